using System.Net;
using System.Net.Mail;
using PetPro.Core.Outside;
using PetPro.Data.Notifications;

namespace PetPro.Data.Outside;

/// <summary>Hands mails to an SMTP server. A connection for each: mails are few and SmtpClient sends one at a time.</summary>
public sealed class SmtpMailer(SmtpSettings settings, MailAddress from) : IMailer
{
    public async Task SendAsync(Mail mail, CancellationToken cancellation)
    {
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.StartTls };
        if (settings.User is { Length: > 0 } user)
        {
            client.Credentials = new NetworkCredential(user, settings.Password);
        }

        using var message = mail.ToMessage(from);
        await client.SendMailAsync(message, cancellation);
    }
}
