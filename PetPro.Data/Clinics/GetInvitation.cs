using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>What an invitation's link leads to: who invites as what, and whether the actor is the one it was sent to.</summary>
public sealed class GetInvitation(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result<Invited>> RunAsync(Actor actor, string token, CancellationToken cancellation)
    {
        var hash = StaffInvitation.Hash(token);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await (
            from invitation in db.StaffInvitations
            join clinic in db.Clinics on invitation.ClinicId equals clinic.Id
            join inviter in db.UserProfiles on invitation.InvitedBy equals inviter.UserId
            where invitation.TokenHash == hash
            select new { invitation, clinic.Name, clinic.City, Inviter = inviter.FullName }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return Error.NotFound;
        }

        var email = await db.Users.Where(u => u.Id == actor.UserId).Select(u => u.NormalizedEmail).SingleOrDefaultAsync(cancellation);
        return new Invited(
            found.invitation.ClinicId, found.Name, found.City, found.Inviter, found.invitation.Name, found.invitation.Role,
            found.invitation.StateAt(clock.GetUtcNow()), found.invitation.ExpiresAt, email == found.invitation.NormalizedEmail);
    }
}

/// <param name="IsForActor">The actor's address is the one that it was sent to.</param>
public sealed record Invited(
    Guid ClinicId, string ClinicName, string City, string Inviter, string Name, string Role, InvitationState State, DateTimeOffset ExpiresAt, bool IsForActor);
