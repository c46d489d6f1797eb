using System.Net;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Tests.Data.Records;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web.Account;

/// <summary>
/// A cookie is believed for some seconds, for a page asks with every picture. What is somebody's own is not given out on belief: where
/// the session has ended meanwhile, there is nothing.
/// </summary>
public sealed class SignedOutEverywhereTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cookie_that_was_signed_out_everywhere_gets_nothing_at_once()
    {
        var visit = await new RecordWorld(app.Database).VisitAsync();
        var clinicId = visit.Clinic.Id;
        using var owner = await app.BrowserOfAsync(visit.Owner.UserId);
        using var manager = await app.BrowserOfAsync(visit.Clinic.ManagerId);
        string[] owners = [$"/owner/pets/{visit.PetId}/passport.pdf", $"/owner/bookings/{visit.BookingId}/receipt.pdf", $"/owner/bookings/{visit.BookingId}/calendar.ics"];
        string[] clinics = [$"/clinic/{clinicId}/bookings/{visit.BookingId}/receipt.pdf", $"/clinic/{clinicId}/today", $"/clinic/{clinicId}/reports.csv"];
        (await StatusesAsync(owner, [owners[^1]])).ShouldBe([HttpStatusCode.OK]);
        (await StatusesAsync(manager, [clinics[^1]])).ShouldBe([HttpStatusCode.OK]);

        foreach (var userId in (Guid[])[visit.Owner.UserId, visit.Clinic.ManagerId])
        {
            (await app.Database.Get<EndOtherSessions>().RunAsync(Actor.Owner(userId), null, Cancellation)).IsOk.ShouldBeTrue();
        }

        // Found is the way to the sign-in or to the page that says no.
        (await StatusesAsync(owner, owners)).ShouldAllBe(s => s == HttpStatusCode.NotFound || s == HttpStatusCode.Found);
        (await StatusesAsync(manager, clinics)).ShouldAllBe(s => s == HttpStatusCode.NotFound || s == HttpStatusCode.Found);
    }

    private static async Task<List<HttpStatusCode>> StatusesAsync(HttpClient browser, string[] paths)
    {
        List<HttpStatusCode> statuses = [];
        foreach (var path in paths)
        {
            using var answer = await browser.GetAsync(path, Cancellation);
            statuses.Add(answer.StatusCode);
        }

        return statuses;
    }
}
