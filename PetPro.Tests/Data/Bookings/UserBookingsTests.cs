using Microsoft.EntityFrameworkCore;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

/// <summary>The owner's list of bookings, as events keep it.</summary>
public sealed class UserBookingsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly BookingJourney journey = new(database);

    [Fact]
    public async Task A_booking_goes_through_the_parts_of_the_list_as_its_events_are_told()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var free = await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30));
        var done = await journey.BookAsync(owner, free[0].SlotId, pet);
        var cancelled = await journey.BookAsync(owner, free[2].SlotId, pet);
        var lapsed = await journey.BeginAsync(owner, (await journey.HoldAsync(owner, free[4].SlotId, pet)).Value.Id);
        await database.RelayAllAsync();
        (await ListAsync(owner, BookingScope.Coming)).ShouldBe([done, cancelled, lapsed.BookingId]);

        await database.Get<StartVisit>().RunAsync(clinic.Manager, done, CancellationToken.None);
        await database.Get<CompleteVisit>().RunAsync(clinic.Manager, done, CancellationToken.None);
        await database.Get<CancelBooking>().RunAsync(owner, cancelled, null, null, CancellationToken.None);
        (await ListAsync(owner, BookingScope.Coming)).ShouldBe([lapsed.BookingId], "What is not the case any more is not shown, told or not");
        database.Clock.Advance(TimeSpan.FromMinutes(11));
        await database.Get<ExpireReservations>().RunAsync(Actor.System, CancellationToken.None);
        await database.RelayAllAsync();

        (await ListAsync(owner, BookingScope.Coming)).ShouldBeEmpty();
        (await ListAsync(owner, BookingScope.Past)).ShouldBe([done]);
        (await ListAsync(owner, BookingScope.Cancelled)).ShouldBe([lapsed.BookingId, cancelled]);
        (await ListAsync(owner, BookingScope.All)).ShouldBe([lapsed.BookingId, cancelled, done]);
        (await CompareAsync()).ShouldBe("compared, nothing had been wrong");
    }

    [Fact]
    public async Task A_visit_that_moves_takes_its_new_place()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var free = await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30));
        var first = await journey.BookAsync(owner, free[0].SlotId, pet);
        var second = await journey.BookAsync(owner, free[2].SlotId, pet);
        await journey.MoveAsync(owner, first, free[6].SlotId);
        await database.RelayAllAsync();

        (await ListAsync(owner, BookingScope.Coming)).ShouldBe([second, first]);
    }

    [Fact]
    public async Task The_list_is_narrowed_by_pet_and_clinic_and_goes_on_by_the_last_row()
    {
        var (one, other) = (await journey.World.ClinicAsync(), await journey.World.ClinicAsync());
        var (owner, milo) = await journey.OwnerWithPetAsync();
        var kopi = await journey.World.PetAsync(owner.UserId, "Kopi");
        await journey.World.PetAsync(owner.UserId, "Never booked");
        var free = await journey.World.FreeAsync(one.ServiceId, TimeSpan.FromHours(30));
        var elsewhere = await journey.World.FreeAsync(other.ServiceId, TimeSpan.FromHours(60));
        Guid[] booked =
        [
            await journey.BookAsync(owner, free[0].SlotId, milo), await journey.BookAsync(owner, free[2].SlotId, kopi),
            await journey.BookAsync(owner, elsewhere[0].SlotId, milo),
        ];
        await database.RelayAllAsync();

        (await ListAsync(owner, BookingScope.Coming, pet: milo)).ShouldBe([booked[0], booked[2]]);
        (await ListAsync(owner, BookingScope.Coming, clinic: one.Id)).ShouldBe([booked[0], booked[1]]);
        (await ListAsync(owner, BookingScope.Coming, milo, one.Id)).ShouldBe([booked[0]]);
        var wanted = new MyBookingsWanted(BookingScope.Coming);
        var page = await database.Get<ListMyBookings>().RunAsync(owner, wanted, null, 2, CancellationToken.None);
        var rest = await database.Get<ListMyBookings>().RunAsync(owner, wanted, page.Next, 2, CancellationToken.None);
        page.Rows.Concat(rest.Rows).Select(b => b.Id).ShouldBe(booked);
        rest.Next.ShouldBeNull();
        var choices = await database.Get<GetMyBookingChoices>().RunAsync(owner, CancellationToken.None);
        choices.Pets.Select(p => p.Name).ShouldBe(["Kopi", "Milo"]);
        choices.Clinics.Count.ShouldBe(2);
        choices.RefreshedAt.ShouldNotBeNull();

        var (stranger, _) = await journey.OwnerWithPetAsync();
        (await ListAsync(stranger, BookingScope.All, milo, one.Id)).ShouldBeEmpty();
        (await ListAsync(Actor.Visitor, BookingScope.All)).ShouldBeEmpty();
        (await database.Get<GetMyBookingChoices>().RunAsync(stranger, CancellationToken.None)).Pets.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_that_comes_again_changes_nothing_and_a_wrong_row_is_put_right_at_night()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var booking = await journey.BookAsync(owner, (await journey.World.FreeAsync(clinic.ServiceId))[0].SlotId, pet);
        await database.RelayAllAsync();
        await Parallel.ForEachAsync(Enumerable.Range(0, 8), async (_, _) => await database.ReadAsync(db =>
            db.Database.ExecuteSqlAsync($"SELECT bookings.follow_user_booking({booking}, now())")));
        (await CompareAsync()).ShouldBe("compared, nothing had been wrong");

        await database.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE bookings.user_bookings SET scope = 'past' WHERE booking_id = {booking}"));
        await database.ReadAsync(db => db.Database.ExecuteSqlAsync(
            $"INSERT INTO bookings.user_bookings SELECT gen_random_uuid(), user_id, scope, starts_at, pet_id, clinic_id, now() FROM bookings.user_bookings WHERE booking_id = {booking}"));
        (await CompareAsync()).ShouldBe("compared, 2 rows had been wrong");
        (await CompareAsync()).ShouldBe("compared, nothing had been wrong");
        (await ListAsync(owner, BookingScope.Coming)).ShouldBe([booking]);
    }

    private Task<string> CompareAsync() => database.Get<RebuildUserBookings>().RunAsync(Actor.System, CancellationToken.None);

    private async Task<IEnumerable<Guid>> ListAsync(Actor actor, BookingScope scope, Guid? pet = null, Guid? clinic = null) =>
        (await database.Get<ListMyBookings>().RunAsync(actor, new MyBookingsWanted(scope, pet, clinic), null, 50, CancellationToken.None)).Rows.Select(b => b.Id);
}
