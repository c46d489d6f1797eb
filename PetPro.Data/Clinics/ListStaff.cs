using PetPro.Core.Accounts;
using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>For managers: who works at the clinic, who has left, and who is invited.</summary>
public sealed class ListStaff(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <summary>More than any clinic employs.</summary>
    private const int Most = 300;

    public async Task<Result<StaffList>> RunAsync(Actor actor, Guid clinicId, CancellationToken cancellation)
    {
        if (!actor.MayAt(clinicId, Permissions.ManageClinic))
        {
            return Error.NotFound;
        }

        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var name = await db.Clinics.Where(c => c.Id == clinicId).Select(c => c.Name).SingleAsync(cancellation);
        var staff = await db.Staff.AsNoTracking().Where(s => s.ClinicId == clinicId).OrderBy(s => s.Name).ThenBy(s => s.Id).Take(Most)
            .Select(s => new StaffLine(s.Id, s.Name, s.Email, s.Role, s.Specialization, s.PhotoKey, s.UserId != null, s.IsActive, s.WorkingHours))
            .ToListAsync(cancellation);
        var open = await db.StaffInvitations.AsNoTracking()
            .Where(i => i.ClinicId == clinicId && i.AcceptedAt == null && i.WithdrawnAt == null).OrderByDescending(i => i.Id).Take(Most)
            .Select(i => new InvitedLine(i.Id, i.Name, i.Email, i.Role, i.ExpiresAt, i.ExpiresAt <= now)).ToListAsync(cancellation);
        return new StaffList(name, staff, open);
    }
}

public sealed record StaffList(string ClinicName, IReadOnlyList<StaffLine> Staff, IReadOnlyList<InvitedLine> Invited);

/// <param name="HasAccount">Somebody signs in as this person.</param>
public sealed record StaffLine(
    Guid Id, string Name, string Email, string Role, string? Specialization, string? PhotoKey, bool HasAccount, bool IsActive, WeeklyHours WorkingHours);

public sealed record InvitedLine(Guid Id, string Name, string Email, string Role, DateTimeOffset ExpiresAt, bool IsExpired);
