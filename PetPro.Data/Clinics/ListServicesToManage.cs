using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>Every service of a clinic for its managers, what was withdrawn too, by category in the order in which owners meet them.</summary>
public sealed class ListServicesToManage(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result<IReadOnlyList<ManagedService>>> RunAsync(Actor actor, Guid clinicId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Clinics.ManagedBy(actor).AnyAsync(c => c.Id == clinicId, cancellation))
        {
            return Error.NotFound;
        }

        var services = await db.Services.Where(s => s.ClinicId == clinicId).OrderBy(s => s.Price).ThenBy(s => s.Name).ThenBy(s => s.Id)
            .Select(s => new ManagedService(
                s.Id,
                s.Name,
                s.Category,
                s.Price,
                s.DurationMinutes,
                s.BufferBeforeMinutes + s.BufferAfterMinutes,
                s.Capacity,
                s.DepositPercent,
                s.RequiresApproval,
                s.RequiredVaccine,
                s.IsAvailable,
                db.Staff.Where(m => m.IsActive && s.Staff.Any(l => l.StaffId == m.Id)).OrderBy(m => m.Name).Select(m => m.Name).ToList()))
            .AsNoTracking().ToListAsync(cancellation);
        return services.OrderBy(s => ServiceCategories.All.ToList().IndexOf(s.Category)).ToList();
    }
}

/// <param name="Buffers">Minutes, before and after.</param>
/// <param name="Staff">The names of who gives it.</param>
public sealed record ManagedService(
    Guid Id,
    string Name,
    string Category,
    Money Price,
    int DurationMinutes,
    int Buffers,
    int Capacity,
    int DepositPercent,
    bool RequiresApproval,
    string? RequiredVaccine,
    bool IsAvailable,
    IReadOnlyList<string> Staff);
