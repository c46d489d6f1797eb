using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>Says that a member of staff will not be there; what the clinic offers follows, what is booked stays to be resolved.</summary>
public sealed class EnterAbsence(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result<Guid>> RunAsync(Actor actor, Guid clinicId, Guid staffId, AbsenceEntry entry, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.FindStaffAsync(actor, clinicId, staffId, cancellation) is null)
        {
            return Error.NotFound;
        }

        if (entry.FirstDay is not { } first)
        {
            return Error.Invalid("firstDay", "required");
        }

        var absence = StaffAbsence.Enter(clinicId, staffId, first, entry.LastDay ?? first, entry.FromTime, entry.UntilTime, entry.ReasonCode ?? "", entry.Note);
        if (!absence.IsOk)
        {
            return absence.Error;
        }

        db.Add(absence.Value);
        await db.SaveChangesAsync(cancellation);
        return absence.Value.Id;
    }
}

/// <param name="LastDay">None = the first day is the only one.</param>
public sealed record AbsenceEntry(DateOnly? FirstDay, DateOnly? LastDay, TimeOnly? FromTime, TimeOnly? UntilTime, string? ReasonCode, string? Note);
