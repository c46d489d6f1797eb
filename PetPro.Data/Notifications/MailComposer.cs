using PetPro.Core.Notifications;
using PetPro.Core.Outside;

namespace PetPro.Data.Notifications;

/// <summary>Writes a queued mail: looks up whom it goes to and what it speaks of, and says it in the reader's language.</summary>
public sealed class MailComposer(MailQueue queue, MailSettings settings)
{
    /// <returns>Null when there is nobody to send it to (any more).</returns>
    public async Task<Mail?> ComposeAsync(MailDelivery delivery, PetProDb db, CancellationToken cancellation)
    {
        var to = await db.Users.Where(u => u.Id == delivery.UserId && u.Email != null)
            .Select(u => new { u.Email, u.Profile.FullName })
            .FirstOrDefaultAsync(cancellation);
        if (to is null)
        {
            return null;
        }

        var facts = new Dictionary<string, string>(delivery.Arguments) { ["name"] = to.FullName };
        if (facts.TryGetValue(MailArguments.Code, out var code))
        {
            facts[MailArguments.Code] = queue.Reveal(code);
        }

        return Write(delivery, to.Email!, to.FullName, facts, calendar: null);
    }

    private Mail Write(MailDelivery delivery, string address, string name, Dictionary<string, string> facts, string? calendar)
    {
        var key = facts.TryGetValue(MailArguments.Wording, out var wording) ? $"{delivery.Template}.{wording}" : delivery.Template;
        var language = delivery.Language;
        var subject = Texts.Mails.Fill($"{key}.subject", language, facts);
        var layout = new MailLayout(
            language,
            subject,
            Texts.Mails.Fill("greeting", language, facts),
            [.. Texts.Mails.Fill($"{key}.body", language, facts).ReplaceLineEndings("\n").Split("\n\n")],
            facts.GetValueOrDefault(MailArguments.Code),
            Button(key, delivery.Template, language, facts),
            Texts.Mails.Fill("closing", language, facts),
            Texts.Mails.Fill("footer", language, facts));
        return new Mail(delivery.Id.ToString("N"), address, name, subject, layout.ToText(), layout.ToHtml(), calendar);
    }

    private (string Label, string Address)? Button(string key, string template, string language, Dictionary<string, string> facts)
    {
        var label = Texts.Mails.Find($"{key}.button", language) ?? Texts.Mails.Find($"{template}.button", language);
        return label is not null && facts.TryGetValue(MailArguments.Link, out var link) ? (label, new Uri(settings.Site, link).ToString()) : null;
    }
}
