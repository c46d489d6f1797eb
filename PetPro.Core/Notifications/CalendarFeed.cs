namespace PetPro.Core.Notifications;

/// <summary>
/// The address by which a person's calendar program reads the visits of that person: one each, made anew or removed at will.
/// Only the hash of its secret is kept.
/// </summary>
/// <param name="SecretHash">SHA-256, see <see cref="LinkSecret"/>.</param>
public sealed record CalendarFeed(Guid UserId, byte[] SecretHash, DateTimeOffset MadeAt);
