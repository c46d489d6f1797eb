using PetPro.Core.Accounts;
using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>For admins: clinics in one state, those who have waited longest first.</summary>
public sealed class ListClinicApplications(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result<IReadOnlyList<ClinicApplication>>> RunAsync(
        Actor actor, ClinicStatus status, ClinicApplicationKey? after, int most, CancellationToken cancellation)
    {
        if (!actor.May(Permissions.ReviewClinics))
        {
            return Error.Forbidden;
        }

        var start = after ?? new ClinicApplicationKey(DateTimeOffset.MinValue, Guid.Empty);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await (
            from clinic in db.Clinics
            join applicant in db.UserProfiles on clinic.OwnerId equals applicant.UserId
            where clinic.Status == status
                && EF.Functions.GreaterThan(ValueTuple.Create(clinic.CreatedAt, clinic.Id), ValueTuple.Create(start.AppliedAt, start.Id))
            orderby clinic.CreatedAt, clinic.Id
            select new ClinicApplication(clinic.Id, clinic.Name, clinic.City, clinic.Province, applicant.FullName, clinic.CreatedAt, clinic.Status))
            .AsNoTracking().Take(most).ToListAsync(cancellation);
    }
}

public sealed record ClinicApplicationKey(DateTimeOffset AppliedAt, Guid Id);

public sealed record ClinicApplication(
    Guid Id, string Name, string City, string Province, string Applicant, DateTimeOffset AppliedAt, ClinicStatus Status)
{
    public ClinicApplicationKey Key => new(AppliedAt, Id);
}
