using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>
/// Whoever was invited, signed in with the address that the mail went to, joins the staff of that clinic in that role. Once: the
/// invitation's row is locked, and an account stands on a clinic's staff once.
/// </summary>
public sealed class AcceptInvitation(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <returns>The clinic.</returns>
    public async Task<Result<Guid>> RunAsync(Actor actor, string token, CancellationToken cancellation)
    {
        var hash = StaffInvitation.Hash(token);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var clinicId = await db.StaffInvitations.Where(i => i.TokenHash == hash).Select(i => (Guid?)i.ClinicId).SingleOrDefaultAsync(cancellation);
        if (clinicId is null || !actor.IsSignedIn)
        {
            return Error.NotFound;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var clinic = await db.LockClinicAsync(clinicId.Value, cancellation);
        var invitation = await db.StaffInvitations.FromSql($"SELECT * FROM clinics.staff_invitations WHERE token_hash = {hash} FOR UPDATE")
            .SingleOrDefaultAsync(cancellation);
        if (invitation is null || clinic!.Status != ClinicStatus.Approved)
        {
            return Error.Conflict("invitation-closed");
        }

        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == actor.UserId, cancellation);
        var accepted = invitation.Accept(user.EmailConfirmed ? user.NormalizedEmail : null, clock.GetUtcNow());
        var joined = accepted.IsOk ? await JoinAsync(db, invitation, user.Id, user.Email!, cancellation) : accepted;
        if (!joined.IsOk)
        {
            return joined.Error;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return clinic.Id;
    }

    /// <summary>As who they were where they have worked there before; as whom the clinic has entered; else as somebody new.</summary>
    private static async Task<Result> JoinAsync(PetProDb db, StaffInvitation invitation, Guid userId, string email, CancellationToken cancellation)
    {
        var member = await db.Staff.SingleOrDefaultAsync(s => s.ClinicId == invitation.ClinicId && s.UserId == userId, cancellation);
        if (member is { IsActive: true })
        {
            return Error.Conflict("on-staff-already");
        }

        member ??= invitation.StaffId is { } staffId ? await db.Staff.SingleOrDefaultAsync(s => s.Id == staffId && s.UserId == null, cancellation) : null;
        if (member is null)
        {
            member = StaffMember.Join(invitation.ClinicId, null, invitation.Name, email, null, invitation.Role, null, WeeklyHours.None, []);
            db.Add(member);
        }

        member.Return();
        member.LinkTo(userId, email);
        return member.ChangeRole(invitation.Role);
    }
}
