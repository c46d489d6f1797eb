using PetPro.Core.Accounts;
using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>Lets a clinic be found and booked. Whoever applied for it becomes its manager, where nobody has put that account on its staff.</summary>
public sealed class ApproveClinic(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result> RunAsync(Actor actor, Guid clinicId, CancellationToken cancellation)
    {
        if (!actor.May(Permissions.ReviewClinics))
        {
            return Error.Forbidden;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var clinic = await db.Clinics.FromSql($"SELECT * FROM clinics.clinics WHERE id = {clinicId} FOR UPDATE").SingleOrDefaultAsync(cancellation);
        if (clinic is null)
        {
            return Error.NotFound;
        }

        var approved = clinic.Approve();
        if (!approved.IsOk)
        {
            return approved;
        }

        if (!await db.Staff.AnyAsync(s => s.ClinicId == clinicId && s.UserId == clinic.OwnerId, cancellation))
        {
            var applicant = await db.Users.Include(u => u.Profile).SingleAsync(u => u.Id == clinic.OwnerId, cancellation);
            db.Add(StaffMember.Join(
                clinicId, applicant.Id, applicant.Profile.FullName, applicant.Email ?? "", null, Roles.ClinicManager, null, WeeklyHours.None, []));
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
