using Microsoft.EntityFrameworkCore;
using PetPro.Core.Outside;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

/// <summary>The steps from a free slot to a paid booking, as tests of this folder take them.</summary>
public sealed class BookingJourney(TestDatabase database)
{
    public World World { get; } = new(database);

    public async Task<(Actor Owner, Guid PetId)> OwnerWithPetAsync()
    {
        var owner = await World.OwnerAsync();
        return (Actor.Owner(owner), await World.PetAsync(owner));
    }

    public Task<Result<HeldSeat>> HoldAsync(Actor owner, Guid slotId, Guid petId) =>
        database.Get<ReserveSlot>().RunAsync(owner, slotId, petId, CancellationToken.None);

    public async Task<BookingInPayment> BeginAsync(Actor owner, Guid reservationId) =>
        (await database.Get<BeginBooking>().RunAsync(owner, reservationId, "qris", id => new Uri($"https://petpro.test/{id}"), CancellationToken.None)).Value;

    /// <summary>What the gateway's notice of that outcome leads to.</summary>
    public async Task GatewaySaysAsync(Guid paymentId, GatewayOutcome outcome)
    {
        await database.ReadAsync(async db =>
        {
            var payment = await db.Payments.SingleAsync(p => p.Id == paymentId);
            payment.Follow(outcome, payment.Amount, database.Clock.Now);
            return await db.SaveChangesAsync();
        });
        await database.RelayAllAsync();
    }

    public async Task<Guid> BookAsync(Actor owner, Guid slotId, Guid petId)
    {
        var begun = await BeginAsync(owner, (await HoldAsync(owner, slotId, petId)).Value.Id);
        await GatewaySaysAsync(begun.PaymentId, GatewayOutcome.Succeeded);

        // An application that runs beside relays too: what it has taken may still be on its way to the booking.
        await Eventually.SeeAsync(() => BookingAsync(begun.BookingId), booking => booking.Status != PetPro.Core.Bookings.BookingStatus.PendingPayment);
        return begun.BookingId;
    }

    public async Task<MoveOutcome> MoveAsync(Actor owner, Guid bookingId, Guid slotId) =>
        (await database.Get<RescheduleBooking>().RunAsync(owner, bookingId, slotId, null, CancellationToken.None)).Value;

    /// <summary>Opens the gateway's page for the difference of a move.</summary>
    public async Task<BookingInPayment> PayForMoveAsync(Actor owner, Guid moveId) =>
        (await database.Get<PayForMove>().RunAsync(owner, moveId, "qris", id => new Uri($"https://petpro.test/{id}"), CancellationToken.None)).Value;

    public Task<PetPro.Core.Bookings.Booking> BookingAsync(Guid id) => database.ReadAsync(db => db.Bookings.AsNoTracking().SingleAsync(b => b.Id == id));

    public Task<PetPro.Core.Payments.Payment> PaymentAsync(Guid id) =>
        database.ReadAsync(db => db.Payments.AsNoTracking().Include(p => p.Refunds).SingleAsync(p => p.Id == id));
}
