using PetPro.Core.Accounts;

namespace PetPro.Data.Accounts;

/// <summary>Takes a refresh token for the next one. One that comes a second time ends the session for both who have it.</summary>
public sealed class RefreshSession(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public static Error Refused { get; } = Error.Conflict("refresh-token-invalid");

    public async Task<Result<Session>> RunAsync(Actor _, string? token, CancellationToken cancellation)
    {
        var hash = RefreshToken.Hash(token ?? "");
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);

        // The first token of the family is its lock: rotating and revoking one session happen one after the other.
        await db.Database.ExecuteSqlAsync($"""
            SELECT 1 FROM accounts.refresh_tokens first
            WHERE first.id = (SELECT family_id FROM accounts.refresh_tokens WHERE token_hash = {hash}) FOR UPDATE
            """, cancellation);
        var known = await db.RefreshTokens.SingleOrDefaultAsync(t => t.TokenHash == hash, cancellation);
        var user = known is null ? null : await db.Users.AsNoTracking().Include(u => u.Profile)
            .SingleOrDefaultAsync(u => u.Id == known.UserId && u.IsActive, cancellation);
        if (known is null || user is null)
        {
            return Refused;
        }

        var now = clock.GetUtcNow();
        var isRevoked = await db.RefreshTokens.AnyAsync(t => t.FamilyId == known.FamilyId && t.RevokedAt != null, cancellation);
        var next = isRevoked ? Refused : known.Rotate(now);
        if (next.IsOk)
        {
            db.RefreshTokens.Add(next.Value.Kept);
            await db.SaveChangesAsync(cancellation);
            await db.SignInSessions.Where(s => s.Id == known.FamilyId).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now), cancellation);
        }
        else
        {
            await db.EndSessionsAsync(known.UserId, now, cancellation, only: known.FamilyId);
        }

        await transaction.CommitAsync(cancellation);
        return next.IsOk ? new Session(SignedIn.As(user), known.FamilyId, next.Value.Token) : Refused;
    }
}
