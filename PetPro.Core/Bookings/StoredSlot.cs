namespace PetPro.Core.Bookings;

/// <summary>A slot as it is stored, as far as making slots anew asks.</summary>
/// <param name="Taken">Seats taken, by holds that have lapsed too.</param>
public sealed record StoredSlot(
    Guid Id,
    Guid ServiceId,
    Guid StaffId,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    DateTimeOffset BusyFrom,
    DateTimeOffset BusyUntil,
    int Capacity,
    int Taken,
    SlotStatus Status,
    string? BlockReason,
    string? ExceptionReason,
    bool IsWithdrawn)
{
    /// <summary>
    /// What becomes of it. In an empty slot nobody is disappointed: it follows the plan, and disappears where that has none. In
    /// one that is taken the time that was promised stays: it fits, or it is marked for staff to resolve and takes nobody else.
    /// </summary>
    /// <param name="planned">The slot that the plan has there now; null = none.</param>
    /// <param name="misfit">Why the visit is outside the plan; asked only where the plan has no slot and somebody sits in this one.</param>
    /// <param name="blocks">The blocks of the member of staff.</param>
    /// <returns>Null = it disappears.</returns>
    public StoredSlot? Revised(PlannedSlot? planned, Func<string?> misfit, IEnumerable<TimeBlock> blocks)
    {
        if (Taken == 0 && planned is null)
        {
            return null;
        }

        var followed = Taken > 0 || planned is null
            ? this with { Capacity = Math.Max(planned?.Capacity ?? Capacity, Taken) }
            : this with
            {
                EndsAt = planned.EndsAt,
                BusyFrom = planned.BusyFrom,
                BusyUntil = planned.BusyUntil,
                Capacity = planned.Capacity,
            };
        var exception = planned is null ? misfit() : null;
        var block = blocks.FirstOrDefault(b => b.Meets(followed.BusyFrom, followed.BusyUntil));
        return followed with
        {
            IsWithdrawn = false,
            ExceptionReason = exception,
            BlockReason = block?.Reason,
            Status = exception is not null || block is not null ? SlotStatus.Blocked
                : Taken == followed.Capacity ? SlotStatus.Booked
                : SlotStatus.Available,
        };
    }
}
