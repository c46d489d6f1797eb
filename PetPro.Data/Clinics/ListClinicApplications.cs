using PetPro.Core.Accounts;
using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>For admins: clinics in one state, those who have waited longest first. Drafts are their applicants' own.</summary>
public sealed class ListClinicApplications(IDbContextFactory<PetProDb> contexts)
{
    /// <param name="search">Part of the clinic's name, city or licence number, or of the applicant's name; none = all.</param>
    public async Task<Result<IReadOnlyList<ClinicApplication>>> RunAsync(
        Actor actor, ClinicStatus status, string? search, ClinicApplicationKey? after, int most, CancellationToken cancellation)
    {
        if (!actor.May(Permissions.ReviewClinics))
        {
            return Error.Forbidden;
        }

        var start = after ?? new ClinicApplicationKey(DateTimeOffset.MinValue, Guid.Empty);
        var like = string.IsNullOrWhiteSpace(search) ? null : $"%{search.Trim().Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%";
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await (
            from clinic in db.Clinics
            join applicant in db.UserProfiles on clinic.OwnerId equals applicant.UserId
            let at = clinic.SubmittedAt ?? clinic.CreatedAt
            where clinic.Status == status && clinic.Status != ClinicStatus.Draft
                && EF.Functions.GreaterThan(ValueTuple.Create(at, clinic.Id), ValueTuple.Create(start.AppliedAt, start.Id))
                && (like == null || EF.Functions.ILike(clinic.Name, like) || EF.Functions.ILike(clinic.City, like)
                    || EF.Functions.ILike(clinic.LicenceNumber!, like) || EF.Functions.ILike(applicant.FullName, like))
            orderby at, clinic.Id
            select new ClinicApplication(clinic.Id, clinic.Name, clinic.City, clinic.Province, applicant.FullName, at, clinic.Status))
            .AsNoTracking().Take(most).ToListAsync(cancellation);
    }
}

public sealed record ClinicApplicationKey(DateTimeOffset AppliedAt, Guid Id);

/// <param name="AppliedAt">When it was last handed in.</param>
public sealed record ClinicApplication(
    Guid Id, string Name, string City, string Province, string Applicant, DateTimeOffset AppliedAt, ClinicStatus Status)
{
    public ClinicApplicationKey Key => new(AppliedAt, Id);
}
