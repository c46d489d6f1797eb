using System.Net;
using Microsoft.EntityFrameworkCore;
using PetPro.Data.Records;
using PetPro.Tests.Data.Records;
using PetPro.Tests.Support;
using PetPro.Tests.Web.Account;

namespace PetPro.Tests.Web.Records;

public sealed class RecordPaperTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly RecordWorld world = new(app.Database);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "Vaccination certificate", "Prescription", "Pet passport")]
    [InlineData("id", "Sertifikat vaksinasi", "Resep dokter hewan", "Paspor hewan")]
    [InlineData("ja", "ワクチン接種証明書", "処方せん", "ペットパスポート")]
    public async Task Papers_are_printed_in_the_readers_language_with_names_of_both_scripts(string language, string certificate, string prescription, string passport)
    {
        var (visit, ids) = await WrittenAsync();
        using var owner = await app.BrowserOfAsync(visit.Owner.UserId, language);

        var papers = new (string Path, string Title, string[] Says)[]
        {
            ($"/owner/records/certificates/{ids.Vaccination}.pdf", certificate, ["Rabisin", "L-2211", "drh. 1"]),
            ($"/owner/records/prescriptions/{ids.Prescription}.pdf", prescription, ["Amoxicillin", "SIP-31/2024", "Setelah makan"]),
            ($"/owner/pets/{visit.PetId}/passport.pdf", passport, ["Rabies", "4", "Alergi udang <b>"]),
        };
        foreach (var (path, title, says) in papers)
        {
            using var answer = await owner.GetAsync(path, Cancellation);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
            var pdf = await answer.Content.ReadAsByteArrayAsync(Cancellation);
            Keep($"{title}-{language}", pdf);
            var text = PdfText.Of(pdf);
            text.ShouldContain(title);
            text.ShouldContain("タマ");
            text.ShouldContain("Siti");
            says.ShouldAllBe(word => text.Contains(word, StringComparison.Ordinal), path);
        }
    }

    [Fact]
    public async Task A_file_is_downloaded_under_a_name_of_ours_and_can_do_nothing()
    {
        var (visit, ids) = await WrittenAsync();
        using var owner = await app.BrowserOfAsync(visit.Owner.UserId);

        using var answer = await owner.GetAsync($"/owner/records/attachments/{ids.Attachment}", Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var disposition = answer.Content.Headers.ContentDisposition!;
        (disposition.DispositionType, disposition.FileName).ShouldBe(("attachment", $"PetPro-{ids.Attachment.ToString("N")[^12..]}.png"));
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; sandbox"]);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Strangers_find_no_papers()
    {
        var (visit, ids) = await WrittenAsync();
        var other = await world.VisitAsync();
        using var stranger = await app.BrowserOfAsync(other.Owner.UserId);
        using var vet = await app.BrowserOfAsync(other.Clinic.ManagerId);
        using var visitor = app.Visitor();
        string[] owners =
        [
            $"/owner/records/attachments/{ids.Attachment}", $"/owner/records/certificates/{ids.Vaccination}.pdf",
            $"/owner/records/prescriptions/{ids.Prescription}.pdf", $"/owner/pets/{visit.PetId}/passport.pdf",
        ];
        string[] clinics =
        [
            $"/clinic/{other.Clinic.Id}/records/attachments/{ids.Attachment}", $"/clinic/{visit.Clinic.Id}/records/certificates/{ids.Vaccination}.pdf",
            $"/clinic/{visit.Clinic.Id}/records/prescriptions/{ids.Prescription}.pdf",
        ];

        foreach (var path in owners)
        {
            (await stranger.GetAsync(path, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            (await visitor.GetAsync(path, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Redirect, path);
        }

        foreach (var path in clinics)
        {
            (await vet.GetAsync(path, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            (await visitor.GetAsync(path, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Redirect, path);
        }
    }

    [Fact]
    public async Task A_passport_page_is_kept_by_nobody_and_ended_links_are_all_the_same()
    {
        var (visit, _) = await WrittenAsync();
        var link = await world.LinkAsync(visit);
        using var visitor = app.Visitor();

        using var shown = await visitor.GetAsync($"/passport/{link.Secret}", Cancellation);
        var html = WebUtility.HtmlDecode(await shown.Content.ReadAsStringAsync(Cancellation));

        shown.StatusCode.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("タマ");
        html.ShouldNotContain("Siti");
        html.ShouldNotContain("blazor.web.js");
        html.ShouldContain("noindex");
        shown.Headers.CacheControl!.NoStore.ShouldBeTrue();
        shown.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        await app.Database.Get<RevokePassportLink>().RunAsync(visit.Owner, visit.PetId, link.Id, Cancellation);
        var ended = await SeeAsync(visitor, link.Secret);
        var unknown = await SeeAsync(visitor, new string('A', 43));
        ended.Status.ShouldBe(HttpStatusCode.NotFound);
        unknown.ShouldBe(ended);

        static async Task<(HttpStatusCode Status, string Html)> SeeAsync(HttpClient visitor, string secret)
        {
            using var answer = await visitor.GetAsync($"/passport/{secret}", Cancellation);

            // What the framework keeps for itself at the end of a page is sealed anew each time.
            var html = await answer.Content.ReadAsStringAsync(Cancellation);
            return (answer.StatusCode, html.Split("<!--Blazor-Server-Component-State")[0].Replace(secret, "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_certificates_page_says_valid_and_nothing_else()
    {
        var (visit, _) = await WrittenAsync();
        var number = await app.ReadAsync(db => db.Vaccinations.Where(v => v.PetId == visit.PetId).Select(v => v.CertificateNumber).SingleAsync(Cancellation));
        using var visitor = app.Visitor();

        var html = WebUtility.HtmlDecode(await visitor.GetStringAsync($"/certificates/{number}", Cancellation));

        html.ShouldContain(number!);
        foreach (var secret in (string[])["タマ", "Siti", "Rabies", "Rabisin", "L-2211", "Melati"])
        {
            html.ShouldNotContain(secret);
        }

        (await visitor.GetAsync("/certificates/VC-000000000000", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Programs_read_the_records_of_the_owners_own_pets_alone()
    {
        var (visit, _) = await WrittenAsync();
        using var owner = await app.SignInAsync(await app.LetSignInAsync(visit.Owner.UserId));
        var stranger = await app.OwnerAsync();

        var records = await owner.GetAsync($"/api/v1/pets/{visit.PetId}/records?limit=2").ShouldBeOkAsync();
        records.GetProperty("items").GetArrayLength().ShouldBe(2);
        var rest = await owner.GetAsync($"/api/v1/pets/{visit.PetId}/records?cursor={records.GetProperty("next").GetString()}").ShouldBeOkAsync();
        rest.GetProperty("items").GetArrayLength().ShouldBe(3);
        var vaccinations = await owner.GetAsync($"/api/v1/pets/{visit.PetId}/vaccinations").ShouldBeOkAsync();
        vaccinations.GetProperty("items")[0].GetProperty("batchNumber").GetString().ShouldBe("L-2211");
        await stranger.Http.GetAsync($"/api/v1/pets/{visit.PetId}/records").ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await stranger.Http.GetAsync($"/api/v1/pets/{visit.PetId}/vaccinations").ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    private async Task<(RecordVisit Visit, (Guid Vaccination, Guid Prescription, Guid Attachment) Ids)> WrittenAsync()
    {
        var visit = await world.VisitAsync();
        var (vet, clinicId, bookingId) = (visit.Clinic.Manager, visit.Clinic.Id, visit.BookingId);
        await app.ReadAsync(db => db.Pets.Where(p => p.Id == visit.PetId).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.Name, "タマ Tama").SetProperty(p => p.HealthNotes, "Alergi udang <b>"), Cancellation));
        await app.ReadAsync(db => db.UserProfiles.Where(p => p.UserId == visit.Owner.UserId).ExecuteUpdateAsync(set => set.SetProperty(p => p.FullName, "Siti 花子"), Cancellation));
        await world.SaveAsync(visit, RecordWorld.Note, 0);
        var given = await app.Database.Get<GiveVaccination>().RunAsync(vet, clinicId, bookingId, world.Rabies, Cancellation);
        var issued = await app.Database.Get<IssuePrescription>().RunAsync(vet, clinicId, bookingId, RecordWorld.Amoxicillin, Cancellation);
        var put = await app.Database.Get<PutAttachment>().RunAsync(vet, clinicId, bookingId, "Rontgen", new MemoryStream(Pictures.Png()), Cancellation);
        await CopyFileAsync(put.Value, visit.PetId);
        await world.CompleteAsync(visit);
        return (visit, (given.Value, issued.Value, put.Value));
    }

    /// <summary>The application keeps its files in a folder of its own: what was put there beside it is put there too.</summary>
    private async Task CopyFileAsync(Guid attachmentId, Guid petId)
    {
        using var content = new MemoryStream(Pictures.Png());
        var key = await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<PetPro.Core.Outside.IFileStore>(app.Services)
            .SaveAsync(content, "image/png", Cancellation);
        await app.ReadAsync(db => db.Pets.Where(p => p.Id == petId).ExecuteUpdateAsync(set => set.SetProperty(p => p.PhotoKey, key), Cancellation));
        await app.ReadAsync(db => db.Database.ExecuteSqlAsync(
            $"ALTER TABLE records.attachments DISABLE TRIGGER no_change; UPDATE records.attachments SET file_key = {key} WHERE id = {attachmentId}; ALTER TABLE records.attachments ENABLE TRIGGER no_change", Cancellation));
    }

    /// <summary>For people to look at, where PETPRO_SCREENSHOTS names a folder.</summary>
    private static void Keep(string name, byte[] pdf)
    {
        if (Environment.GetEnvironmentVariable("PETPRO_SCREENSHOTS") is { Length: > 0 } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, $"{name}.pdf"), pdf);
        }
    }
}
