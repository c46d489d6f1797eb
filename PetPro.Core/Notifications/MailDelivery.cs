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

    public static IReadOnlyList<string> All { get; } =
    [
        VerifyEmail, ResetPassword, AccountExists, PasswordChanged,
        NotificationTypes.BookingConfirmed, NotificationTypes.BookingCancelled, NotificationTypes.PaidTooLate,
        NotificationTypes.ApprovalRequested, NotificationTypes.BookingRejected,
        NotificationTypes.RefundPaid, NotificationTypes.ReviewInvited, NotificationTypes.ClinicApproved, NotificationTypes.ClinicRejected,
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

    public const string Booking = "booking";
    public const string Clinic = "clinic";

    /// <summary>Whole rupiah that go back to the owner.</summary>
    public const string Refund = "refund";

    /// <summary>Which of a template's wordings fits.</summary>
    public const string Wording = "wording";
}

public enum MailStatus
{
    Pending,
    Sent,

    /// <summary>Given up: tried too often, too late, or there is nobody to send it to.</summary>
    Failed,
}

/// <summary>
/// A mail on its way to an account. Its id is the mail's Message-ID, so that a mail that is sent twice after a crash can be told
/// for one. The address is looked up when it is sent; what it says is written then, too.
/// </summary>
public sealed class MailDelivery : Entity
{
    public const int MaxAttempts = 10;

    /// <summary>Why a mail is given up at once: <see cref="SendBefore"/> has passed.</summary>
    public const string TooLate = "too-late";

    /// <summary>Why a mail is given up at once: the account has no address (any more).</summary>
    public const string NoAddress = "no-address";

    private MailDelivery()
    {
    }

    public Guid UserId { get; private set; }

    /// <summary>One of <see cref="MailTemplates"/>.</summary>
    public string Template { get; private set; } = "";

    /// <summary>`en`, `id` or `ja`.</summary>
    public string Language { get; private set; } = "";

    /// <summary>By <see cref="MailArguments"/>; emptied as soon as the mail can not be sent again.</summary>
    public Dictionary<string, string> Arguments { get; private set; } = [];

    public MailStatus Status { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>While an instance is sending it: when its claim lapses.</summary>
    public DateTimeOffset NextAttemptAt { get; private set; }

    /// <summary>After this instant it is of no use to anybody and not sent any more.</summary>
    public DateTimeOffset? SendBefore { get; private set; }

    /// <summary>What sort of failure the last one was; never an address or a server's own words.</summary>
    public string? LastError { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>It was given up because sending kept failing; what it needs is still there.</summary>
    public bool IsRetryable => Status == MailStatus.Failed && LastError is not (TooLate or NoAddress);

    public static MailDelivery Queue(
        Guid userId, string template, string language, IReadOnlyDictionary<string, string> arguments, DateTimeOffset now, DateTimeOffset? sendBefore) => new()
        {
            UserId = userId,
            Template = template,
            Language = language,
            Arguments = new Dictionary<string, string>(arguments),
            NextAttemptAt = now,
            SendBefore = sendBefore,
        };

    public void Sent(DateTimeOffset at)
    {
        Status = MailStatus.Sent;
        SentAt = at;
        LastError = null;
        Arguments = [];
    }

    /// <summary>Again after a pause that trebles, an hour at most; after <see cref="MaxAttempts"/> it is given up.</summary>
    public void TryAgainLater(string error, DateTimeOffset now)
    {
        LastError = error;
        NextAttemptAt = now + TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(3, Attempts - 1)));
        Status = Attempts >= MaxAttempts ? MailStatus.Failed : MailStatus.Pending;
    }

    /// <summary>The instance is shutting down: what it had claimed and not sent is free for others at once.</summary>
    public void Release(DateTimeOffset now)
    {
        Attempts--;
        NextAttemptAt = now;
    }

    /// <param name="reason"><see cref="TooLate"/> or <see cref="NoAddress"/>: there is no use in trying again.</param>
    public void GiveUp(string reason)
    {
        LastError = reason;
        Status = MailStatus.Failed;
        Arguments = [];
    }

    public Result Retry(DateTimeOffset now)
    {
        if (!IsRetryable)
        {
            return Error.Conflict("mail-not-retryable");
        }

        Status = MailStatus.Pending;
        Attempts = 0;
        NextAttemptAt = now;
        return Result.Ok;
    }
}
