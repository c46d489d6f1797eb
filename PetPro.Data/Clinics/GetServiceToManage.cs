using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>A service as its clinic's managers change it, or what they choose from for a new one.</summary>
public sealed class GetServiceToManage(IDbContextFactory<PetProDb> contexts)
{
    /// <param name="serviceId">None = a new one.</param>
    /// <param name="language">`en`, `id` or `ja`: of the names of species and vaccines.</param>
    public async Task<Result<ServiceToManage>> RunAsync(Actor actor, Guid clinicId, Guid? serviceId, string language, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var service = await db.Services.ManagedBy(actor).Include(s => s.Staff).AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == serviceId && s.ClinicId == clinicId, cancellation);
        var rules = await db.Clinics.ManagedBy(actor).Where(c => c.Id == clinicId).Select(c => c.BookingRules).SingleOrDefaultAsync(cancellation);
        if (rules is null || (serviceId is not null && service is null))
        {
            return Error.NotFound;
        }

        return new ServiceToManage(
            service?.Id,
            service is null ? null : TermsOf(service),
            service?.IsAvailable ?? true,
            rules,
            await db.Staff.Where(s => s.ClinicId == clinicId && s.IsActive).OrderBy(s => s.Name)
                .Select(s => new Choice(s.Id.ToString(), s.Name)).ToListAsync(cancellation),
            await db.Species.OrderBy(s => s.DisplayOrder)
                .Select(s => new Choice(s.Code, language == "id" ? s.NameId : language == "ja" ? s.NameJa : s.NameEn)).ToListAsync(cancellation),
            await db.Vaccines.Where(v => v.IsActive).OrderBy(v => v.DisplayOrder)
                .Select(v => new Choice(v.Code, language == "id" ? v.NameId : language == "ja" ? v.NameJa : v.NameEn)).ToListAsync(cancellation));
    }

    private static ServiceTerms TermsOf(ClinicService s) => new(
        s.Name, s.Description, s.Category, s.Price.Amount, s.DurationMinutes, s.Capacity, s.Species, [.. s.Staff.Select(l => l.StaffId)])
    {
        BufferBeforeMinutes = s.BufferBeforeMinutes,
        BufferAfterMinutes = s.BufferAfterMinutes,
        RequiresApproval = s.RequiresApproval,
        RequiredVaccine = s.RequiredVaccine,
        GivesVaccines = s.GivesVaccines,
        DepositPercent = s.DepositPercent,
        NoticeMinutes = s.NoticeMinutes,
        HorizonDays = s.HorizonDays,
        Seasons = s.AvailabilityExceptions,
    };
}

/// <param name="Terms">None where it is new.</param>
/// <param name="Rules">The clinic's: they hold where the service has none of its own.</param>
public sealed record ServiceToManage(
    Guid? Id,
    ServiceTerms? Terms,
    bool IsAvailable,
    BookingRules Rules,
    IReadOnlyList<Choice> Staff,
    IReadOnlyList<Choice> Species,
    IReadOnlyList<Choice> Vaccines);

/// <summary>Something to choose: what is stored, and what is read.</summary>
public sealed record Choice(string Code, string Name);
