namespace PetPro.Core.Records;

/// <summary>How much of a pet's record a passport link shows.</summary>
public enum PassportScope
{
    /// <summary>Who the pet is, and its vaccinations.</summary>
    Vaccinations,

    /// <summary>All that clinics have written, with attachments and weights.</summary>
    Record,
}

/// <summary>
/// A link by which an owner shows a pet's record to whoever holds it, for a time. Its secret is known only to those who were given
/// it: what is kept is its hash. It ends when its time is over or its owner says so.
/// </summary>
public sealed class PassportLink : Entity
{
    public const int LongestLabel = 80;
    public static readonly TimeSpan ShortestLife = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(366);

    private PassportLink()
    {
    }

    public Guid PetId { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>SHA-256 of the secret.</summary>
    public byte[] SecretHash { get; private set; } = [];

    public PassportScope Scope { get; private set; }

    /// <summary>For whom, in the owner's words; shown to the owner alone.</summary>
    public string Label { get; private set; } = "";

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <returns>The link, and the secret that is never to be had again.</returns>
    public static Result<(PassportLink Link, string Secret)> Give(
        Guid petId, Guid userId, PassportScope scope, string label, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        List<FieldError> wrong = [];
        if (string.IsNullOrWhiteSpace(label))
        {
            wrong.Add(new("label", "required"));
        }
        else if (label.Trim().Length > LongestLabel)
        {
            wrong.Add(new("label", "too-long", LongestLabel));
        }

        if (expiresAt < now + ShortestLife || expiresAt > now + LongestLife)
        {
            wrong.Add(new("expiresAt", "link-life-range", LongestLife.Days));
        }

        if (wrong.Count > 0)
        {
            return Error.Invalid(wrong);
        }

        var secret = LinkSecret.New();
        return (new PassportLink { PetId = petId, UserId = userId, SecretHash = HashOf(secret)!, Scope = scope, Label = label.Trim(), ExpiresAt = expiresAt }, secret);
    }

    /// <summary>Null where it cannot be a secret of ours.</summary>
    public static byte[]? HashOf(string? secret) => LinkSecret.HashOf(secret);

    public bool IsLive(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    /// <summary>From now on it shows nothing to anybody; doing it twice is as good.</summary>
    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}

/// <summary>A clinic whose staff opened a link and keep it: it reads the pet's record there while the link lives.</summary>
public sealed record PassportClinic(Guid LinkId, Guid ClinicId, Guid StaffId, DateTimeOffset AttachedAt);
