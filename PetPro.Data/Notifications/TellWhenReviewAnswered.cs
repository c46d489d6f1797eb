using PetPro.Core.Accounts;
using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>
/// Who wrote a review hears that it was answered, and that it was hidden; the clinic's people who answer hear of a new review and of
/// what was decided about one that they flagged.
/// </summary>
public sealed class TellWhenReviewAnswered : IHandle<BookingReviewed>, IHandle<ReviewAnswered>, IHandle<ReviewDecided>
{
    public async Task HandleAsync(BookingReviewed happened, PetProDb db, CancellationToken cancellation) =>
        await TellClinicAsync(NotificationTypes.ClinicReviewed, await FactsAsync(happened.ReviewId, db, cancellation), db, cancellation);

    public async Task HandleAsync(ReviewAnswered happened, PetProDb db, CancellationToken cancellation) =>
        TellWriter(NotificationTypes.ReviewAnswered, await FactsAsync(happened.ReviewId, db, cancellation), db);

    public async Task HandleAsync(ReviewDecided happened, PetProDb db, CancellationToken cancellation)
    {
        var facts = await FactsAsync(happened.ReviewId, db, cancellation);
        if (!happened.IsShown)
        {
            TellWriter(NotificationTypes.ReviewHidden, facts, db);
        }

        await TellClinicAsync(happened.IsShown ? NotificationTypes.ClinicReviewKept : NotificationTypes.ClinicReviewHidden, facts, db, cancellation);
    }

    private static Task<ReviewFacts> FactsAsync(Guid reviewId, PetProDb db, CancellationToken cancellation) => (
        from review in db.Reviews
        join clinic in db.Clinics on review.ClinicId equals clinic.Id
        join profile in db.UserProfiles on review.UserId equals profile.UserId
        where review.Id == reviewId
        select new ReviewFacts(review.UserId, profile.Language, review.ClinicId, clinic.Name, clinic.Slug, review.Rating, review.DecisionReason))
        .SingleAsync(cancellation);

    private static void TellWriter(string type, ReviewFacts facts, PetProDb db) =>
        db.Tell(facts.WriterId, facts.Language, type, facts.Words, $"/clinics/{facts.Slug}#reviews");

    private static async Task TellClinicAsync(string type, ReviewFacts facts, PetProDb db, CancellationToken cancellation)
    {
        var roles = Roles.Grants.Where(grant => grant.Value.Contains(Permissions.AnswerReviews)).Select(grant => grant.Key).ToArray();
        var people = await (
            from member in db.Staff
            join profile in db.UserProfiles on member.UserId equals profile.UserId
            where member.ClinicId == facts.ClinicId && member.IsActive && roles.Contains(member.Role)
            select new { profile.UserId, profile.Language }).Distinct().ToListAsync(cancellation);
        foreach (var person in people)
        {
            db.Tell(person.UserId, person.Language, type, facts.Words, $"/clinic/{facts.ClinicId}/reviews");
        }
    }

    private sealed record ReviewFacts(Guid WriterId, string Language, Guid ClinicId, string Clinic, string Slug, int Rating, string? Reason)
    {
        public Dictionary<string, string> Words => new() { ["clinic"] = Clinic, ["stars"] = $"{Rating}", ["reason"] = Reason ?? "–" };
    }
}
