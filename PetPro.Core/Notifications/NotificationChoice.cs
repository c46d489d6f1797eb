namespace PetPro.Core.Notifications;

/// <summary>How something reaches a person.</summary>
public enum NotificationChannel
{
    InApp,
    Mail,
    Sms,
    Push,
}

/// <summary>What people choose about as one: several types of notices and mails make a kind.</summary>
public enum NotificationKind
{
    /// <summary>The account itself: codes, passwords, sign-ins, decisions about an application.</summary>
    Account,

    /// <summary>Confirmed, cancelled, paid, refunded. What nobody has filed elsewhere is filed here: it is told rather than lost.</summary>
    Bookings,
    Reminders,
    Vaccinations,
    Waitlist,
    Reviews,

    /// <summary>What people who work at a clinic hear of its visits.</summary>
    ClinicWork,
}

/// <summary>May a kind be switched off on a channel, and what holds until somebody chooses.</summary>
public enum ChoiceRule
{
    /// <summary>Cannot be switched off: the law, the money or the safety of the account needs it.</summary>
    Always,
    OnAtFirst,
    OffAtFirst,
}

/// <summary>Which kind a type of notice or mail is of, and what may be chosen about a kind.</summary>
public static class NotificationKinds
{
    /// <summary>A type whose name begins like this is of that kind, the first that fits, unless <see cref="Filed"/> says otherwise.</summary>
    private static readonly (string Beginning, NotificationKind Kind)[] Beginnings =
    [
        ("clinic-applied", NotificationKind.Account),
        ("clinic-more-asked", NotificationKind.Account),
        ("clinic-suspended", NotificationKind.Account),
        ("clinic-reinstated", NotificationKind.Account),
        ("staff-", NotificationKind.Account),
        ("clinic-", NotificationKind.ClinicWork),
        ("vaccination-", NotificationKind.Vaccinations),
        ("waitlist-", NotificationKind.Waitlist),
        ("review-", NotificationKind.Reviews),
        ("reminder-", NotificationKind.Reminders),
        ("visit-reminder", NotificationKind.Reminders),
    ];

    private static readonly Dictionary<string, NotificationKind> Filed = new(StringComparer.Ordinal)
    {
        [NotificationTypes.ClinicApproved] = NotificationKind.Account,
        [NotificationTypes.ClinicRejected] = NotificationKind.Account,
        [MailTemplates.VerifyEmail] = NotificationKind.Account,
        [MailTemplates.ResetPassword] = NotificationKind.Account,
        [MailTemplates.AccountExists] = NotificationKind.Account,
        [MailTemplates.PasswordChanged] = NotificationKind.Account,
        [MailTemplates.ChangeEmail] = NotificationKind.Account,
        [NotificationTypes.NewSignIn] = NotificationKind.Account,
        [NotificationTypes.SecurityChanged] = NotificationKind.Account,
    };

    /// <param name="type">One of <see cref="NotificationTypes"/> or <see cref="MailTemplates"/>.</param>
    public static NotificationKind Of(string type) =>
        Filed.TryGetValue(type, out var filed) ? filed
            : Array.Find(Beginnings, b => type.StartsWith(b.Beginning, StringComparison.Ordinal)) is { Beginning: not null } found ? found.Kind
            : NotificationKind.Bookings;

    /// <summary>
    /// A notice and a mail of what was booked, paid and changed on the account come always. Mails and notices of all else come until
    /// somebody does not want them; messages to a phone cost money or attention and, where they are not urgent, come only when asked for.
    /// </summary>
    public static ChoiceRule RuleOf(NotificationKind kind, NotificationChannel channel) => (kind, channel) switch
    {
        (NotificationKind.Account or NotificationKind.Bookings, NotificationChannel.InApp or NotificationChannel.Mail) => ChoiceRule.Always,
        (_, NotificationChannel.InApp or NotificationChannel.Mail) => ChoiceRule.OnAtFirst,
        (NotificationKind.Reviews or NotificationKind.Account, NotificationChannel.Push) => ChoiceRule.OffAtFirst,
        (_, NotificationChannel.Push) => ChoiceRule.OnAtFirst,
        _ => ChoiceRule.OffAtFirst,
    };

    /// <summary>Is it sent, when this is what somebody has chosen (null = nothing yet)?</summary>
    public static bool IsWanted(NotificationKind kind, NotificationChannel channel, bool? chosen) => RuleOf(kind, channel) switch
    {
        ChoiceRule.Always => true,
        ChoiceRule.OnAtFirst => chosen ?? true,
        _ => chosen ?? false,
    };

    /// <summary>Is there anything of that kind that could come over that channel? What cannot is no choice.</summary>
    public static bool IsOffered(NotificationKind kind, NotificationChannel channel) => channel == NotificationChannel.Mail
        ? MailTemplates.All.Any(template => Of(template) == kind)
        : NotificationTypes.All.Any(type => Of(type) == kind);

    /// <summary>May these mails be ended by one click from the mail, without signing in (RFC 8058)?</summary>
    public static bool CanLeaveByLink(NotificationKind kind) =>
        kind is NotificationKind.Reminders or NotificationKind.Vaccinations or NotificationKind.Reviews;

    /// <summary>How long a message to a phone is worth sending when it was held up.</summary>
    public static TimeSpan WorthSendingFor(NotificationKind kind) =>
        kind == NotificationKind.Waitlist ? TimeSpan.FromMinutes(10) : TimeSpan.FromHours(6);
}

/// <summary>What somebody has chosen about a kind on a channel; where there is none, <see cref="NotificationKinds.RuleOf"/> holds.</summary>
public sealed class NotificationChoice
{
    private NotificationChoice()
    {
    }

    public Guid UserId { get; private set; }

    public NotificationKind Kind { get; private set; }

    public NotificationChannel Channel { get; private set; }

    public bool IsOn { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }
}
