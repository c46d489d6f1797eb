namespace PetPro.Core.Notifications;

/// <summary>What mails there are. Besides these, each of <see cref="NotificationTypes"/> that is sent by mail is a template of the same name.</summary>
public static class MailTemplates
{
    /// <summary>The one-time code that proves that an address is the account's. Arguments: code, minutes.</summary>
    public const string VerifyEmail = "verify-email";

    /// <summary>The one-time code that lets a new password be set. Arguments: code, minutes.</summary>
    public const string ResetPassword = "reset-password";

    /// <summary>Somebody registered with the address of an account that there is already. Arguments: link (to sign in).</summary>
    public const string AccountExists = "account-exists";

    /// <summary>The password was changed or reset. Arguments: link (to set another).</summary>
    public const string PasswordChanged = "password-changed";

    /// <summary>
    /// Asks somebody to join a clinic's staff. It goes to the address of the invitation and not to the account that sent it. Arguments:
    /// invitation, secret.
    /// </summary>
    public const string StaffInvited = "staff-invited";

    /// <summary>Somebody is offered a pet. It goes to the address that stands with the offer. Arguments: transfer, secret.</summary>
    public const string PetTransferOffered = "pet-transfer-offered";

    /// <summary>The one-time code that proves the address that an account is to have; goes there. Arguments: code, minutes.</summary>
    public const string ChangeEmail = "change-email";

    public static IReadOnlyList<string> All { get; } =
    [
        VerifyEmail, ResetPassword, AccountExists, PasswordChanged, ChangeEmail, NotificationTypes.NewSignIn, NotificationTypes.SecurityChanged,
        NotificationTypes.BookingConfirmed, NotificationTypes.BookingCancelled, NotificationTypes.BookingRescheduled, NotificationTypes.PaidTooLate,
        NotificationTypes.ApprovalRequested, NotificationTypes.BookingRejected,
        NotificationTypes.VaccinationDue, NotificationTypes.VisitReminder, PetTransferOffered, NotificationTypes.PetTransferred,
        NotificationTypes.PetTransferDeclined,
        NotificationTypes.RefundPaid, NotificationTypes.ReviewInvited, NotificationTypes.ClinicApproved, NotificationTypes.ClinicRejected,
        NotificationTypes.ClinicApplied, NotificationTypes.ClinicMoreAsked, NotificationTypes.ClinicSuspended, NotificationTypes.ClinicReinstated,
        NotificationTypes.VisitClinicSuspended, StaffInvited,
        NotificationTypes.WaitlistOffered,
    ];
}

/// <summary>Names of a mail's arguments: ids and what cannot be looked up when it is sent.</summary>
public static class MailArguments
{
    /// <summary>A one-time code; lies in the queue encrypted.</summary>
    public const string Code = "code";

    /// <summary>How many minutes the code is good for.</summary>
    public const string Minutes = "minutes";

    /// <summary>A path within the application that the mail's button leads to.</summary>
    public const string Link = "link";

    /// <summary>What the mail's button needs to be let in; lies in the queue encrypted.</summary>
    public const string Secret = "secret";

    /// <summary>The invitation that the mail is about, and whose address it goes to.</summary>
    public const string Invitation = "invitation";
    /// <summary>Another address than the account's to send it to; lies in the queue encrypted.</summary>
    public const string To = "to";

    public const string Booking = "booking";
    public const string Clinic = "clinic";

    /// <summary>A time offered to somebody on a waitlist.</summary>
    public const string Offer = "offer";
    public const string Pet = "pet";

    /// <summary>Codes of vaccines, each with the day on which it is due.</summary>
    public const string Due = "due";

    /// <summary>An offer of a pet: its mail goes to the address that stands with it.</summary>
    public const string Transfer = "transfer";

    /// <summary>Whole rupiah that go back to the owner.</summary>
    public const string Refund = "refund";

    /// <summary>Whole rupiah that were paid for a move.</summary>
    public const string Paid = "paid";

    /// <summary>When a visit would have been before it was moved: an instant.</summary>
    public const string Before = "before";

    /// <summary>Which of a template's wordings fits.</summary>
    public const string Wording = "wording";
}

/// <summary>
/// A mail on its way to an account. Its id is the mail's Message-ID, so that a mail that is sent twice after a crash can be told
/// for one. The address is looked up when it is sent; what it says is written then, too.
/// </summary>
public sealed class MailDelivery : Delivery
{
    private MailDelivery()
    {
    }

    /// <summary>One of <see cref="MailTemplates"/>.</summary>
    public string Template { get; private set; } = "";

    /// <summary>`en`, `id` or `ja`.</summary>
    public string Language { get; private set; } = "";

    /// <summary>By <see cref="MailArguments"/>; emptied as soon as the mail can not be sent again.</summary>
    public Dictionary<string, string> Arguments { get; private set; } = [];

    /// <param name="sendFrom">Not sent before it.</param>
    public static MailDelivery Queue(
        Guid userId, string template, string language, IReadOnlyDictionary<string, string> arguments, DateTimeOffset sendFrom, DateTimeOffset? sendBefore) => new()
        {
            UserId = userId,
            Template = template,
            Language = language,
            Arguments = new Dictionary<string, string>(arguments),
            NextAttemptAt = sendFrom,
            SendBefore = sendBefore,
        };

    protected override void Forget() => Arguments = [];
}
