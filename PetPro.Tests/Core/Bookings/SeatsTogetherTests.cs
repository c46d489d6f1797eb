using FsCheck;
using FsCheck.Fluent;
using PetPro.Core.Bookings;

namespace PetPro.Tests.Core.Bookings;

public sealed class SeatsTogetherTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(7));
    private static readonly Guid Ana = Guid.CreateVersion7(), Budi = Guid.CreateVersion7();

    private static readonly Arbitrary<(FreeSeats[] Free, int Pets)> AnyDay = (
        from slots in Gen.ArrayOf(
            from at in Gen.Choose(0, 24)
            from staff in Gen.Elements(Ana, Budi)
            from seats in Gen.Choose(1, 3)
            select At(at * 30, staff, seats))
        from pets in Gen.Choose(1, 5)
        select (slots.DistinctBy(s => (s.StaffId, s.StartsAt)).ToArray(), pets)).ToArbitrary();

    [Fact]
    public void Everybody_has_a_seat_none_is_given_twice_and_one_follows_the_other() =>
        Prop.ForAll(AnyDay, day => SeatsTogether.Find(day.Free, day.Pets).All(chain =>
            chain.Count == day.Pets
            && chain.GroupBy(s => s.SlotId).All(slot => slot.Count() <= slot.First().Free)
            && chain.Zip(chain.Skip(1)).All(pair => pair.First == pair.Second
                || (pair.Second.StartsAt >= pair.First.EndsAt && pair.Second.StartsAt <= pair.First.EndsAt + SeatsTogether.LongestPause))))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Each_time_is_offered_once() =>
        Prop.ForAll(AnyDay, day => SeatsTogether.Find(day.Free, day.Pets) is var found
            && found.Select(c => c[0].StartsAt).Distinct().Count() == found.Count).QuickCheckThrowOnFailure();

    [Fact]
    public void One_pet_finds_every_time_that_there_is() =>
        Prop.ForAll(AnyDay, day => SeatsTogether.Find(day.Free, 1).Select(c => c[0].StartsAt).Order()
            .SequenceEqual(day.Free.Select(f => f.StartsAt).Distinct().Order())).QuickCheckThrowOnFailure();

    [Fact]
    public void A_slot_that_takes_several_is_shared_before_anybody_waits() =>
        SeatsTogether.Find([At(0, Ana, 2), At(30, Ana, 2)], 2)[0].Select(s => s.StartsAt).ShouldBe([Nine, Nine]);

    [Fact]
    public void Whoever_is_there_already_goes_on() =>
        SeatsTogether.Find([At(0, Ana, 1), At(30, Budi, 1), At(30, Ana, 1)], 2)[0].Select(s => s.StaffId).ShouldBe([Ana, Ana]);

    [Fact]
    public void A_gap_that_is_too_long_is_no_visit_together() =>
        SeatsTogether.Find([At(0, Ana, 1), At(90, Ana, 1)], 2).ShouldBeEmpty();

    private static FreeSeats At(int minutes, Guid staff, int seats) =>
        new(Guid.CreateVersion7(), staff, Nine.AddMinutes(minutes), Nine.AddMinutes(minutes + 30), seats);
}
