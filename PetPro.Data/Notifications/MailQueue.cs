using Microsoft.AspNetCore.DataProtection;
using PetPro.Core.Notifications;

namespace PetPro.Data.Notifications;

/// <summary>
/// Puts mails into the queue, in the commit of whoever wants them sent: no commit, no mail. One-time codes and addresses lie there encrypted and
/// are erased when the mail is sent.
/// </summary>
public sealed class MailQueue(IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector protector = protection.CreateProtector("PetPro.MailQueue.Code");

    /// <param name="language">`en`, `id` or `ja`.</param>
    /// <param name="sendBefore">Not sent after this instant; none = whenever it succeeds.</param>
    /// <param name="sendFrom">Not sent before this instant; none = at once.</param>
    public MailDelivery Add(
        PetProDb db,
        Guid userId,
        string template,
        string language,
        IReadOnlyDictionary<string, string> arguments,
        DateTimeOffset? sendBefore = null,
        DateTimeOffset? sendFrom = null)
    {
        var kept = arguments.ToDictionary(
            a => a.Key, a => a.Key is MailArguments.Code or MailArguments.Secret or MailArguments.To ? protector.Protect(a.Value) : a.Value);
        var mail = MailDelivery.Queue(userId, template, language, kept, sendFrom ?? clock.GetUtcNow(), sendBefore);
        db.MailDeliveries.Add(mail);
        return mail;
    }

    /// <summary>A mail with a one-time code; it is not sent any more when the code is not good any more.</summary>
    public MailDelivery AddCode(PetProDb db, Guid userId, string template, string language, string code, TimeSpan goodFor, string? to = null) => Add(
        db,
        userId,
        template,
        language,
        new Dictionary<string, string>(to is null ? [] : [new(MailArguments.To, to)])
        {
            [MailArguments.Code] = code,
            [MailArguments.Minutes] = ((int)goodFor.TotalMinutes).ToString(System.Globalization.CultureInfo.InvariantCulture),
        },
        clock.GetUtcNow() + goodFor);

    internal string Reveal(string protectedCode) => protector.Unprotect(protectedCode);
}
