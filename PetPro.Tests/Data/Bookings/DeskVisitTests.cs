using Microsoft.EntityFrameworkCore;
using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Pets;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Data.Bookings;
using PetPro.Data.Desk;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

public sealed class DeskVisitTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly BookingJourney journey = new(database);

    [Fact]
    public async Task Who_comes_unannounced_is_taken_down_seated_by_the_same_guard_checked_in_and_paid_at_the_clinic()
    {
        var clinic = await journey.World.ClinicAsync();
        var time = (await TimesAsync(clinic)).Times[0];

        var id = (await EnterAsync(clinic, NewOwner(time.SlotId) with { IsHere = true })).Value;

        var booking = await journey.BookingAsync(id);
        (booking.Status, booking.CheckedInAt, booking.Channel, booking.PaymentId).ShouldBe(
            (BookingStatus.Confirmed, database.Clock.Now, BookingChannel.WalkIn, null));
        (await journey.World.SlotAsync(time.SlotId)).BookedCount.ShouldBe(1);
        (await database.ReadAsync(db => db.FinancialEntries.AnyAsync(e => e.BookingId == id))).ShouldBeFalse("no sale passes through PetPro");
        var shown = (await database.Get<GetClinicVisit>().RunAsync(clinic.Manager, clinic.Id, id, "en", CancellationToken.None)).Value;
        (shown.OwnerName, shown.PetName, shown.Payment, shown.Amount).ShouldBe(("Budi Santoso", "Kopi", null, Money.Idr(150_000)));
        (await database.Get<CheckInVisit>().RunAsync(clinic.Manager, id, CancellationToken.None)).IsOk.ShouldBeTrue();
        (await database.Get<StartVisit>().RunAsync(clinic.Manager, id, CancellationToken.None)).IsOk.ShouldBeTrue();
        await database.RelayAllAsync();
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task Nobody_is_overbooked_however_many_desks_enter_at_once()
    {
        var clinic = await journey.World.ClinicAsync(services: 2);
        var time = (await TimesAsync(clinic)).Times[4];
        var same = (await database.Get<FindDeskTimes>().RunAsync(clinic.Manager, clinic.Id, clinic.ServiceIds[1], null, null, 2, CancellationToken.None))
            .Value.Times.Single(t => t.StartsAt == time.StartsAt);

        var entered = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => EnterAsync(clinic, NewOwner(i % 2 == 0 ? time.SlotId : same.SlotId))));

        entered.Count(e => e.IsOk).ShouldBe(1);
        entered.First(e => !e.IsOk).Error!.Code.ShouldBe("slot-taken");
        (await TimesAsync(clinic)).Times.ShouldNotContain(t => t.SlotId == time.SlotId);
        await database.InvariantsHoldAsync();
    }

    [Theory]
    [InlineData("email")]
    [InlineData("phone")]
    [InlineData("chip")]
    public async Task An_owner_is_found_by_the_whole_address_number_or_chip_and_booked_for(string by)
    {
        var clinic = await journey.World.ClinicAsync();
        var owner = await journey.World.OwnerAsync("Sari Wulandari");
        var phone = $"+62813{Random.Shared.NextInt64(10_000_000, 99_999_999)}";
        var chip = $"{Random.Shared.NextInt64(100_000_000_000_000, 999_999_999_999_999)}";
        var pet = await journey.World.PetAsync(owner);
        await database.ReadAsync(async db =>
        {
            (await db.UserProfiles.SingleAsync(p => p.UserId == owner)).PhoneNumber = phone;
            (await db.Pets.SingleAsync(p => p.Id == pet)).Change(new PetProfile("Milo", "dog", null, null, PetGender.Male, chip), new DateOnly(2026, 1, 1));
            return await db.SaveChangesAsync();
        });

        var found = (await FindAsync(clinic.Manager, clinic.Id, by switch { "email" => $"{owner:N}@PetPro.test", "phone" => phone.Replace("+62", "0"), _ => chip })).Value;

        found.Owners.Single().ShouldSatisfyAllConditions(
            o => (o.Id, o.ShortName, o.IsGuest).ShouldBe((owner, "Sari W.", false)),
            o => o.Pets.ShouldBe([new FoundPet(pet, "Milo", "dog")]));
        var visit = new DeskVisit((await TimesAsync(clinic)).Times[2].SlotId, BookingChannel.Phone, false, found.LookupId, owner, null, null, null, pet, null, null);
        (await EnterAsync(clinic, visit)).IsOk.ShouldBeTrue();
        (await EnterAsync(clinic, visit with { LookupId = Guid.NewGuid() })).Error!.Code.ShouldBe("owner-lookup-old");
        (await EnterAsync(clinic, visit with { PetId = await journey.World.PetAsync(clinic.ManagerId) })).Error.ShouldBe(Error.NotFound);
        database.Clock.Advance(OwnerLookup.GoodFor);
        (await EnterAsync(clinic, visit)).Error!.Code.ShouldBe("owner-lookup-old");
    }

    [Fact]
    public async Task Parts_of_an_address_find_nobody_and_who_looks_too_often_has_to_wait()
    {
        var clinic = await journey.World.ClinicAsync();
        (await FindAsync(clinic.Manager, clinic.Id, "Sari")).Error!.Fields.Single().Code.ShouldBe("owner-search-format");
        (await FindAsync(Actor.Owner(clinic.ManagerId), clinic.Id, "sari@petpro.test")).Error.ShouldBe(Error.NotFound);

        var looked = await Task.WhenAll(Enumerable.Range(0, OwnerLookup.Most + 3).Select(i => FindAsync(clinic.Manager, clinic.Id, $"nobody{i}@petpro.test")));

        looked.Count(l => l.IsOk).ShouldBe(OwnerLookup.Most);
        looked.First(l => !l.IsOk).Error!.Code.ShouldBe("too-many-lookups");
        database.Clock.Advance(OwnerLookup.Window);
        (await FindAsync(clinic.Manager, clinic.Id, "nobody@petpro.test")).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_and_a_known_address_is_not_taken_down_again()
    {
        var clinic = await journey.World.ClinicAsync();
        var slot = (await TimesAsync(clinic)).Times[0].SlotId;
        var known = await journey.World.OwnerAsync();

        (await EnterAsync(clinic, new DeskVisit(slot, BookingChannel.WalkIn, true, null, null, "", "x", "y", null, "", "")))
            .Error!.Fields.Select(f => f.Field).ShouldBe(["ownerName", "ownerPhone", "ownerEmail", "petName", "species"], ignoreOrder: true);
        (await EnterAsync(clinic, NewOwner(slot) with { OwnerEmail = $"{known:N}@petpro.test" })).Error!.Fields.Single().Code.ShouldBe("owner-known");
    }

    [Fact]
    public async Task A_guest_takes_the_account_over_by_the_mailbox_and_by_nothing_else()
    {
        var clinic = await journey.World.ClinicAsync();
        var email = $"budi-{Guid.NewGuid():N}@petpro.test";
        var id = (await EnterAsync(clinic, NewOwner((await TimesAsync(clinic)).Times[0].SlotId) with { OwnerEmail = email })).Value;
        await database.RelayAllAsync();
        await database.SendMailsAsync();
        database.Mailer.Sent.Single(m => m.To == email).Text.ShouldContain("/account/forgot-password");

        // Somebody else registers with that address: no entry, and the clinic still knows the guest by the right name.
        await database.Get<RegisterAccount>().RunAsync(
            Actor.Visitor, new NewAccount(email, "Mallory", "081299999999", "kucing oren di atap", "en"), CancellationToken.None);
        (await database.Get<SignIn>().RunAsync(Actor.Visitor, email, "kucing oren di atap", CancellationToken.None)).Error.ShouldBe(SignIn.NotConfirmed);
        (await database.Get<GetClinicVisit>().RunAsync(clinic.Manager, clinic.Id, id, "en", CancellationToken.None)).Value.OwnerName.ShouldBe("Budi Santoso");

        await database.Get<RequestPasswordReset>().RunAsync(Actor.Visitor, email, CancellationToken.None);
        await database.SendMailsAsync();
        var code = System.Text.RegularExpressions.Regex.Match(
            database.Mailer.Sent.Last(m => m.To == email && m.Subject.Contains("new password", StringComparison.OrdinalIgnoreCase) || m.To == email && m.Subject.Contains("sandi", StringComparison.Ordinal)).Text, @"\b[0-9]{6}\b").Value;
        (await database.Get<ResetPassword>().RunAsync(Actor.Visitor, email, code, "anjing putih di taman", CancellationToken.None)).IsOk.ShouldBeTrue();

        var signedIn = (await database.Get<SignIn>().RunAsync(Actor.Visitor, email, "anjing putih di taman", CancellationToken.None)).Value.Account!;
        (await database.Get<GetMyBooking>().RunAsync(Actor.Owner(signedIn.UserId), id, CancellationToken.None)).IsOk.ShouldBeTrue("the visit came along");
        (await database.ReadAsync(db => db.Users.SingleAsync(u => u.Id == signedIn.UserId))).IsGuest.ShouldBeFalse();
    }

    [Fact]
    public async Task Who_was_entered_at_the_desk_may_cancel_and_nothing_goes_back_for_nothing_was_paid_here()
    {
        var clinic = await journey.World.ClinicAsync();
        var id = (await EnterAsync(clinic, NewOwner((await TimesAsync(clinic)).Times[^1].SlotId) with { Channel = BookingChannel.Phone })).Value;
        var owner = Actor.Owner((await journey.BookingAsync(id)).UserId);

        (await database.Get<CancelBooking>().RunAsync(owner, id, null, null, CancellationToken.None)).Value.ShouldBe(Money.Zero);
        await database.RelayAllAsync();
        await database.InvariantsHoldAsync();
        (await database.ReadAsync(db => db.Notifications.CountAsync(n => n.UserId == clinic.ManagerId && n.Type == "clinic-booking-cancelled")))
            .ShouldBe(1, "who wrote it into the calendar hears that it is off");
    }

    [Fact]
    public async Task Moved_by_its_owner_to_a_dearer_season_it_asks_for_no_payment_online()
    {
        var clinic = await journey.World.ClinicAsync();
        var times = await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30));
        var dear = times.First(t => DateOnly.FromDateTime(t.StartsAt.DateTime) > DateOnly.FromDateTime(times[0].StartsAt.DateTime));
        var day = DateOnly.FromDateTime(dear.StartsAt.DateTime);
        await database.ReadAsync(async db =>
        {
            var service = await db.Services.Include(s => s.Staff).SingleAsync(s => s.Id == clinic.ServiceId);
            var terms = new ServiceTerms(
                service.Name, service.Description, service.Category, 150_000, service.DurationMinutes, service.Capacity, service.Species,
                [.. service.Staff.Select(s => s.StaffId)]);
            service.Change(terms with { Seasons = [new Season(day, day, 260_000)] }).IsOk.ShouldBeTrue();
            return await db.SaveChangesAsync();
        });
        var id = (await EnterAsync(clinic, NewOwner(times[0].SlotId) with { Channel = BookingChannel.Phone })).Value;
        var owner = Actor.Owner((await journey.BookingAsync(id)).UserId);

        var shown = (await database.Get<GetMoveTerms>().RunAsync(owner, id, dear.SlotId, CancellationToken.None)).Value;
        var moved = await journey.MoveAsync(owner, id, dear.SlotId);

        (shown.Price, shown.Difference).ShouldBe((Money.Idr(260_000), Money.Zero));
        (moved.IsMoved, moved.Difference, moved.HoldId).ShouldBe((true, Money.Zero, null));
        (await journey.BookingAsync(id)).ShouldSatisfyAllConditions(
            b => b.SlotId.ShouldBe(dear.SlotId), b => b.Amount.ShouldBe(Money.Idr(260_000)), b => b.ToPayAtClinic.ShouldBe(Money.Idr(260_000)), b => b.PaymentId.ShouldBeNull());
        await database.RelayAllAsync();
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task A_pet_that_has_a_visit_at_that_time_is_not_entered_again_with_somebody_else()
    {
        var clinic = await journey.World.ClinicAsync(staff: 2);
        var same = (await TimesAsync(clinic)).Times.GroupBy(t => t.StartsAt).First(g => g.Count() == 2).ToList();
        var first = await journey.BookingAsync((await EnterAsync(clinic, NewOwner(same[0].SlotId) with { OwnerEmail = $"{Guid.NewGuid():N}@petpro.test" })).Value);
        var email = await database.ReadAsync(db => db.Users.Where(u => u.Id == first.UserId).Select(u => u.Email).SingleAsync());
        var found = (await FindAsync(clinic.Manager, clinic.Id, email!)).Value;

        var again = new DeskVisit(same[1].SlotId, BookingChannel.WalkIn, false, found.LookupId, first.UserId, null, null, null, first.PetId, null, null);

        (await EnterAsync(clinic, again)).Error!.Code.ShouldBe("pet-has-visit");
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task Other_clinics_desks_neither_see_the_times_nor_enter_anything()
    {
        var clinic = await journey.World.ClinicAsync();
        var elsewhere = await journey.World.ClinicAsync();
        var slot = (await TimesAsync(clinic)).Times[0].SlotId;

        (await database.Get<FindDeskTimes>().RunAsync(elsewhere.Manager, clinic.Id, clinic.ServiceId, null, null, 1, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        (await database.Get<EnterDeskVisit>().RunAsync(elsewhere.Manager, clinic.Id, NewOwner(slot), CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        (await EnterAsync(elsewhere, NewOwner(slot))).Error!.Code.ShouldBe("slot-taken");
    }

    private static DeskVisit NewOwner(Guid slotId) =>
        new(slotId, BookingChannel.WalkIn, false, null, null, "Budi Santoso", "0812 3456 7890", null, null, "Kopi", "cat");

    private Task<Result<Guid>> EnterAsync(TestClinic clinic, DeskVisit visit) =>
        database.Get<EnterDeskVisit>().RunAsync(clinic.Manager, clinic.Id, visit, CancellationToken.None);

    private Task<Result<FoundOwners>> FindAsync(Actor actor, Guid clinicId, string text) =>
        database.Get<FindOwner>().RunAsync(actor, clinicId, text, CancellationToken.None);

    private async Task<DeskTimes> TimesAsync(TestClinic clinic) =>
        (await database.Get<FindDeskTimes>().RunAsync(clinic.Manager, clinic.Id, clinic.ServiceId, null, null, 2, CancellationToken.None)).Value;
}
