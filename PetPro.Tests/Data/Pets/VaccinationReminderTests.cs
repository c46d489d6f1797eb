using Microsoft.EntityFrameworkCore;
using PetPro.Core.Notifications;
using PetPro.Core.Pets;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Notifications;
using PetPro.Data.Pets;
using PetPro.Data.Seeding;
using PetPro.Tests.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Pets;

public sealed class VaccinationReminderTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly BookingJourney journey = new(database);
    private Guid owner;
    private Guid pet;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DateOnly Today => DateOnly.FromDateTime(database.Clock.Now.UtcDateTime);

    public async ValueTask InitializeAsync()
    {
        await database.Get<SeedReference>().RunAsync(Actor.System, Cancellation);
        GoTo(DateOnly.FromDateTime(DateTime.UtcNow));
        owner = await journey.World.OwnerAsync();
        pet = await journey.World.PetAsync(owner);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_owner_is_told_thirty_and_seven_days_before_and_on_the_day_and_once_each()
    {
        var due = await DueInAsync(40);
        List<int> told = [];
        foreach (var left in (int[])[32, 31, 30, 29, 8, 7, 6, 1, 0, -1, -29])
        {
            GoTo(due.AddDays(-left));
            var before = await MailsAsync();
            await RemindAsync();
            await RemindAsync();
            if (await MailsAsync() > before)
            {
                told.Add(left);
                (await MailsAsync()).ShouldBe(before + 1);
            }
        }

        told.ShouldBe([30, 7, 0]);
    }

    [Fact]
    public async Task After_an_outage_only_the_step_that_applies_is_told()
    {
        var due = await DueInAsync(40);
        GoTo(due.AddDays(-3));

        await RemindAsync();

        (await MailsAsync()).ShouldBe(1);
        (await StepsAsync()).ShouldBe([7]);
    }

    [Fact]
    public async Task What_has_been_due_for_long_is_no_longer_written_about()
    {
        var due = await DueInAsync(5);
        GoTo(due.AddDays(31));

        await RemindAsync();

        (await MailsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Two_instances_at_once_tell_it_once()
    {
        await DueInAsync(7);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => RemindAsync()));

        (await MailsAsync()).ShouldBe(1);
        (await StepsAsync()).ShouldBe([7]);
    }

    [Theory]
    [InlineData(23, 0)] // 06:00 in Jakarta
    [InlineData(1, 1)] // 08:00
    [InlineData(12, 1)] // 19:00
    [InlineData(13, 0)] // 20:00
    public async Task Nobody_is_told_at_night_by_their_own_clocks(int hourUtc, int mails)
    {
        await DueInAsync(7);
        database.Clock.Now = new DateTimeOffset(Today.ToDateTime(new TimeOnly(hourUtc, 0)), TimeSpan.Zero);

        await RemindAsync();

        (await MailsAsync()).ShouldBe(mails);
    }

    [Fact]
    public async Task A_held_or_booked_visit_that_gives_the_vaccine_is_silence_and_a_cancelled_one_is_not()
    {
        await DueInAsync(7);
        var clinic = await journey.World.ClinicAsync(services: 2);
        await database.ReadAsync(db => db.Services.Where(s => s.Id == clinic.ServiceIds[1])
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.GivesVaccines, new[] { "rabies" })));
        var me = Actor.Owner(owner);
        var other = await journey.BookAsync(me, (await journey.World.FreeAsync(clinic.ServiceIds[0], TimeSpan.FromHours(50)))[0].SlotId, pet);
        var slot = (await journey.World.FreeAsync(clinic.ServiceIds[1], TimeSpan.FromHours(30)))[0].SlotId;
        var hold = (await journey.HoldAsync(me, slot, pet)).Value;
        await RemindAsync();
        (await MailsAsync()).ShouldBe(0);

        await database.Get<ReleaseReservation>().RunAsync(me, hold.Id, Cancellation);
        var booking = await journey.BookAsync(me, slot, pet);
        await RemindAsync();
        (await MailsAsync()).ShouldBe(0);

        await database.Get<CancelBooking>().RunAsync(me, booking, null, null, Cancellation);
        await RemindAsync();
        (await MailsAsync()).ShouldBe(1);
        (await journey.BookingAsync(other)).Status.ShouldBe(PetPro.Core.Bookings.BookingStatus.Confirmed);
    }

    [Fact]
    public async Task An_archived_pet_and_one_that_has_died_are_silence()
    {
        await DueInAsync(7);
        await database.Get<ArchivePet>().RunAsync(Actor.Owner(owner), pet, isArchived: true, Cancellation);
        await RemindAsync();
        (await MailsAsync()).ShouldBe(0);

        await database.Get<ArchivePet>().RunAsync(Actor.Owner(owner), pet, isArchived: false, Cancellation);
        await database.Get<TellPetDeath>().RunAsync(Actor.Owner(owner), pet, Today, Cancellation);
        await RemindAsync();
        (await MailsAsync()).ShouldBe(0);

        await database.Get<TakePetDeathBack>().RunAsync(Actor.Owner(owner), pet, Cancellation);
        await RemindAsync();
        (await MailsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_given_makes_the_next_day_and_free_text_is_understood()
    {
        await database.Get<RecordVaccination>().RunAsync(Actor.Owner(owner), pet, "Rabisin", Today.AddDays(-10), null, Cancellation);
        await CountAsync();
        (await DueAsync("rabies")).ShouldBe(Today.AddDays(-10).AddMonths(12));

        await database.AddAsync(Vaccination.Given(pet, "Vaksin", Today, Today.AddDays(90), null).With(["rabies"]));
        await CountAsync();
        (await DueAsync("rabies")).ShouldBe(Today.AddDays(90));
    }

    [Fact]
    public async Task A_birth_date_that_is_written_down_later_makes_the_first_doses_due()
    {
        await CountAsync();
        (await DueAsync("dhpp")).ShouldBeNull();

        await database.Get<ChangePet>().RunAsync(
            Actor.Owner(owner), pet, new PetProfile("Milo", "dog", null, Today.AddDays(-7), PetGender.Unknown, null), Cancellation);
        await CountAsync();
        (await DueAsync("dhpp")).ShouldBe(Today.AddDays(-7 + 42));
    }

    [Fact]
    public async Task The_mail_says_which_and_when_and_leads_to_the_prepared_booking()
    {
        var due = await DueInAsync(7);
        await RemindAsync();
        await database.SendMailsAsync();

        var email = await database.ReadAsync(db => db.Users.Where(u => u.Id == owner).Select(u => u.Email).SingleAsync());
        var mail = database.Mailer.Sent.Single(m => m.To == email);
        mail.Text.ShouldContain($"Rabies: {due.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en"))}");
        mail.Text.ShouldContain($"/owner/pets/{pet}/vaccinate?vaccines=rabies");
        var notice = await database.ReadAsync(db => db.Notifications.SingleAsync(n => n.UserId == owner));
        notice.Title.ShouldBe("Milo: a vaccination is due");
    }

    [Fact]
    public async Task A_reminder_that_still_waits_to_be_sent_when_the_animal_dies_is_never_sent()
    {
        await DueInAsync(7);
        await RemindAsync();
        await database.Get<TellPetDeath>().RunAsync(Actor.Owner(owner), pet, Today, Cancellation);
        await database.RelayAllAsync();

        await database.SendMailsAsync();

        var email = await database.ReadAsync(db => db.Users.Where(u => u.Id == owner).Select(u => u.Email).SingleAsync());
        database.Mailer.Sent.ShouldNotContain(m => m.To == email);
    }

    [Fact]
    public async Task Who_wants_no_mails_of_vaccinations_finds_it_in_the_notification_centre_alone()
    {
        await DueInAsync(7);
        await database.Get<ChangeMyNotificationChoices>().RunAsync(
            Actor.Owner(owner), [new NewChoice(NotificationKind.Vaccinations, NotificationChannel.Mail, false)], Cancellation);

        await RemindAsync();

        (await MailsAsync()).ShouldBe(0);
        (await database.ReadAsync(db => db.Notifications.CountAsync(n => n.UserId == owner && n.Type == "vaccination-due"))).ShouldBe(1);
    }

    [Fact]
    public async Task A_reminder_that_was_begun_and_not_committed_is_told_by_the_next_run()
    {
        await DueInAsync(7);
        await database.ReadAsync(db => db.Database.ExecuteSqlAsync($"ALTER TABLE notifications.mail_deliveries ADD CONSTRAINT falls_over CHECK (template <> 'vaccination-due') NOT VALID"));
        await Should.ThrowAsync<DbUpdateException>(RemindAsync);
        (await StepsAsync()).ShouldBeEmpty("neither told nor marked as told");
        await database.ReadAsync(db => db.Database.ExecuteSqlAsync($"ALTER TABLE notifications.mail_deliveries DROP CONSTRAINT falls_over"));

        await RemindAsync();
        await RemindAsync();

        (await MailsAsync()).ShouldBe(1);
    }

    /// <summary>Ten in the morning in Jakarta.</summary>
    private void GoTo(DateOnly day) => database.Clock.Now = new DateTimeOffset(day.ToDateTime(new TimeOnly(3, 0)), TimeSpan.Zero);

    private async Task<DateOnly> DueInAsync(int days)
    {
        var due = Today.AddDays(days);
        await database.AddAsync(Vaccination.Given(pet, "Rabies", due.AddMonths(-12), due, null).With(["rabies"]));
        return due;
    }

    private Task<string> RemindAsync() => database.Get<RemindOfVaccinations>().RunAsync(Actor.System, Cancellation);

    private Task<string> CountAsync() => database.Get<CountDueVaccines>().RunAsync(Actor.System, Cancellation);

    private Task<DateOnly?> DueAsync(string vaccine) => database.ReadAsync(db =>
        db.DueVaccines.Where(d => d.PetId == pet && d.VaccineCode == vaccine).Select(d => (DateOnly?)d.DueOn).SingleOrDefaultAsync());

    private Task<int> MailsAsync() => database.ReadAsync(db => db.MailDeliveries.CountAsync(m => m.UserId == owner && m.Template == "vaccination-due"));

    private Task<List<int>> StepsAsync() => database.ReadAsync(db => db.VaccinationReminders.Where(r => r.PetId == pet).Select(r => r.Step).ToListAsync());
}
