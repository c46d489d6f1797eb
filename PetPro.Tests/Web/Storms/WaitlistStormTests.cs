using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PetPro.Core.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web.Storms;

public sealed class WaitlistStormTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly Crowd crowd = new(app);

    [Fact]
    public async Task Two_hundred_wait_for_one_seat_all_take_the_offer_at_once_and_one_has_it()
    {
        var clinic = await crowd.World.ClinicAsync();
        var slot = (await crowd.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30)))[0];
        var members = await crowd.GatherAsync(201);
        var (holder, waiting) = (members[0], members.Skip(1).ToList());
        var held = await ReadAsync(await holder.Http.PostAsJsonAsync("/api/v1/reservations", new { slot.SlotId, holder.PetId }));
        foreach (var part in waiting.Chunk(20))
        {
            var joined = await Task.WhenAll(part.Select(m => m.Http.PostAsJsonAsync("/api/v1/waitlist", new
            {
                m.PetId,
                clinic.ServiceId,
                FirstDay = DateOnly.FromDateTime(slot.StartsAt.DateTime),
                From = TimeOnly.FromTimeSpan(slot.StartsAt.TimeOfDay),
                Until = TimeOnly.FromTimeSpan(slot.StartsAt.TimeOfDay).AddMinutes(1),
            })));
            joined.ShouldAllBe(j => j.StatusCode == HttpStatusCode.Created);
        }

        (await holder.Http.DeleteAsync($"/api/v1/reservations/{held.GetProperty("id").GetGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var offerId = await app.ReadAsync(db => db.WaitlistOffers.Where(o => o.SlotId == slot.SlotId).Select(o => o.Id).SingleAsync());

        // All take the offer, and all try to hold the seat past it.
        var taken = await Task.WhenAll(waiting.Select(m => m.Http.PostAsync($"/api/v1/waitlist/offers/{offerId}/accept", null)));
        var grabbed = await Task.WhenAll(waiting.Select(m => m.Http.PostAsJsonAsync("/api/v1/reservations", new { slot.SlotId, m.PetId })));

        taken.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        taken.Count(a => a.StatusCode == HttpStatusCode.NotFound).ShouldBe(199);
        var winner = Array.FindIndex(taken, a => a.StatusCode == HttpStatusCode.OK);
        grabbed[winner].StatusCode.ShouldBe(HttpStatusCode.Created);
        (await ReadAsync(grabbed[winner])).GetProperty("id").GetGuid().ShouldBe((await ReadAsync(taken[winner])).GetProperty("reservationId").GetGuid());
        grabbed.Where((_, i) => i != winner).ShouldAllBe(a => a.StatusCode == HttpStatusCode.Conflict);
        (await app.ReadAsync(db => db.Reservations.CountAsync(r => r.SlotId == slot.SlotId && r.Status == ReservationStatus.Pending))).ShouldBe(1);
        await crowd.SettledAsync();
        await crowd.InvariantsHoldAsync();
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();
}
