using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using PetPro.Core.Accounts;

namespace PetPro.Core.Clinics;

public enum InvitationState
{
    Open,
    Accepted,
    Withdrawn,
    Expired,
}

/// <summary>
/// Asks a person to work at a clinic in a role there. The mail holds a token that is good for one use within seven days, and only
/// for an account that has proven the address it was sent to. Of the token only its hash is kept.
/// </summary>
public sealed class StaffInvitation : Entity
{
    public const int MaxName = 255;

    private StaffInvitation()
    {
    }

    public static TimeSpan GoodFor { get; } = TimeSpan.FromDays(7);

    public Guid ClinicId { get; private set; }

    /// <summary>The person on the staff that the account is to be linked to; none = somebody new.</summary>
    public Guid? StaffId { get; private set; }

    public string Name { get; private set; } = "";

    public string Email { get; private set; } = "";

    public string NormalizedEmail { get; private set; } = "";

    public string Role { get; private set; } = "";

    /// <summary>SHA-256, Base64; a quick hash is enough for 256 random bits.</summary>
    public string TokenHash { get; private set; } = "";

    public DateTimeOffset ExpiresAt { get; private set; }

    public Guid InvitedBy { get; private set; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <returns>The row to keep, and the token for the mail, which is kept nowhere.</returns>
    public static Result<(StaffInvitation Kept, string Token)> Write(
        Guid clinicId, Guid? staffId, string? name, string? email, string? role, Guid invitedBy, DateTimeOffset now)
    {
        var address = EmailAddress.Parse(email);
        FieldError[] wrong =
        [
            .. CheckName(name),
            .. address.Error?.Fields ?? [],
            .. Roles.AtClinics.Contains(role) ? Array.Empty<FieldError>() : [new FieldError("role", "required")],
        ];
        if (wrong.Length > 0)
        {
            return Error.Invalid(wrong);
        }

        var invitation = new StaffInvitation
        {
            ClinicId = clinicId,
            StaffId = staffId,
            Name = name!.Trim(),
            Email = address.Value.Value,
            NormalizedEmail = address.Value.Normalized,
            Role = role!,
            InvitedBy = invitedBy,
        };
        return (invitation, invitation.NewToken(now));
    }

    public static string Hash(string token) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public InvitationState StateAt(DateTimeOffset now) =>
        AcceptedAt is not null ? InvitationState.Accepted
            : WithdrawnAt is not null ? InvitationState.Withdrawn
            : now >= ExpiresAt ? InvitationState.Expired
            : InvitationState.Open;

    /// <summary>Sends it anew: the token before is good for nothing from then on.</summary>
    public Result<string> Renew(DateTimeOffset now) =>
        StateAt(now) is InvitationState.Open or InvitationState.Expired ? NewToken(now) : Error.Conflict("invitation-closed");

    public Result Withdraw(DateTimeOffset now)
    {
        if (StateAt(now) is not (InvitationState.Open or InvitationState.Expired))
        {
            return Error.Conflict("invitation-closed");
        }

        WithdrawnAt = now;
        return Result.Ok;
    }

    /// <param name="provenEmail">The address that the accepting account has proven, normalized; null while it has not.</param>
    public Result Accept(string? provenEmail, DateTimeOffset now)
    {
        if (StateAt(now) != InvitationState.Open)
        {
            return Error.Conflict("invitation-closed");
        }

        if (provenEmail != NormalizedEmail)
        {
            return Error.Conflict("invitation-for-another");
        }

        AcceptedAt = now;
        return Result.Ok;
    }

    private static FieldError[] CheckName(string? name) => name?.Trim() switch
    {
        null or "" => [new FieldError("name", "required")],
        { Length: > MaxName } => [new FieldError("name", "too-long", MaxName)],
        _ => [],
    };

    private string NewToken(DateTimeOffset now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        (TokenHash, ExpiresAt) = (Hash(token), now + GoodFor);
        return token;
    }
}
