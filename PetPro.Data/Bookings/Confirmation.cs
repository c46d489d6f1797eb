using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>What a paid booking becomes.</summary>
internal static class Confirmation
{
    /// <summary>Most are visits at once; what the clinic takes only after a look waits for its word.</summary>
    public static async Task DecideAsync(PetProDb db, Booking booking, Guid paymentId, Slot slot, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.Services.AnyAsync(s => s.Id == booking.ServiceId && s.RequiresApproval, cancellation))
        {
            booking.RequestApproval(paymentId, ApprovalTerms.AnswerBefore(now, slot.StartsAt));
        }
        else
        {
            booking.Confirm(paymentId, slot.SlotDate, slot.SlotStartTime);
        }
    }
}
