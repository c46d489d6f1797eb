using PetPro.Core.Bookings;
using PetPro.Core.Payments;

namespace PetPro.Data.Payments;

/// <summary>How a payment stands, for the page that the payer returns to. What that return itself claims proves nothing.</summary>
public sealed class GetPaymentState(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result<PaymentState>> RunAsync(Actor actor, Guid paymentId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var state = await (
            from payment in db.Payments.AsNoTracking()
            where payment.Id == paymentId && payment.UserId == actor.UserId
            join booking in db.Bookings on payment.SubjectId equals booking.Id
            select new PaymentState(
                payment.Id,
                payment.Status,
                payment.Amount,
                payment.PaymentUrl,
                payment.PayBefore,
                payment.Refunds.Any(r => r.Status != RefundStatus.Success),
                booking.Id,
                booking.Status,
                booking.ReferenceCode,
                booking.CancellationReason)).SingleOrDefaultAsync(cancellation);
        return state is null ? Error.NotFound : state;
    }
}

/// <param name="PayBefore">The seat is held until then.</param>
/// <param name="RefundIsOnItsWay">Money was promised back and has not arrived yet.</param>
/// <param name="CancellationReason">`seat-gone` where the payment came too late.</param>
public sealed record PaymentState(
    Guid PaymentId,
    PaymentStatus Status,
    Money Amount,
    string? PaymentUrl,
    DateTimeOffset PayBefore,
    bool RefundIsOnItsWay,
    Guid BookingId,
    BookingStatus BookingStatus,
    string ReferenceCode,
    string? CancellationReason)
{
    /// <summary>Nothing more is to be waited for: the page need not look again.</summary>
    public bool IsSettled => BookingStatus is not (BookingStatus.PendingPayment or BookingStatus.Expired) || Status == PaymentStatus.Failed;
}
