using PetPro.Core.Accounts;
using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>For admins: all that a clinic told of itself, and who applied for it.</summary>
public sealed class GetClinicApplication(IDbContextFactory<PetProDb> contexts)
{
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
            where clinic.Id == clinicId
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
            found.clinic.CreatedAt,
            new Applicant(found.FullName, found.Email ?? "", found.PhoneNumber),
            ProfileOf(found.clinic),
            found.clinic.CommissionRate,
            staff,
            services);
    }

    private static ClinicProfile ProfileOf(Clinic clinic) => new(
        clinic.Name,
        clinic.Slug,
        clinic.Address,
        clinic.City,
        clinic.Province,
        clinic.PostalCode,
        clinic.Latitude,
        clinic.Longitude,
        clinic.TimeZone,
        clinic.PhoneNumber,
        clinic.Email,
        clinic.Website,
        clinic.Description,
        clinic.OperatingHours,
        clinic.Facilities,
        clinic.BookingRules);
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
    IReadOnlyList<ApplyingService> Services);

public sealed record Applicant(string Name, string Email, string PhoneNumber);

public sealed record ApplyingStaff(string Name, string Role, string? Specialization, IReadOnlyList<string> Qualifications);

public sealed record ApplyingService(string Name, string Category, Money Price, int DurationMinutes);
