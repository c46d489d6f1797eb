namespace PetPro.Core.Outside;

/// <summary>
/// Carries short messages to people's phones: SMS, or push to the apps of an account. Throws when it does not answer within the time
/// limit or asks to come back later; the caller retries under the same key.
/// </summary>
public interface IOutboundChannel
{
    /// <summary><see cref="OutboundChannels.Sms"/> or <see cref="OutboundChannels.Push"/>.</summary>
    string Name { get; }

    Task<OutboundOutcome> SendAsync(OutboundMessage message, CancellationToken cancellation);
}

public static class OutboundChannels
{
    public const string Sms = "sms";
    public const string Push = "push";
}

public enum OutboundOutcome
{
    /// <summary>Whoever carries it has taken it.</summary>
    Accepted,

    /// <summary>There is no such number, or no app is registered: there is no use in trying again.</summary>
    NoRecipient,
}

/// <param name="Key">The idempotency key: the same key is the same message, however often it is sent.</param>
/// <param name="UserId">By which push registrations are found.</param>
/// <param name="PhoneNumber">E.164.</param>
/// <param name="Link">Where it leads: an address of this server.</param>
public sealed record OutboundMessage(string Key, Guid UserId, string PhoneNumber, string Title, string Text, Uri? Link);
