using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>The clinics that the actor has applied for, and where each stands.</summary>
public sealed class ListMyClinicApplications(IDbContextFactory<PetProDb> contexts)
{
    /// <summary>More than anybody applies for.</summary>
    private const int Most = 50;

    public async Task<IReadOnlyList<MyClinicApplication>> RunAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Clinics.AsNoTracking().Where(c => c.OwnerId == actor.UserId && actor.IsSignedIn)
            .OrderByDescending(c => c.CreatedAt).Take(Most)
            .Select(c => new MyClinicApplication(c.Id, c.Name, c.City, c.Status, c.StatusReason, c.SubmittedAt ?? c.CreatedAt, c.TimeZone))
            .ToListAsync(cancellation);
    }
}

/// <param name="Reason">What the admin says to it.</param>
/// <param name="At">When it was handed in, or begun.</param>
public sealed record MyClinicApplication(Guid Id, string Name, string City, ClinicStatus Status, string? Reason, DateTimeOffset At, string TimeZone);
