using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>What can be booked: the services of approved clinics, or of one of them, cheapest first.</summary>
public sealed class ListClinicServices(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result<IReadOnlyList<BookableService>>> RunAsync(Actor actor, ServicesWanted wanted, CancellationToken cancellation)
    {
        if (wanted.Category is not null && !ServiceCategories.All.Contains(wanted.Category))
        {
            return Error.Invalid("category", "category-unknown");
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var after = wanted.After ?? new ServiceKey(-1, Guid.Empty);
        var afterPrice = Money.Idr(after.Price);
        var services = await (
            from service in db.Services
            join clinic in db.Clinics on service.ClinicId equals clinic.Id
            where clinic.Status == ClinicStatus.Approved && service.IsAvailable
                && (wanted.ClinicId == null || service.ClinicId == wanted.ClinicId)
                && (wanted.Category == null || service.Category == wanted.Category)
                && (wanted.Species == null || service.Species.Length == 0 || service.Species.Contains(wanted.Species))
                && EF.Functions.GreaterThan(ValueTuple.Create(service.Price, service.Id), ValueTuple.Create(afterPrice, after.Id))
            orderby service.Price, service.Id
            select new BookableService(
                service.Id,
                clinic.Id,
                clinic.Name,
                service.Name,
                service.Description,
                service.Category,
                service.Price,
                service.DurationMinutes,
                service.Capacity,
                service.Species,
                service.Staff.Select(s => s.StaffId).ToList())).AsNoTracking().Take(wanted.Most).ToListAsync(cancellation);
        return services;
    }
}

/// <param name="After">The key of the last service that is known already; none = from the start.</param>
public sealed record ServicesWanted(
    Guid? ClinicId = null, string? Category = null, string? Species = null, ServiceKey? After = null, int Most = 100);

/// <param name="Price">Whole rupiah.</param>
public sealed record ServiceKey(long Price, Guid Id);

/// <param name="Species">Codes; empty = all.</param>
public sealed record BookableService(
    Guid Id,
    Guid ClinicId,
    string ClinicName,
    string Name,
    string Description,
    string Category,
    Money Price,
    int DurationMinutes,
    int Capacity,
    IReadOnlyList<string> Species,
    IReadOnlyList<Guid> StaffIds)
{
    public ServiceKey Key => new(Price.Amount, Id);
}
