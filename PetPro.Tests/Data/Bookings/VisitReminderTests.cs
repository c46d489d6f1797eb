using Microsoft.EntityFrameworkCore;
using PetPro.Core.Bookings;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

public sealed class VisitReminderTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset Starts = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);
    private static readonly TimeOnly Noon = new(12, 0);

    private readonly BookingJourney journey = new(database);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(25, 100, null)]
    [InlineData(24, 100, 24)]
    [InlineData(3, 100, 24)]
    [InlineData(2, 100, 2)]
    [InlineData(0, 100, null)]
    [InlineData(20, 23, null)] // booked within the day: they have just booked
    [InlineData(2, 23, 2)]
    [InlineData(1, 1.5, null)]
    public void The_latest_step_that_is_reached_applies_but_not_to_who_has_just_booked(double hoursLeft, double bookedHoursBefore, int? step) =>
        VisitReminders.StepAt(Starts.AddHours(-hoursLeft), Starts, Starts.AddHours(-bookedHoursBefore), Noon).ShouldBe(step);

    [Fact]
    public void The_first_step_waits_for_the_morning_and_the_second_does_not()
    {
        VisitReminders.StepAt(Starts.AddHours(-20), Starts, Starts.AddDays(-3), new TimeOnly(6, 59)).ShouldBeNull();
        VisitReminders.StepAt(Starts.AddHours(-20), Starts, Starts.AddDays(-3), new TimeOnly(8, 0)).ShouldBe(24);
        VisitReminders.StepAt(Starts.AddHours(-2), Starts, Starts.AddDays(-3), new TimeOnly(6, 0)).ShouldBe(2);
    }

    [Fact]
    public async Task An_owner_is_reminded_the_day_before_and_two_hours_before_once_each_also_by_two_instances()
    {
        var (owner, _, startsAt) = await BookedAsync();

        database.Clock.Now = startsAt.AddHours(-23);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RemindAsync()));
        (await MailsAsync(owner)).ShouldBe(1);
        database.Clock.Now = startsAt.AddMinutes(-110);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RemindAsync()));
        (await MailsAsync(owner)).ShouldBe(2);
        database.Clock.Now = startsAt.AddMinutes(-10);
        await RemindAsync();
        (await MailsAsync(owner)).ShouldBe(2);
    }

    [Fact]
    public async Task A_cancelled_visit_is_not_reminded_of()
    {
        var (owner, booking, startsAt) = await BookedAsync();
        await database.Get<CancelBooking>().RunAsync(owner, booking, null, null, Cancellation);

        database.Clock.Now = startsAt.AddHours(-23);
        await RemindAsync();

        (await MailsAsync(owner)).ShouldBe(0);
    }

    /// <summary>A visit at about noon two days from now, in Jakarta.</summary>
    private async Task<(Actor Owner, Guid Booking, DateTimeOffset StartsAt)> BookedAsync()
    {
        database.Clock.Now = new DateTimeOffset(DateTime.UtcNow.Date.AddHours(3), TimeSpan.Zero);
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(50)))[0];
        return (owner, await journey.BookAsync(owner, slot.SlotId, pet), slot.StartsAt.ToUniversalTime());
    }

    private Task<string> RemindAsync() => database.Get<RemindOfVisits>().RunAsync(Actor.System, Cancellation);

    private Task<int> MailsAsync(Actor owner) =>
        database.ReadAsync(db => db.MailDeliveries.CountAsync(m => m.UserId == owner.UserId && m.Template == "visit-reminder"));
}
