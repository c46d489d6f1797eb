namespace PetPro.Core.Bookings;

/// <summary>What an owner says of a completed visit, once.</summary>
public sealed class Review : Entity
{
    public const int MostPhotos = 4;

    private const int LongestText = 2000;

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

    /// <summary>Keys of the writer's pictures, in their order.</summary>
    public string[] PhotoKeys { get; private set; } = [];

    /// <summary>What the clinic said to it: once, and as it stands.</summary>
    public string? Answer { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>One of <see cref="FlagReasons"/>: why the clinic thinks that it should not be shown.</summary>
    public string? FlagReason { get; private set; }

    public DateTimeOffset? FlaggedAt { get; private set; }

    /// <summary>When an admin decided about the flag; none while it waits.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>In the admin's words.</summary>
    public string? DecisionReason { get; private set; }

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

        if (comment?.Length > LongestText)
        {
            return Error.Invalid("comment", "too-long", LongestText);
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

    /// <summary>Adds a picture by the key under which it is kept.</summary>
    public Result ShowPhoto(string key)
    {
        if (PhotoKeys.Length >= MostPhotos)
        {
            return Error.Conflict("review-photos-full");
        }

        PhotoKeys = [.. PhotoKeys, key];
        return Result.Ok;
    }

    /// <summary>The clinic answers: once, for what readers have read must not change under them.</summary>
    public Result GiveAnswer(string text, DateTimeOffset at)
    {
        if (Answer is not null)
        {
            return Error.Conflict("review-answered");
        }

        if (!IsPublished)
        {
            return Error.Conflict("review-hidden");
        }

        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            return string.IsNullOrWhiteSpace(text) ? Error.Invalid("answer", "required") : Error.Invalid("answer", "too-long", LongestText);
        }

        (Answer, AnsweredAt) = (text.Trim(), at);
        Record(new ReviewAnswered(Id, BookingId, ClinicId, UserId));
        return Result.Ok;
    }

    /// <summary>The clinic asks an admin to look at it: once; what was decided stands.</summary>
    public Result Flag(string reason, DateTimeOffset at)
    {
        if (FlaggedAt is not null)
        {
            return Error.Conflict("review-flagged");
        }

        if (!FlagReasons.All.Contains(reason))
        {
            return Error.Invalid("reason", "required");
        }

        (FlagReason, FlaggedAt) = (reason, at);
        Record(new ReviewFlagged(Id, ClinicId, reason));
        return Result.Ok;
    }

    /// <summary>An admin decides about the flag: it is shown as before, or not any more.</summary>
    public Result Decide(bool isShown, string reason, DateTimeOffset at)
    {
        if (FlaggedAt is null || DecidedAt is not null)
        {
            return Error.Conflict("review-not-waiting");
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestText)
        {
            return string.IsNullOrWhiteSpace(reason) ? Error.Invalid("reason", "required") : Error.Invalid("reason", "too-long", LongestText);
        }

        (IsPublished, DecisionReason, DecidedAt) = (isShown, reason.Trim(), at);
        Record(new ReviewDecided(Id, ClinicId, UserId, isShown));
        return Result.Ok;
    }
}

/// <summary>Why a clinic may ask an admin to look at a review. A bad rating alone is none.</summary>
public static class FlagReasons
{
    public static IReadOnlyList<string> All { get; } = ["offensive", "personal-data", "not-about-us", "spam"];
}
