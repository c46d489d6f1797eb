namespace PetPro.Core.Notifications;

/// <summary>What people are told of. The texts of each stand in the resources under its name.</summary>
public static class NotificationTypes
{
    public const string BookingConfirmed = "booking-confirmed";
    public const string BookingCancelled = "booking-cancelled";
    public const string BookingRescheduled = "booking-rescheduled";
    public const string PaidTooLate = "paid-too-late";
    public const string PaymentDeclined = "payment-declined";
    public const string RefundPaid = "refund-paid";
    public const string ReviewInvited = "review-invited";
    public const string VaccinationDue = "vaccination-due";
    public const string VisitReminder = "visit-reminder";
    public const string PetTransferred = "pet-transferred";
    public const string PetTransferDeclined = "pet-transfer-declined";
    public const string ReviewAnswered = "review-answered";
    public const string ReviewHidden = "review-hidden";
    public const string ClinicReviewed = "clinic-reviewed";
    public const string ClinicReviewKept = "clinic-review-kept";
    public const string ClinicReviewHidden = "clinic-review-hidden";

    /// <summary>To admins: a clinic has reported a review.</summary>
    public const string ReviewFlagged = "review-flagged";

    public const string ClinicBooked = "clinic-booked";
    public const string ClinicBookingCancelled = "clinic-booking-cancelled";
    public const string ApprovalRequested = "approval-requested";
    public const string BookingRejected = "booking-rejected";
    public const string ClinicRequested = "clinic-requested";
    public const string ClinicRequestLapsed = "clinic-request-lapsed";
    public const string ClinicBookingRescheduled = "clinic-booking-rescheduled";
    public const string ClinicApproved = "clinic-approved";
    public const string ClinicRejected = "clinic-rejected";
    public const string ClinicApplied = "clinic-applied";
    public const string ClinicMoreAsked = "clinic-more-asked";
    public const string ClinicSuspended = "clinic-suspended";
    public const string ClinicReinstated = "clinic-reinstated";

    /// <summary>To admins: an application has come in.</summary>
    public const string ClinicWaiting = "clinic-waiting";

    /// <summary>To an owner who has booked at a clinic that is suspended.</summary>
    public const string VisitClinicSuspended = "visit-clinic-suspended";

    /// <summary>To managers: an invitation was accepted.</summary>
    public const string StaffJoined = "staff-joined";

    public const string WaitlistOffered = "waitlist-offered";
    public const string WaitlistLapsed = "waitlist-lapsed";

    /// <summary>Somebody has signed in on a device that was not seen before.</summary>
    public const string NewSignIn = "new-sign-in";

    /// <summary>What protects the account has changed.</summary>
    public const string SecurityChanged = "security-changed";

    public static IReadOnlyList<string> All { get; } =
    [
        BookingConfirmed, BookingCancelled, BookingRescheduled, PaidTooLate, PaymentDeclined, RefundPaid, ReviewInvited,
        NewSignIn, SecurityChanged,
        ReviewAnswered, ReviewHidden, ClinicReviewed, ClinicReviewKept, ClinicReviewHidden, ReviewFlagged,
        ApprovalRequested, BookingRejected, ClinicRequested, ClinicRequestLapsed,
        ClinicBooked, ClinicBookingCancelled, ClinicBookingRescheduled, ClinicApproved, ClinicRejected,
        ClinicApplied, ClinicMoreAsked, ClinicSuspended, ClinicReinstated, ClinicWaiting, VisitClinicSuspended, StaffJoined,
        WaitlistOffered, WaitlistLapsed,
        VaccinationDue, VisitReminder, PetTransferred, PetTransferDeclined,
    ];
}

/// <summary>A line in somebody's notification centre, in the language that they had chosen when it was written.</summary>
public sealed class Notification : Entity
{
    private Notification()
    {
    }

    public Guid UserId { get; private set; }

    public Guid? BookingId { get; private set; }

    /// <summary>One of <see cref="NotificationTypes"/>.</summary>
    public string Type { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Content { get; private set; } = "";

    /// <summary>Where it leads: a path within the application, or none.</summary>
    public string? Link { get; private set; }

    public bool IsRead { get; private set; }

    public DateTimeOffset? ReadAt { get; private set; }

    public static Notification Tell(Guid userId, Guid? bookingId, string type, string title, string content, string? link) => new()
    {
        UserId = userId,
        BookingId = bookingId,
        Type = type,
        Title = title,
        Content = content,
        Link = link,
    };

    public void Read(DateTimeOffset at)
    {
        IsRead = true;
        ReadAt ??= at;
    }
}
