using PetPro.Core.Bookings;
using PetPro.Data.Outbox;

namespace PetPro.Data.Clinics;

/// <summary>A clinic's rating follows its reviews, those alone that are shown. They are counted anew under a lock, so that two reviews at once both count.</summary>
public sealed class RecountRatingWhenBookingReviewed(TimeProvider clock) : IHandle<BookingReviewed>, IHandle<ReviewDecided>
{
    public Task HandleAsync(BookingReviewed happened, PetProDb db, CancellationToken cancellation) => RecountAsync(happened.ClinicId, db, cancellation);

    public Task HandleAsync(ReviewDecided happened, PetProDb db, CancellationToken cancellation) => RecountAsync(happened.ClinicId, db, cancellation);

    private async Task RecountAsync(Guid clinicId, PetProDb db, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync($$"""
            INSERT INTO clinics.clinic_ratings (clinic_id, avg_rating, review_count, rating_distribution, last_updated)
            VALUES ({{clinicId}}, 0, 0, '{0,0,0,0,0}', {{now}}) ON CONFLICT DO NOTHING
            """, cancellation);
        var rating = await db.ClinicRatings.FromSql($"SELECT * FROM clinics.clinic_ratings WHERE clinic_id = {clinicId} FOR UPDATE")
            .SingleAsync(cancellation);
        var counts = await db.Reviews.Where(r => r.ClinicId == clinicId && r.IsPublished)
            .GroupBy(r => r.Rating).Select(r => new { Stars = r.Key, Count = r.Count() })
            .ToDictionaryAsync(r => r.Stars, r => r.Count, cancellation);
        rating.Recount([.. Enumerable.Range(1, 5).Select(stars => counts.GetValueOrDefault(stars))], now);
    }
}
