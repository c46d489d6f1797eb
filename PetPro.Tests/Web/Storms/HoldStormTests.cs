using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PetPro.Core.Bookings;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web.Storms;

public sealed class HoldStormTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly Crowd crowd = new(app);

    [Fact]
    public async Task Two_hundred_who_want_one_slot_of_three_seats_get_three_holds_and_197_clean_refusals()
    {
        var clinic = await crowd.World.ClinicAsync(capacity: 3);
        var slotId = (await crowd.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(3)))[0].SlotId;
        var members = await crowd.GatherAsync(200);

        var answers = await Task.WhenAll(members.Select(m => HoldAsync(m, slotId)));

        answers.Count(a => a.Status == HttpStatusCode.Created).ShouldBe(3);
        answers.Count(a => a is { Status: HttpStatusCode.Conflict, Type: "slot-taken" }).ShouldBe(197);
        (await SlotAsync(slotId)).BookedCount.ShouldBe(3);
        await crowd.SettledAsync();
        await crowd.InvariantsHoldAsync();

        await LapseAsync();

        (await app.ReadAsync(db => db.Slots.CountAsync(s => s.BookedCount > 0))).ShouldBe(0);
        await crowd.SettledAsync();
        await crowd.InvariantsHoldAsync();
    }

    [Fact]
    public async Task A_hold_that_has_lapsed_is_free_to_others_at_once_even_before_the_job()
    {
        var clinic = await crowd.World.ClinicAsync(capacity: 1);
        var slotId = (await crowd.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(3)))[0].SlotId;
        var members = await crowd.GatherAsync(20);
        (await HoldAsync(members[0], slotId)).Status.ShouldBe(HttpStatusCode.Created);
        (await HoldAsync(members[1], slotId)).Type.ShouldBe("slot-taken");
        await AgeAsync();

        var answers = await Task.WhenAll(members.Skip(1).Select(m => HoldAsync(m, slotId)));

        answers.Count(a => a.Status == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(a => a is { Status: HttpStatusCode.Conflict, Type: "slot-taken" }).ShouldBe(18);
        await crowd.SettledAsync();
        await crowd.InvariantsHoldAsync();
    }

    [Fact]
    public async Task Fifty_times_the_same_hold_is_one_hold()
    {
        var clinic = await crowd.World.ClinicAsync(capacity: 3);
        var slotId = (await crowd.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(3)))[0].SlotId;
        var member = (await crowd.GatherAsync(1))[0];

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => HoldAsync(member, slotId)));

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Created);
        answers.Select(a => a.Id).Distinct().Count().ShouldBe(1);
        (await SlotAsync(slotId)).BookedCount.ShouldBe(1);
        await crowd.SettledAsync();
        await crowd.InvariantsHoldAsync();
    }

    private static async Task<(HttpStatusCode Status, string? Type, Guid? Id)> HoldAsync(Member member, Guid slotId)
    {
        using var answer = await member.Http.PostAsJsonAsync("/api/v1/reservations", new { slotId, member.PetId });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (
            answer.StatusCode,
            body.TryGetProperty("type", out var type) ? type.GetString() : null,
            body.TryGetProperty("id", out var id) ? id.GetGuid() : null);
    }

    private Task<Slot> SlotAsync(Guid id) => app.ReadAsync(db => db.Slots.AsNoTracking().SingleAsync(s => s.Id == id));

    private Task<int> AgeAsync() => app.ReadAsync(db => db.Database.ExecuteSqlAsync(
        $"UPDATE bookings.reservations SET expires_at = now() - interval '1 second' WHERE status = 'pending'"));

    /// <summary>The time of every hold runs out, and the job frees the seats.</summary>
    private async Task LapseAsync()
    {
        await AgeAsync();
        await app.Services.GetRequiredService<ExpireReservations>().RunAsync(Actor.System, CancellationToken.None);
    }
}
