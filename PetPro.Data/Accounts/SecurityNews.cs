using PetPro.Core.Notifications;
using PetPro.Data.Notifications;

namespace PetPro.Data.Accounts;

/// <summary>Tells people, in the app and by mail, what has changed about the protection of their account: it may not have been they.</summary>
public sealed class SecurityNews(MailQueue mails)
{
    public const string SecondFactorOn = "second-factor-on";
    public const string SecondFactorOff = "second-factor-off";
    public const string RecoveryCodes = "recovery-codes";
    public const string PasskeyAdded = "passkey-added";
    public const string PasskeyRemoved = "passkey-removed";
    public const string AddressChanged = "address-changed";

    public static IReadOnlyList<string> All { get; } =
        [SecondFactorOn, SecondFactorOff, RecoveryCodes, PasskeyAdded, PasskeyRemoved, AddressChanged];

    private const string Link = "/account/security";

    /// <param name="wording">One of <see cref="All"/>.</param>
    /// <param name="to">The address that the account had, where that is what has changed.</param>
    internal void Tell(PetProDb db, User user, string wording, string? to = null)
    {
        var language = user.Profile.Language;
        db.Tell(user.Id, language, NotificationTypes.SecurityChanged, new Dictionary<string, string>(), Link, wording: wording);
        mails.Add(db, user.Id, NotificationTypes.SecurityChanged, language, new Dictionary<string, string>(to is null ? [] : [new(MailArguments.To, to)])
        {
            [MailArguments.Wording] = wording,
            [MailArguments.Link] = Link,
        });
    }

    /// <summary>Somebody has signed in on a device that the account has not been used on before.</summary>
    internal void TellSignIn(PetProDb db, User user, string device, DateTimeOffset at)
    {
        var (language, zone) = (user.Profile.Language, user.Profile.TimeZone);
        var facts = new Dictionary<string, string>
        {
            ["device"] = device.Length > 0 ? device : Texts.Notices.Find("device-unknown", language)!,
            ["when"] = Wording.When(at, zone, language),
        };
        db.Tell(user.Id, language, NotificationTypes.NewSignIn, facts, Link);
        facts[MailArguments.Link] = Link;
        mails.Add(db, user.Id, NotificationTypes.NewSignIn, language, facts);
    }
}
