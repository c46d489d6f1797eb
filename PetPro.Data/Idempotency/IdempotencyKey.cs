namespace PetPro.Data.Idempotency;

/// <summary>A write that a client program has marked to be done once, and what it was answered. Kept for good: retries can come late.</summary>
public sealed class IdempotencyKey
{
    public const int MaxLength = 200;

    public Guid ActorId { get; set; }

    public string Key { get; set; } = "";

    /// <summary>Method and path.</summary>
    public string Request { get; set; } = "";

    /// <summary>SHA-256, Base64.</summary>
    public string BodyHash { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>While it is worked on: when somebody else may take it over, for whoever worked on it must have died.</summary>
    public DateTimeOffset LeaseUntil { get; set; }

    /// <summary>Null while it is worked on.</summary>
    public int? Status { get; set; }

    public string? ContentType { get; set; }

    public string? Location { get; set; }

    public byte[]? Body { get; set; }
}

/// <summary>What a request was answered.</summary>
public sealed record KeptAnswer(int Status, string? ContentType, string? Location, byte[] Body);

public enum ClaimOutcome
{
    /// <summary>Ours to do.</summary>
    Claimed,

    /// <summary>Done before: replay the answer.</summary>
    Done,

    /// <summary>Somebody is at it.</summary>
    InProgress,

    /// <summary>The key belongs to another request.</summary>
    Reused,
}

/// <param name="Answer">When it is done.</param>
public sealed record KeyClaim(ClaimOutcome Outcome, KeptAnswer? Answer = null);
