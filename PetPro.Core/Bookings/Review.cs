namespace PetPro.Core.Bookings;

/// <summary>What an owner says of a completed visit, once.</summary>
public sealed class Review : Entity
{
    private Review()
    {
    }

    public Guid BookingId { get; private set; }

    public Guid UserId { get; private set; }

    public Guid ClinicId { get; private set; }

    public Guid ServiceId { get; private set; }

    /// <summary>1 to 5.</summary>
    public int Rating { get; private set; }

    public string? Comment { get; private set; }

    /// <summary>The writer was there: the visit is in our books.</summary>
    public bool IsVerified { get; private set; } = true;

    public bool IsPublished { get; private set; } = true;

    public static Result<Review> Write(Booking booking, int rating, string? comment)
    {
        if (booking.Status != BookingStatus.Completed)
        {
            return Error.Conflict("visit-not-completed");
        }

        if (rating is < 1 or > 5)
        {
            return Error.Invalid("rating", "rating-out-of-range");
        }

        if (comment?.Length > 2000)
        {
            return Error.Invalid("comment", "too-long", 2000);
        }

        var review = new Review
        {
            BookingId = booking.Id,
            UserId = booking.UserId,
            ClinicId = booking.ClinicId,
            ServiceId = booking.ServiceId,
            Rating = rating,
            Comment = string.IsNullOrWhiteSpace(comment) ? null : comment.Trim(),
        };
        review.Record(new BookingReviewed(review.Id, booking.Id, booking.ClinicId, booking.ServiceId, rating));
        return review;
    }
}
