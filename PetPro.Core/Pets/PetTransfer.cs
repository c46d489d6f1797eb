using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PetPro.Core.Pets;

public enum TransferState
{
    Open,
    Accepted,
    Withdrawn,
    Declined,
    Expired,
}

/// <summary>
/// An owner offers a pet to somebody, by a mail with a link that is good once within seven days, and only for an account with the
/// address that it was sent to. Of the link's token only the hash is kept.
/// </summary>
public sealed class PetTransfer : Entity
{
    private PetTransfer()
    {
    }

    public static TimeSpan GoodFor { get; } = TimeSpan.FromDays(7);

    public Guid PetId { get; private set; }

    public Guid FromUserId { get; private set; }

    /// <summary>Where the mail goes to.</summary>
    public string Email { get; private set; } = "";

    public string NormalizedEmail { get; private set; } = "";

    /// <summary>SHA-256, Base64; a quick hash is enough for 256 random bits.</summary>
    public string TokenHash { get; private set; } = "";

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public DateTimeOffset? DeclinedAt { get; private set; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public Guid? AcceptedBy { get; private set; }

    /// <returns>The row to keep, and the token for the mail, which is kept nowhere.</returns>
    public static (PetTransfer Kept, string Token) Offer(Guid petId, Guid fromUserId, string email, string normalizedEmail, DateTimeOffset now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (new PetTransfer
        {
            PetId = petId,
            FromUserId = fromUserId,
            Email = email,
            NormalizedEmail = normalizedEmail,
            TokenHash = Hash(token),
            ExpiresAt = now + GoodFor,
        }, token);
    }

    public static string Hash(string token) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public TransferState StateAt(DateTimeOffset now) =>
        AcceptedAt is not null ? TransferState.Accepted
        : WithdrawnAt is not null ? TransferState.Withdrawn
        : DeclinedAt is not null ? TransferState.Declined
        : now >= ExpiresAt ? TransferState.Expired
        : TransferState.Open;

    public Result Withdraw(DateTimeOffset now)
    {
        if (StateAt(now) is TransferState.Accepted)
        {
            return Error.Conflict("transfer-closed");
        }

        WithdrawnAt ??= now;
        return Result.Ok;
    }

    /// <param name="normalizedEmail">The address that the accepting account has proven.</param>
    public Result Accept(Guid userId, string? normalizedEmail, DateTimeOffset now)
    {
        if (Refusal(normalizedEmail, now) is { } refusal)
        {
            return refusal;
        }

        (AcceptedAt, AcceptedBy) = (now, userId);
        return Result.Ok;
    }

    /// <summary>Whoever was invited does not take it: it stays where it is, and whoever offered it hears of it.</summary>
    /// <param name="normalizedEmail">The address that the declining account has proven.</param>
    public Result Decline(string? normalizedEmail, DateTimeOffset now)
    {
        if (Refusal(normalizedEmail, now) is { } refusal)
        {
            return refusal;
        }

        DeclinedAt = now;
        Record(new PetTransferDeclined(PetId, FromUserId));
        return Result.Ok;
    }

    private Error? Refusal(string? normalizedEmail, DateTimeOffset now) =>
        StateAt(now) != TransferState.Open ? Error.Conflict("transfer-closed")
        : normalizedEmail != NormalizedEmail ? Error.Conflict("transfer-for-another")
        : null;
}
