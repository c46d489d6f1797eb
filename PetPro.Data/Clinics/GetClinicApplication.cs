using PetPro.Core.Accounts;
using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>For admins: all that a clinic told of itself, and who applied for it.</summary>
public sealed class GetClinicApplication(IDbContextFactory<PetProDb> contexts)
{
    private const int MostLines = 100;
    private const int MostSimilar = 5;

    /// <summary>Metres.</summary>
    private const double Near = 3000;

    public async Task<Result<ClinicApplicationDetails>> RunAsync(Actor actor, Guid clinicId, CancellationToken cancellation)
    {
        if (!actor.May(Permissions.ReviewClinics))
        {
            return Error.Forbidden;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await (
            from clinic in db.Clinics
            join profile in db.UserProfiles on clinic.OwnerId equals profile.UserId
            join user in db.Users on clinic.OwnerId equals user.Id
            where clinic.Id == clinicId && clinic.Status != ClinicStatus.Draft
            select new { clinic, profile.FullName, profile.PhoneNumber, user.Email }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return Error.NotFound;
        }

        var staff = await db.Staff.Where(s => s.ClinicId == clinicId).OrderBy(s => s.Name)
            .Select(s => new ApplyingStaff(s.Name, s.Role, s.Specialization, s.Qualifications)).AsNoTracking().ToListAsync(cancellation);
        var services = await db.Services.Where(s => s.ClinicId == clinicId).OrderBy(s => s.Category).ThenBy(s => s.Price)
            .Select(s => new ApplyingService(s.Name, s.Category, s.Price, s.DurationMinutes)).AsNoTracking().ToListAsync(cancellation);
        return new ClinicApplicationDetails(
            found.clinic.Id,
            found.clinic.Status,
            found.clinic.StatusReason,
            found.clinic.SubmittedAt ?? found.clinic.CreatedAt,
            new Applicant(found.FullName, found.Email ?? "", found.PhoneNumber),
            found.clinic.Profile(),
            found.clinic.CommissionRate,
            staff,
            services,
            await db.DocumentsOfAsync(clinicId, cancellation),
            await HistoryAsync(db, clinicId, cancellation),
            await LikeItAsync(db, found.clinic, cancellation));
    }

    private static async Task<IReadOnlyList<DecidedLine>> HistoryAsync(PetProDb db, Guid clinicId, CancellationToken cancellation) => await (
        from decision in db.ClinicDecisions
        join who in db.UserProfiles on decision.DoneBy equals who.UserId
        where decision.ClinicId == clinicId
        orderby decision.Id descending
        select new DecidedLine(decision.Deed, decision.Words, who.FullName, decision.CreatedAt)).AsNoTracking().Take(MostLines).ToListAsync(cancellation);

    /// <summary>Clinics that may be this one again: the same licence or phone, or nearly the same name within a few kilometres.</summary>
    private static async Task<IReadOnlyList<SimilarClinic>> LikeItAsync(PetProDb db, Clinic clinic, CancellationToken cancellation) =>
        await db.Database.SqlQuery<SimilarClinic>($"""
            SELECT c.id AS "Id", c.name AS "Name", c.city AS "City", c.status AS "Status",
                   coalesce(c.licence_number = {clinic.LicenceNumber}, false) AS "SameLicence", c.phone_number = {clinic.PhoneNumber} AS "SamePhone"
            FROM clinics.clinics c
            WHERE c.id <> {clinic.Id} AND c.status <> 'draft'
              AND (c.licence_number = {clinic.LicenceNumber} OR c.phone_number = {clinic.PhoneNumber}
                OR (similarity(c.name, {clinic.Name}) > 0.5
                    AND earth_distance(ll_to_earth(c.latitude, c.longitude), ll_to_earth({clinic.Latitude}, {clinic.Longitude})) < {Near}))
            ORDER BY c.id LIMIT {MostSimilar}
            """).ToListAsync(cancellation);
}

/// <param name="StatusReason">Why it was rejected or suspended.</param>
public sealed record ClinicApplicationDetails(
    Guid Id,
    ClinicStatus Status,
    string? StatusReason,
    DateTimeOffset AppliedAt,
    Applicant Applicant,
    ClinicProfile Profile,
    decimal CommissionRate,
    IReadOnlyList<ApplyingStaff> Staff,
    IReadOnlyList<ApplyingService> Services,
    IReadOnlyList<HandedDocument> Documents,
    IReadOnlyList<DecidedLine> History,
    IReadOnlyList<SimilarClinic> Similar);

/// <param name="Words">The reason, or what was changed.</param>
/// <param name="Who">The name of the account that did it.</param>
public sealed record DecidedLine(ClinicDeed Deed, string? Words, string Who, DateTimeOffset At);

/// <param name="Status">As the database spells it.</param>
public sealed record SimilarClinic(Guid Id, string Name, string City, string Status, bool SameLicence, bool SamePhone);

public sealed record Applicant(string Name, string Email, string PhoneNumber);

public sealed record ApplyingStaff(string Name, string Role, string? Specialization, IReadOnlyList<string> Qualifications);

public sealed record ApplyingService(string Name, string Category, Money Price, int DurationMinutes);
