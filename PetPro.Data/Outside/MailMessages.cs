using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using PetPro.Core.Outside;

namespace PetPro.Data.Outside;

/// <summary>A mail as MIME: text and HTML as alternatives, the calendar file attached.</summary>
internal static class MailMessages
{
    public static MailMessage ToMessage(this Mail mail, MailAddress from)
    {
        var message = new MailMessage(from, new MailAddress(mail.To, mail.ToName, Encoding.UTF8))
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{mail.MessageId}@{from.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.Unsubscribe is not null)
        {
            message.Headers.Add("List-Unsubscribe", $"<{mail.Unsubscribe}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        message.AlternateViews.Add(View(mail.Text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(View(mail.Html, MediaTypeNames.Text.Html));
        if (mail.Calendar is not null)
        {
            var type = new ContentType("text/calendar; charset=utf-8; method=PUBLISH") { Name = "petpro.ics" };
            message.Attachments.Add(new Attachment(new MemoryStream(Encoding.UTF8.GetBytes(mail.Calendar)), type)
            {
                TransferEncoding = TransferEncoding.Base64,
            });
        }

        return message;
    }

    private static AlternateView View(string content, string mediaType)
    {
        var view = AlternateView.CreateAlternateViewFromString(content, Encoding.UTF8, mediaType);
        view.TransferEncoding = TransferEncoding.Base64;
        return view;
    }
}
