using PetPro.Core.Clinics;

namespace PetPro.Data.Bookings;

/// <summary>What choosing a time needs to know of a service: its clinic, its price, who gives it, and how far ahead.</summary>
public sealed class GetServiceToBook(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <param name="language">`en`, `id` or `ja`: of the names of species.</param>
    public async Task<Result<ServiceToBook>> RunAsync(Actor actor, Guid serviceId, string language, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await (
            from service in db.Services
            join clinic in db.Clinics on service.ClinicId equals clinic.Id
            where service.Id == serviceId && service.IsAvailable && clinic.Status == ClinicStatus.Approved
            select new { service, clinic, Staff = service.Staff.Select(s => s.StaffId).ToList() }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return Error.NotFound;
        }

        var (offered, at) = (found.service, found.clinic);
        var staff = await db.Staff.Where(s => found.Staff.Contains(s.Id) && s.IsActive).OrderBy(s => s.Name)
            .Select(s => new StaffToBook(s.Id, s.Name, s.Specialization)).ToListAsync(cancellation);
        var species = await db.Species.Where(s => offered.Species.Contains(s.Code)).OrderBy(s => s.DisplayOrder)
            .Select(s => language == "id" ? s.NameId : language == "ja" ? s.NameJa : s.NameEn).ToListAsync(cancellation);
        var today = LocalTime.DateIn(TimeZoneInfo.FindSystemTimeZoneById(at.TimeZone), clock.GetUtcNow());
        return new ServiceToBook(
            offered.Id,
            offered.Name,
            offered.Description,
            offered.Category,
            offered.Price,
            offered.DurationMinutes,
            offered.Species,
            species,
            at.Id,
            at.Name,
            at.Slug,
            at.City,
            at.TimeZone,
            today,
            at.BookingRules,
            staff)
        {
            Deposit = offered.DepositOf(offered.Price),
            OtherPrices = [.. Enumerable.Range(0, offered.HorizonUnder(at.BookingRules) + 1).Select(today.AddDays)
                .Select(day => new DayPrice(day, offered.PriceOn(day), offered.DepositOf(offered.PriceOn(day)))).Where(d => d.Price != offered.Price)],
        };
    }
}

/// <param name="Species">Codes; empty = all.</param>
/// <param name="Today">On the clinic's calendar.</param>
/// <param name="Staff">Who gives it.</param>
public sealed record ServiceToBook(
    Guid Id,
    string Name,
    string Description,
    string Category,
    Money Price,
    int DurationMinutes,
    IReadOnlyList<string> Species,
    IReadOnlyList<string> SpeciesNames,
    Guid ClinicId,
    string ClinicName,
    string ClinicSlug,
    string ClinicCity,
    string TimeZone,
    DateOnly Today,
    BookingRules Rules,
    IReadOnlyList<StaffToBook> Staff)
{
    /// <summary>What of the usual price is paid online; none = all of it.</summary>
    public Money? Deposit { get; init; }

    /// <summary>The days on which it costs something else.</summary>
    public IReadOnlyList<DayPrice> OtherPrices { get; init; } = [];

    /// <param name="day">None = no day is chosen yet.</param>
    public DayPrice PriceOn(DateOnly? day) =>
        OtherPrices.FirstOrDefault(p => p.Day == day) ?? new DayPrice(day ?? Today, Price, Deposit ?? Price);

    public bool IsFor(string species) => Species.Count == 0 || Species.Contains(species);
}

/// <param name="Deposit">What of the price is paid online.</param>
public sealed record DayPrice(DateOnly Day, Money Price, Money Deposit);

public sealed record StaffToBook(Guid Id, string Name, string? Specialization);
