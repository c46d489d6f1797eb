using System.Net;
using Microsoft.EntityFrameworkCore;
using PetPro.Data.Bookings;
using PetPro.Tests.Data.Bookings;
using PetPro.Tests.Support;
using PetPro.Tests.Web.Account;

namespace PetPro.Tests.Web.Records;

public sealed class ReceiptFileTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly BookingJourney journey = new(app.Database);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "Receipt", "Received from", "This visit was called off.")]
    [InlineData("id", "Kuitansi", "Diterima dari", "Kunjungan ini tidak jadi berlangsung.")]
    [InlineData("ja", "領収書", "お名前", "この予約は取り消されました。")]
    public async Task A_receipt_is_printed_in_the_readers_language_and_says_what_went_back(string language, string title, string from, string calledOff)
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var id = await journey.BookAsync(owner, (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(5)))[0].SlotId, pet);
        await app.Database.Get<CancelBooking>().RunAsync(owner, id, null, null, Cancellation);
        await app.ReadAsync(db => db.UserProfiles.Where(p => p.UserId == owner.UserId).ExecuteUpdateAsync(set => set.SetProperty(p => p.FullName, "Siti 花子"), Cancellation));
        using var browser = await app.BrowserOfAsync(owner.UserId, language);

        using var answer = await browser.GetAsync($"/owner/bookings/{id}/receipt.pdf", Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
        var pdf = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        if (Environment.GetEnvironmentVariable("PETPRO_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, $"receipt-{language}.pdf"), pdf, Cancellation);
        }

        var text = PdfText.Of(pdf);
        foreach (var words in (string[])[title, from, calledOff, "Siti 花子", "Milo", "Klinik Melati", "Rp 150.000", "Rp 75.000", "QRIS"])
        {
            text.ShouldContain(words);
        }
    }

    [Fact]
    public async Task A_manager_prints_it_at_the_desk_and_strangers_find_none()
    {
        var clinic = await journey.World.ClinicAsync();
        var other = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var (stranger, _) = await journey.OwnerWithPetAsync();
        var id = await journey.BookAsync(owner, (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30)))[0].SlotId, pet);
        using var manager = await app.BrowserOfAsync(clinic.ManagerId);
        using var another = await app.BrowserOfAsync(other.ManagerId);
        using var nosy = await app.BrowserOfAsync(stranger.UserId);
        using var visitor = app.Visitor();

        (await StatusAsync(manager, $"/clinic/{clinic.Id}/bookings/{id}/receipt.pdf")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(another, $"/clinic/{clinic.Id}/bookings/{id}/receipt.pdf")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(another, $"/clinic/{other.Id}/bookings/{id}/receipt.pdf")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(nosy, $"/owner/bookings/{id}/receipt.pdf")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(visitor, $"/owner/bookings/{id}/receipt.pdf")).ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, Cancellation);
        return answer.StatusCode;
    }
}
