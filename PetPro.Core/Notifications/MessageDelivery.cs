namespace PetPro.Core.Notifications;

/// <summary>
/// A notice on its way to somebody's phone, in the words of the notice. Its id is the key by which the one who carries it can tell
/// that it comes a second time. The number is looked up when it is sent.
/// </summary>
public sealed class MessageDelivery : Delivery
{
    private MessageDelivery()
    {
    }

    public NotificationChannel Channel { get; private set; }

    public string Type { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>Emptied as soon as it can not be sent again.</summary>
    public string Content { get; private set; } = "";

    /// <summary>A path within the application, or none.</summary>
    public string? Link { get; private set; }

    public static MessageDelivery Of(Notification notice, NotificationChannel channel, DateTimeOffset now) => new()
    {
        UserId = notice.UserId,
        Channel = channel,
        Type = notice.Type,
        Title = notice.Title,
        Content = notice.Content,
        Link = notice.Link,
        NextAttemptAt = now,
        SendBefore = now + NotificationKinds.WorthSendingFor(NotificationKinds.Of(notice.Type)),
    };

    protected override void Forget()
    {
        Title = "";
        Content = "";
    }
}
