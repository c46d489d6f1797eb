using PetPro.Core.Bookings;

namespace PetPro.Data.Seeding.Demo;

/// <summary>A slot and who sits in it.</summary>
internal sealed class DemoSlot(Guid clinicId, PlannedSlot plan)
{
    private readonly HashSet<Guid> pets = [];

    public Guid Id { get; } = Guid.CreateVersion7();

    public Guid ClinicId => clinicId;

    public PlannedSlot Plan => plan;

    public int Taken => pets.Count;

    /// <summary>Something refers to it, or it is still to come.</summary>
    public bool IsKept { get; set; }

    public bool IsFreeFor(Guid pet) => pets.Count < plan.Capacity && !pets.Contains(pet);

    public void Seat(Guid pet)
    {
        pets.Add(pet);
        IsKept = true;
    }
}

/// <summary>The slots of all clinics by day, made when they are asked for, with nobody in two places at once: neither staff nor pets.</summary>
internal sealed class DemoCalendar
{
    /// <summary>No pet is taken to a clinic every other day.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromDays(2.5);

    private readonly Dictionary<(Guid Clinic, DateOnly Day), List<DemoSlot>> days = [];
    private readonly Dictionary<Guid, List<DemoSlot>> busy = [];

    /// <summary>In the order in which they were made.</summary>
    public IEnumerable<DemoSlot> Kept => days.Values.SelectMany(slots => slots).Where(s => s.IsKept);

    public IReadOnlyList<DemoSlot> On(DemoClinic clinic, DateOnly day)
    {
        if (!days.TryGetValue((clinic.Clinic.Id, day), out var slots))
        {
            var planned = SlotPlan.Make(clinic.Plan, day, 1);
            days[(clinic.Clinic.Id, day)] = slots = [.. planned.Select(plan => new DemoSlot(clinic.Clinic.Id, plan))];
        }

        return slots;
    }

    public bool IsFree(DemoSlot slot, Guid pet) =>
        slot.IsFreeFor(pet) && !IsOccupied(slot.Plan.StaffId, slot) && !IsBusy(pet, slot);

    public void Take(DemoSlot slot, Guid pet)
    {
        slot.Seat(pet);
        Busy(slot.Plan.StaffId).Add(slot);
        Busy(pet).Add(slot);
    }

    private bool IsOccupied(Guid staff, DemoSlot slot) => Busy(staff).Exists(
        other => other != slot && other.Plan.BusyFrom < slot.Plan.BusyUntil && slot.Plan.BusyFrom < other.Plan.BusyUntil);

    private bool IsBusy(Guid pet, DemoSlot slot) => Busy(pet).Exists(
        other => other != slot && other.Plan.StartsAt - Rest < slot.Plan.EndsAt && slot.Plan.StartsAt < other.Plan.EndsAt + Rest);

    private List<DemoSlot> Busy(Guid who)
    {
        if (!busy.TryGetValue(who, out var slots))
        {
            busy[who] = slots = [];
        }

        return slots;
    }
}
