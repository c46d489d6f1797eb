namespace PetPro.Data.Accounts;

/// <summary>Reads from the database who an account is now: an account that was suspended a second ago may do nothing.</summary>
public sealed class GetActor(IDbContextFactory<PetProDb> contexts)
{
    /// <summary>One round trip, for it stands before every use case: a row that the account is active, then a row for each grant.</summary>
    /// <param name="stamp">What the sign-in says that <see cref="SignedIn.Stamp"/> was; none = not asked.</param>
    /// <param name="sessionId">The session, which must go on; none = not asked.</param>
    public async Task<Actor> RunAsync(Guid userId, CancellationToken cancellation, string? stamp = null, Guid? sessionId = null)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var whileSuspended = Core.Accounts.Permissions.WhileSuspended.ToArray();
        var rows = await db.Database.SqlQuery<Grant>($"""
            SELECT NULL::uuid AS "ClinicId", NULL AS "Permission" FROM accounts.users
            WHERE id = {userId} AND is_active
              AND ({stamp}::text IS NULL OR coalesce(security_stamp, '') = {stamp})
              AND ({sessionId}::uuid IS NULL OR NOT EXISTS (
                  SELECT 1 FROM accounts.refresh_tokens t WHERE t.family_id = {sessionId} AND t.revoked_at IS NOT NULL
                  UNION ALL
                  SELECT 1 FROM accounts.sessions s WHERE s.id = {sessionId} AND s.ended_at IS NOT NULL))
            UNION ALL
            SELECT NULL, g.permission_name
            FROM accounts.user_roles held JOIN accounts.role_permissions g ON g.role_id = held.role_id
            WHERE held.user_id = {userId}
            UNION ALL
            SELECT member.clinic_id, g.permission_name
            FROM clinics.staff member
            JOIN clinics.clinics clinic ON clinic.id = member.clinic_id AND clinic.status IN ('approved', 'suspended')
            JOIN accounts.roles role ON role.name = member.role
            JOIN accounts.role_permissions g ON g.role_id = role.id
            WHERE member.user_id = {userId} AND member.is_active AND (clinic.status = 'approved' OR g.permission_name = ANY({whileSuspended}))
            """).ToListAsync(cancellation);
        return rows.Exists(r => r.Permission is null)
            ? new Actor(
                userId,
                rows.Where(r => r is { ClinicId: null, Permission: not null }).Select(r => r.Permission!).ToHashSet(),
                rows.Where(r => r.ClinicId is not null).GroupBy(r => r.ClinicId!.Value)
                    .ToDictionary(c => c.Key, c => (IReadOnlySet<string>)c.Select(g => g.Permission!).ToHashSet()))
            : Actor.Visitor;
    }

    private sealed record Grant(Guid? ClinicId, string? Permission);
}
