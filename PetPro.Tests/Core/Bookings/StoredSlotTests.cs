using PetPro.Core.Bookings;

namespace PetPro.Tests.Core.Bookings;

public sealed class StoredSlotTests
{
    private static readonly Guid Vet = Guid.CreateVersion7();
    private static readonly DateTimeOffset Nine = new(2026, 12, 1, 2, 0, 0, TimeSpan.Zero);
    private static readonly PlannedSlot Planned = new(
        Guid.Empty, Vet, new(2026, 12, 1), new(9, 0), new(9, 45), Nine, Nine.AddMinutes(45), Nine, Nine.AddMinutes(55), 2);

    private static readonly TimeBlock Meeting = TimeBlock.Block(Guid.Empty, Vet, Nine.AddMinutes(50), Nine.AddMinutes(90), "Rapat", Guid.Empty).Value;

    [Fact]
    public void An_empty_slot_that_the_plan_does_not_want_disappears() => Slot(0).Revised(null, () => null, []).ShouldBeNull();

    [Fact]
    public void An_empty_slot_follows_the_plan_in_all_things()
    {
        var revised = Slot(0).Revised(Planned, () => null, [])!;

        (revised.EndsAt, revised.BusyUntil, revised.Capacity, revised.Status).ShouldBe((Nine.AddMinutes(45), Nine.AddMinutes(55), 2, SlotStatus.Available));
    }

    [Fact]
    public void A_withdrawn_slot_that_the_plan_wants_again_is_open_again() =>
        (Slot(0) with { IsWithdrawn = true, Status = SlotStatus.Blocked }).Revised(Planned, () => null, [])!.ShouldSatisfyAllConditions(
            s => s.IsWithdrawn.ShouldBeFalse(), s => s.Status.ShouldBe(SlotStatus.Available));

    [Fact]
    public void Who_sits_in_a_slot_keeps_the_time_and_the_slot_takes_nobody_else_when_it_fits_no_more()
    {
        var revised = Slot(1).Revised(null, () => SlotExceptions.Closed, [])!;

        (revised.StartsAt, revised.EndsAt, revised.Taken).ShouldBe((Nine, Nine.AddMinutes(30), 1));
        (revised.Status, revised.ExceptionReason).ShouldBe((SlotStatus.Blocked, SlotExceptions.Closed));
    }

    [Fact]
    public void A_taken_slot_beside_the_grid_that_still_fits_stays_as_it_is() => Slot(1).Revised(null, () => null, []).ShouldBe(Slot(1));

    [Fact]
    public void A_slot_that_fits_again_loses_its_mark() =>
        (Slot(1) with { Status = SlotStatus.Blocked, ExceptionReason = SlotExceptions.Closed }).Revised(null, () => null, []).ShouldBe(Slot(1));

    [Fact]
    public void Seats_that_are_sold_are_never_cut() =>
        (Slot(3) with { Capacity = 4, Status = SlotStatus.Available }).Revised(Planned, () => null, [])!.ShouldSatisfyAllConditions(
            s => s.Capacity.ShouldBe(3), s => s.Status.ShouldBe(SlotStatus.Booked));

    [Fact]
    public void A_block_meets_the_buffers_too_and_a_blocked_slot_stays_blocked()
    {
        var revised = Slot(0).Revised(Planned, () => null, [Meeting])!;

        (revised.Status, revised.BlockReason).ShouldBe((SlotStatus.Blocked, "Rapat"));
        revised.Revised(Planned, () => null, [Meeting]).ShouldBe(revised);
        revised.Revised(Planned, () => null, [])!.Status.ShouldBe(SlotStatus.Available);
    }

    private static StoredSlot Slot(int taken) => new(
        Guid.Empty, Guid.Empty, Vet, Nine, Nine.AddMinutes(30), Nine, Nine.AddMinutes(30), Math.Max(1, taken), taken,
        taken > 0 ? SlotStatus.Booked : SlotStatus.Available, null, null, false);
}
