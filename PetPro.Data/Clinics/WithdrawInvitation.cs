using PetPro.Core.Accounts;

namespace PetPro.Data.Clinics;

/// <summary>Takes an invitation back: its link leads nowhere from then on.</summary>
public sealed class WithdrawInvitation(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, Guid clinicId, Guid invitationId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var invitation = await db.LockInvitationAsync(invitationId, cancellation);
        if (invitation is null || invitation.ClinicId != clinicId || !actor.MayAt(clinicId, Permissions.ManageClinic))
        {
            return Error.NotFound;
        }

        var withdrawn = invitation.Withdraw(clock.GetUtcNow());
        if (!withdrawn.IsOk)
        {
            return withdrawn;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
