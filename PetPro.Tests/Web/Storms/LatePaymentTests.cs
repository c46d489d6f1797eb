using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using PetPro.Core.Bookings;
using PetPro.Core.Payments;
using PetPro.Tests.Support;
using PetPro.Tests.Web.Crash;

namespace PetPro.Tests.Web.Storms;

/// <summary>Seats are held for a few seconds only, so that the sandbox's `late` comes soon.</summary>
public sealed class LatePaymentTests(LatePaymentTests.HurriedApp app) : IClassFixture<LatePaymentTests.HurriedApp>
{
    private readonly Crowd crowd = new(app);

    [Fact]
    public async Task Paid_after_the_hold_lapsed_it_takes_the_seat_again()
    {
        var member = (await crowd.GatherAsync(1))[0];
        var (bookingId, _) = await PayLateAsync(member, await SlotAsync());

        await Eventually.SeeAsync(() => StatusAsync(bookingId), status => status == BookingStatus.Confirmed);

        await crowd.SettledAsync();
        await crowd.InvariantsHoldAsync();
    }

    [Fact]
    public async Task Paid_after_somebody_else_took_the_seat_all_of_it_goes_back()
    {
        var slotId = await SlotAsync();
        var members = await crowd.GatherAsync(2);
        var (bookingId, paymentId) = await PayLateAsync(members[0], slotId);
        await using (var held = await HeldRow.PaymentAsync(app.Database.ConnectionString, paymentId))
        {
            await held.WaitedForAsync();
            await members[1].Http.PostAsJsonAsync("/api/v1/reservations", new { slotId, members[1].PetId }).ShouldBeOkAsync(HttpStatusCode.Created);
        }

        await Eventually.SeeAsync(
            () => app.ReadAsync(db => db.Payments.Where(p => p.Id == paymentId).Select(p => p.Status).SingleAsync()), status => status == PaymentStatus.Refunded);

        var booking = await app.ReadAsync(db => db.Bookings.SingleAsync(b => b.Id == bookingId));
        booking.Status.ShouldBe(BookingStatus.Cancelled);
        booking.CancellationReason.ShouldBe(CancellationReasons.SeatGone);
        await crowd.SettledAsync();
        await crowd.InvariantsHoldAsync();
    }

    private async Task<Guid> SlotAsync()
    {
        var clinic = await crowd.World.ClinicAsync();
        return (await crowd.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(3)))[0].SlotId;
    }

    private async Task<(Guid BookingId, Guid PaymentId)> PayLateAsync(Member member, Guid slotId)
    {
        var held = await member.Http.PostAsJsonAsync("/api/v1/reservations", new { slotId, member.PetId }).ShouldBeOkAsync(HttpStatusCode.Created);
        var begun = await member.Http.PostAsJsonAsync("/api/v1/bookings", new { reservationId = held.GetProperty("id").GetGuid(), paymentMethod = "qris" })
            .ShouldBeOkAsync(HttpStatusCode.Accepted);
        var paymentId = begun.GetProperty("paymentId").GetGuid();
        using var answer = await app.Visitor().PostAsync($"/sandbox/payments/{paymentId}", new FormUrlEncodedContent([new("outcome", "late")]));
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        return (begun.GetProperty("bookingId").GetGuid(), paymentId);
    }

    private Task<BookingStatus> StatusAsync(Guid bookingId) => app.ReadAsync(db => db.Bookings.Where(b => b.Id == bookingId).Select(b => b.Status).SingleAsync());

    public sealed class HurriedApp(PostgresCluster cluster) : TestApp(cluster)
    {
        protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Bookings:HoldFor"] = "00:00:05" };
    }
}
