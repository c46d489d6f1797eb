using PetPro.Core.Accounts;
using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

internal static class ClinicRows
{
    /// <summary>The clinic, locked until the transaction ends: what is decided about it is decided once.</summary>
    public static Task<Clinic?> LockClinicAsync(this PetProDb db, Guid clinicId, CancellationToken cancellation) =>
        db.Clinics.FromSql($"SELECT * FROM clinics.clinics WHERE id = {clinicId} FOR UPDATE").SingleOrDefaultAsync(cancellation);

    /// <summary>May the actor hand in documents for it and take them back: the applicant, and its managers.</summary>
    public static bool IsOf(this Clinic clinic, Actor actor) =>
        actor.IsSignedIn && (clinic.OwnerId == actor.UserId || actor.MayAt(clinic.Id, Permissions.ManageClinic));

    /// <summary>An admin's decision: it is taken on the locked row, and a line of the history goes into the same commit.</summary>
    public static async Task<Result> DecideAsync(
        this IDbContextFactory<PetProDb> contexts, Actor actor, Guid clinicId, ClinicDeed deed, string? words, Func<Clinic, Result> decide, CancellationToken cancellation)
    {
        if (!actor.May(Permissions.ReviewClinics))
        {
            return Error.Forbidden;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockClinicAsync(clinicId, cancellation) is not { } clinic || clinic.Status == ClinicStatus.Draft)
        {
            return Error.NotFound;
        }

        var decided = decide(clinic);
        if (!decided.IsOk)
        {
            return decided;
        }

        if (deed == ClinicDeed.Approved)
        {
            await db.PutApplicantOnStaffAsync(clinic, cancellation);
        }

        db.Add(ClinicDecision.Of(clinicId, deed, words, actor.UserId));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }

    private static async Task PutApplicantOnStaffAsync(this PetProDb db, Clinic clinic, CancellationToken cancellation)
    {
        if (!await db.Staff.AnyAsync(s => s.ClinicId == clinic.Id && s.UserId == clinic.OwnerId, cancellation))
        {
            var applicant = await db.Users.Include(u => u.Profile).SingleAsync(u => u.Id == clinic.OwnerId, cancellation);
            db.Add(StaffMember.Join(
                clinic.Id, applicant.Id, applicant.Profile.FullName, applicant.Email ?? "", null, Roles.ClinicManager, null, WeeklyHours.None, []));
        }
    }
}
