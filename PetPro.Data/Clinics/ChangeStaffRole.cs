using PetPro.Core.Accounts;

namespace PetPro.Data.Clinics;

/// <summary>Gives a member of staff another role at this clinic; what it allows counts at once. A clinic keeps a manager.</summary>
public sealed class ChangeStaffRole(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result> RunAsync(Actor actor, Guid clinicId, Guid staffId, string? role, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockClinicAsync(clinicId, cancellation);
        if (await db.FindStaffAsync(actor, clinicId, staffId, cancellation) is not { } member)
        {
            return Error.NotFound;
        }

        if (role != Roles.ClinicManager && await db.IsLastManagerAsync(member, cancellation))
        {
            return Error.Conflict("last-manager");
        }

        var changed = member.ChangeRole(role);
        if (!changed.IsOk)
        {
            return changed;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
