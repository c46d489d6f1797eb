using PetPro.Core.Bookings;
using PetPro.Core.Clinics;

namespace PetPro.Data.Bookings;

/// <summary>
/// Makes the slots of one clinic follow from its plan, up to the horizon. Doing it again changes nothing; two at once for one clinic
/// stand in line. It never waits for a slot while it holds others, so nobody who books or cancels can wait for it in a circle: a slot
/// that somebody is just taking or freeing is left out, and the next round looks at what became of it.
/// </summary>
internal static class SlotMaking
{
    /// <summary>More is not worth waiting for: the job comes within the hour.</summary>
    private const int MostRounds = 50;

    public static async Task<SlotChanges> RemakeAsync(
        IDbContextFactory<PetProDb> contexts, Guid clinicId, DateTimeOffset now, CancellationToken cancellation)
    {
        var done = SlotChanges.None;
        for (var round = 0; round < MostRounds; round++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var (changes, leftOut) = await RoundAsync(db, clinicId, now, cancellation);
            if (!changes.IsNone)
            {
                await db.Database.ExecuteSqlAsync($"SELECT pg_notify('petpro', {"clinic:" + clinicId})", cancellation);
            }

            await transaction.CommitAsync(cancellation);
            done += changes;
            if (leftOut is not { } taken)
            {
                break;
            }

            await WaitForAsync(contexts, taken, cancellation);
        }

        return done;
    }

    /// <summary>Whoever changes the slots of a clinic as a whole stands in line here, before any other lock.</summary>
    public static Task LockAsync(PetProDb db, Guid clinicId, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"slots of " + clinicId}, 0))", cancellation);

    private static async Task<(SlotChanges Changes, Guid? LeftOut)> RoundAsync(
        PetProDb db, Guid clinicId, DateTimeOffset now, CancellationToken cancellation)
    {
        await LockAsync(db, clinicId, cancellation);
        if (!await db.Clinics.AnyAsync(c => c.Id == clinicId && c.Status == ClinicStatus.Approved, cancellation))
        {
            return (SlotChanges.None, null);
        }

        var plan = await db.ReadPlanAsync(clinicId, cancellation);
        var planned = SlotPlan.Offered(plan, LocalTime.DateIn(plan.Zone, now)).Where(s => s.StartsAt > now)
            .ToDictionary(s => (s.ServiceId, s.StaffId, s.StartsAt));
        var blocks = (await db.TimeBlocks.AsNoTracking().Where(b => b.ClinicId == clinicId && b.EndsAt > now).ToListAsync(cancellation)).ToLookup(b => b.StaffId);
        StoredSlot? Revised(StoredSlot slot) => slot.Revised(
            planned.GetValueOrDefault((slot.ServiceId, slot.StaffId, slot.StartsAt)),
            () => SlotPlan.MisfitOf(plan, slot.ServiceId, slot.StaffId, slot.StartsAt, slot.EndsAt),
            blocks[slot.StaffId]);

        var stored = await db.SlotsToCome(clinicId, now).ToListAsync(cancellation);
        var toChange = stored.Where(s => !IsAsIs(s, Revised(s))).Select(s => s.Id).ToArray();
        var locked = await SlotRows.LockAsync(db, toChange, cancellation);
        var revised = locked.Select(slot => (Slot: slot, Revised: Revised(slot))).Where(s => !IsAsIs(s.Slot, s.Revised)).ToList();
        var gone = revised.Where(s => s.Revised is null).Select(s => s.Slot.Id).ToArray();
        var changed = revised.Select(s => s.Revised).OfType<StoredSlot>().ToList();
        await SlotRows.RemoveAsync(db, gone, now, cancellation);
        await SlotRows.UpdateAsync(db, plan.Zone, changed, now, cancellation);

        var there = stored.Select(s => (s.ServiceId, s.StaffId, s.StartsAt)).ToHashSet();
        var missing = planned.Where(p => !there.Contains(p.Key)).Select(p => p.Value).ToList();
        var made = await SlotRows.InsertAsync(db, clinicId, missing, blocks, now, cancellation);
        var lockedIds = locked.Select(s => s.Id).ToHashSet();
        var leftOut = toChange.Where(id => !lockedIds.Contains(id)).Cast<Guid?>().FirstOrDefault();
        return (new SlotChanges(made, changed.Count, gone.Length), leftOut);
    }

    /// <summary>A withdrawn slot that the plan does not want stays withdrawn.</summary>
    private static bool IsAsIs(StoredSlot slot, StoredSlot? revised) => revised is null ? slot.IsWithdrawn : slot == revised;

    /// <summary>Waits, holding nothing, until whoever changes the slot is done.</summary>
    private static async Task WaitForAsync(IDbContextFactory<PetProDb> contexts, Guid slotId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM bookings.slots WHERE id = {slotId} FOR UPDATE", cancellation);
    }
}

/// <summary>What making the slots anew came to.</summary>
/// <param name="Gone">Deleted, or withdrawn where something once referred to them.</param>
internal sealed record SlotChanges(int Made, int Changed, int Gone)
{
    public static SlotChanges None { get; } = new(0, 0, 0);

    public bool IsNone => this == None;

    public static SlotChanges operator +(SlotChanges a, SlotChanges b) => new(a.Made + b.Made, a.Changed + b.Changed, a.Gone + b.Gone);
}
