using PetPro.Core.Accounts;
using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>Whoever decides about reviews sees at once that one was reported.</summary>
public sealed class TellAdminsWhenReviewFlagged : IHandle<ReviewFlagged>
{
    public async Task HandleAsync(ReviewFlagged happened, PetProDb db, CancellationToken cancellation)
    {
        var name = await db.Clinics.Where(c => c.Id == happened.ClinicId).Select(c => c.Name).SingleAsync(cancellation);
        await db.TellWhoMayAsync(
            Permissions.ModerateReviews,
            NotificationTypes.ReviewFlagged,
            new Dictionary<string, string> { ["clinic"] = name },
            "/admin/reviews",
            cancellation);
    }
}
