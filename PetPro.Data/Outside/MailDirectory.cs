using System.Net.Mail;
using PetPro.Core.Outside;
using PetPro.Data.Notifications;

namespace PetPro.Data.Outside;

/// <summary>
/// Stands in for a mail server: writes each mail as an .eml file. The file is named by the Message-ID, which is ordered by time;
/// a mail that is sent twice is one file, and no reader sees half a file.
/// </summary>
public sealed class MailDirectory(MailSettings settings) : IMailer
{
    public string Path => settings.Directory;

    public async Task SendAsync(Mail mail, CancellationToken cancellation)
    {
        var made = Directory.CreateDirectory(System.IO.Path.Combine(Path, $".{mail.MessageId}"));
        using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = made.FullName })
        using (var message = mail.ToMessage(settings.From))
        {
            await client.SendMailAsync(message, cancellation);
        }

        File.Move(made.GetFiles("*.eml").OrderBy(f => f.LastWriteTimeUtc).Last().FullName, System.IO.Path.Combine(Path, $"{mail.MessageId}.eml"), overwrite: true);
        made.Delete(recursive: true);
    }
}
