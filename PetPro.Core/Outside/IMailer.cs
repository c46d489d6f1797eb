namespace PetPro.Core.Outside;

/// <summary>Sends one mail. Throws when the server refuses or is silent past the time limit; the caller retries.</summary>
public interface IMailer
{
    Task SendAsync(Mail mail, CancellationToken cancellation);
}

/// <param name="MessageId">The idempotency key: the same id is the same mail, however often it is sent.</param>
/// <param name="Calendar">An iCalendar file (RFC 5545) to attach, or none.</param>
/// <param name="Unsubscribe">Where a POST ends mails of this kind (RFC 8058), or none.</param>
public sealed record Mail(
    string MessageId, string To, string ToName, string Subject, string Text, string Html, string? Calendar = null, Uri? Unsubscribe = null);
