using System.Net;
using PetPro.Data.Bookings;
using PetPro.Tests.Data.Records;
using PetPro.Tests.Support;
using PetPro.Tests.Web.Account;

namespace PetPro.Tests.Web.Owner;

public sealed class OwnerNotePrivacyTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Words = "Dokternya-galak-sekali";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_private_note_stands_on_its_owners_page_and_on_none_of_the_clinics()
    {
        var visit = await new RecordWorld(app.Database).VisitAsync();
        var clinicId = visit.Clinic.Id;
        (await app.Database.Get<KeepOwnerNote>().RunAsync(visit.Owner, visit.BookingId, Words, 0, Cancellation)).IsOk.ShouldBeTrue();
        using var owner = await app.BrowserOfAsync(visit.Owner.UserId);
        using var manager = await app.BrowserOfAsync(visit.Clinic.ManagerId);

        (await owner.GetStringAsync($"/owner/bookings/{visit.BookingId}", Cancellation)).ShouldContain(Words);
        string[] pages =
        [
            $"/clinic/{clinicId}/today", $"/clinic/{clinicId}/calendar", $"/clinic/{clinicId}/bookings/{visit.BookingId}", $"/clinic/{clinicId}/bookings/{visit.BookingId}/record",
            $"/clinic/{clinicId}/patients", $"/clinic/{clinicId}/patients/{visit.PetId}", $"/clinic/{clinicId}/reports",
        ];
        foreach (var page in pages)
        {
            using var answer = await manager.GetAsync(page, Cancellation);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
            (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldNotContain(Words, customMessage: page);
        }

        using var program = await app.SignInAsync(await app.LetSignInAsync(visit.Owner.UserId));
        foreach (var path in (string[])["/api/v1/bookings", $"/api/v1/bookings/{visit.BookingId}", $"/api/v1/pets/{visit.PetId}/records"])
        {
            (await program.GetStringAsync(path, Cancellation)).ShouldNotContain(Words, customMessage: path);
        }
    }
}
