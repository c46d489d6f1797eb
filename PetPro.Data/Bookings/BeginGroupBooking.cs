using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Outside;
using PetPro.Core.Payments;
using PetPro.Data.Payments;

namespace PetPro.Data.Bookings;

/// <summary>
/// Turns the held seats of several pets into a booking each, all paid for by one payment, and opens the gateway's page. The same group
/// gives the same bookings and, while an attempt is open, the same payment; after a declined attempt a new one.
/// </summary>
public sealed class BeginGroupBooking(IDbContextFactory<PetProDb> contexts, IPaymentGateway gateway, TimeProvider clock)
{
    /// <param name="returnTo">Where the gateway sends the browser back to, given the first booking's id.</param>
    public async Task<Result<GroupInPayment>> RunAsync(
        Actor actor, Guid groupId, string paymentMethod, Func<Guid, Uri> returnTo, CancellationToken cancellation)
    {
        if (!PaymentMethods.IsWellFormed(paymentMethod))
        {
            return Error.Invalid("paymentMethod", paymentMethod.Length == 0 ? "required" : "payment-method-format", string.Join(", ", PaymentMethods.Offered));
        }

        var begun = await BeginAsync(actor, groupId, paymentMethod, cancellation);
        if (!begun.IsOk)
        {
            return begun.Error;
        }

        var (bookings, payment) = begun.Value;
        try
        {
            if (payment.PaymentUrl is null)
            {
                await GatewayPages.OpenAsync(contexts, gateway, payment, bookings[0].ReferenceCode, returnTo(bookings[0].Id), cancellation);
            }

            return new GroupInPayment(groupId, payment.Id, payment.PaymentUrl, bookings[0].Status, [.. bookings.Select(b => new BookingOfGroup(b.Id, b.PetId, b.ReferenceCode))]);
        }
        catch (GatewayUnavailableException)
        {
            return Error.Unavailable("gateway-unavailable");
        }
    }

    private async Task<Result<(List<Booking> Bookings, Payment Payment)>> BeginAsync(
        Actor actor, Guid groupId, string paymentMethod, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Reservations.OwnedBy(actor).AnyAsync(r => r.GroupId == groupId, cancellation))
        {
            return Error.NotFound;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var (holds, bookings) = await Groups.LockAsync(db, groupId, cancellation);
        var payment = bookings is [var first, ..] ? await db.Payments.SingleOrDefaultAsync(p => p.Id == first.PaymentId, cancellation) : null;
        if (payment is not null && payment.Status != PaymentStatus.Failed)
        {
            return (bookings, payment);
        }

        if (!holds.TrueForAll(h => h.IsLiveAt(clock.GetUtcNow())))
        {
            return Error.Conflict(holds.Exists(h => h.Status == ReservationStatus.Cancelled) ? "hold-cancelled" : "hold-expired");
        }

        var serviceId = holds[0].ServiceId;
        if (await db.Services.AnyAsync(s => s.Id == serviceId && db.Clinics.Any(c => c.Id == s.ClinicId && c.Status != ClinicStatus.Approved), cancellation))
        {
            return Error.Conflict("clinic-suspended");
        }

        if (bookings.Count == 0)
        {
            bookings = await MakeAsync(db, holds, cancellation);
        }

        var total = bookings.Aggregate(Money.Zero, (sum, b) => sum + b.ToPayOnline);
        payment = Payment.Begin(PaymentSubjects.VisitGroup, groupId, actor.UserId, gateway.Name, total, paymentMethod, holds[0].ExpiresAt);
        db.Add(payment);
        bookings.ForEach(b => b.PayWith(payment.Id));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (bookings, payment);
    }

    private static async Task<List<Booking>> MakeAsync(PetProDb db, List<Reservation> holds, CancellationToken cancellation)
    {
        var (serviceId, slotId) = (holds[0].ServiceId, holds[0].SlotId);
        var service = await db.Services.AsNoTracking().SingleAsync(s => s.Id == serviceId, cancellation);
        var price = service.PriceOn(await db.Slots.Where(s => s.Id == slotId).Select(s => s.SlotDate).SingleAsync(cancellation));
        var bookings = holds.ConvertAll(h => Booking.Begin(h, service.ClinicId, price, service.DepositOf(price)));
        db.AddRange(bookings);
        return bookings;
    }
}

/// <param name="PaymentUrl">The gateway's page.</param>
/// <param name="Bookings">One for each pet.</param>
public sealed record GroupInPayment(
    Guid GroupId, Guid PaymentId, string? PaymentUrl, BookingStatus Status, IReadOnlyList<BookingOfGroup> Bookings);

public sealed record BookingOfGroup(Guid BookingId, Guid PetId, string Reference);
