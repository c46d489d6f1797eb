using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PetPro.Core.Clinics;
using PetPro.Core.Shared;
using PetPro.Data.Clinics;
using PetPro.Tests.Support;
using PetPro.Tests.Web.Account;

namespace PetPro.Tests.Web.Joining;

/// <summary>The documents that clinics hand in come from strangers and are opened by admins: the answer lets them do nothing.</summary>
public sealed class DocumentFileTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_is_what_its_bytes_say_is_guessed_at_by_nobody_and_can_do_nothing()
    {
        var (applicant, _) = await app.AccountAsync();
        var pdf = await HandInAsync(applicant, Papers.Pdf(), "../../<script>.html");
        var png = await HandInAsync(applicant, Pictures.Png(), "izin.exe");
        using var browser = await app.BrowserOfAsync(applicant);

        foreach (var (id, type, extension) in ((Guid, string, string)[])[(pdf, "application/pdf", "pdf"), (png, "image/png", "png")])
        {
            foreach (var isDownload in (bool[])[false, true])
            {
                using var answer = await browser.GetAsync($"/clinics/documents/{id}{(isDownload ? "?download=true" : "")}", Cancellation);

                answer.StatusCode.ShouldBe(HttpStatusCode.OK);
                answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
                answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
                var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
                policy.ShouldStartWith("sandbox; default-src 'none'");
                policy.ShouldNotContain("allow-");
                policy.ShouldEndWith("frame-ancestors 'self'");
                answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
                var disposition = answer.Content.Headers.ContentDisposition!;
                disposition.DispositionType.ShouldBe(isDownload ? "attachment" : "inline");
                disposition.FileName.ShouldBe($"clinic-licence-{id:N}.{extension}");
            }
        }
    }

    [Fact]
    public async Task Who_has_nothing_to_do_with_it_finds_no_document()
    {
        var (applicant, _) = await app.AccountAsync();
        var (stranger, _) = await app.AccountAsync();
        var id = await HandInAsync(applicant, Papers.Pdf(), "izin.pdf");
        using var nosy = await app.BrowserOfAsync(stranger);
        using var visitor = app.Visitor();

        using var strangers = await nosy.GetAsync($"/clinics/documents/{id}", Cancellation);
        using var visitors = await visitor.GetAsync($"/clinics/documents/{id}", Cancellation);

        (strangers.StatusCode, visitors.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.Redirect));
    }

    private async Task<Guid> HandInAsync(Guid applicant, byte[] content, string name)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var clinicId = (await scope.ServiceProvider.GetRequiredService<SaveClinicDraft>().RunAsync(Actor.Owner(applicant), null, Entry, Cancellation)).Value;
        using var upload = new MemoryStream(content);
        return (await scope.ServiceProvider.GetRequiredService<AddClinicDocument>()
            .RunAsync(Actor.Owner(applicant), clinicId, ClinicDocumentKind.ClinicLicence, name, upload, Cancellation)).Value;
    }

    private static ClinicEntry Entry => new(
        "Klinik Seruni", "Jl. Seruni 3", "Bogor", "Jawa Barat", "16110", "-6.59, 106.79", "Asia/Jakarta", "0251 8300000", "halo@seruni.test", "seruni.test",
        "Klinik keluarga.", ["parking"], new Dictionary<DayOfWeek, TypedHours> { [DayOfWeek.Monday] = new("09:00", "17:00") }, "503/SIVET/7");
}
