using Microsoft.EntityFrameworkCore;
using PetPro.Core.Clinics;
using PetPro.Core.Notifications;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Notifications;
using PetPro.Tests.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Notifications;

public sealed class NoticeTests(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly TestDatabase database = new(cluster);
    private BookingJourney journey = null!;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        journey = new BookingJourney(database);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Who_booked_is_told_in_the_application_and_by_mail_with_a_file_for_the_calendar()
    {
        var (owner, booking, clinic) = await BookedAsync();

        var notice = (await NoticesOfAsync(owner)).ShouldHaveSingleItem();
        notice.Type.ShouldBe(NotificationTypes.BookingConfirmed);
        notice.Link.ShouldBe($"/owner/bookings/{booking}");
        notice.Content.ShouldContain("Milo");
        notice.Content.ShouldContain("WIB");
        var staff = (await NoticesOfAsync(clinic.Manager)).Single(n => n.Type == NotificationTypes.ClinicBooked);
        staff.Link.ShouldBe($"/clinic/{clinic.Id}/today");

        await database.SendMailsAsync();
        var mail = database.Mailer.Sent.Single(m => m.Calendar is not null);
        mail.To.ShouldBe($"{owner.UserId:N}@petpro.test");
        mail.Text.ShouldContain("Rp 150.000");
        mail.Text.ShouldContain($"http://localhost:5080/owner/bookings/{booking}");
        var reference = (await journey.BookingAsync(booking)).ReferenceCode;
        mail.Html.ShouldContain(reference);
        mail.Calendar!.ShouldContain($"UID:booking-{booking}@petpro\r\n");
        mail.Calendar!.ShouldContain("STATUS:CONFIRMED\r\n");
        mail.Calendar!.ShouldMatch(@"DTSTART:\d{8}T\d{6}Z\r\n");
        mail.Calendar!.Split("\r\n").ShouldAllBe(line => System.Text.Encoding.UTF8.GetByteCount(line) <= 75);
    }

    [Fact]
    public async Task A_cancellation_tells_the_owner_what_goes_back_and_the_clinic_that_the_time_is_free()
    {
        var (owner, booking, clinic) = await BookedAsync(TimeSpan.FromHours(30));
        await database.Get<CancelBooking>().RunAsync(owner, booking, null, null, CancellationToken.None);
        await database.RelayAllAsync();

        var notice = (await NoticesOfAsync(owner))[0];
        (notice.Type, notice.Title).ShouldBe((NotificationTypes.BookingCancelled, "Visit cancelled"));
        notice.Content.ShouldContain("Rp 150.000 is being sent back");
        (await NoticesOfAsync(clinic.Manager))[0].Type.ShouldBe(NotificationTypes.ClinicBookingCancelled);
        await database.SendMailsAsync();
        database.Mailer.Sent.Single(m => m.Subject.EndsWith("is cancelled", StringComparison.Ordinal)).Calendar!.ShouldContain("STATUS:CANCELLED\r\nSUMMARY");
    }

    [Fact]
    public async Task Giving_up_what_was_never_paid_says_so_and_leaves_the_clinic_in_peace()
    {
        var (owner, hold, clinic) = await HeldAsync();
        var begun = await journey.BeginAsync(owner, hold);
        await database.Get<CancelBooking>().RunAsync(owner, begun.BookingId, null, null, CancellationToken.None);
        await database.RelayAllAsync();

        (await NoticesOfAsync(owner))[0].Content.ShouldContain("Nothing had been paid");
        (await NoticesOfAsync(clinic.Manager)).ShouldNotContain(n => n.Type == NotificationTypes.ClinicBookingCancelled);
        await database.SendMailsAsync();
        database.Mailer.Sent.Where(m => m.To == $"{owner.UserId:N}@petpro.test").ShouldHaveSingleItem().Calendar.ShouldBeNull();
    }

    [Fact]
    public async Task A_confirmation_says_what_was_paid_as_a_deposit_and_what_is_left()
    {
        var clinic = await journey.World.ClinicAsync();
        await database.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE clinics.services SET deposit_percent = 30 WHERE id = {clinic.ServiceId}"));
        var (owner, pet) = await journey.OwnerWithPetAsync();
        await journey.BookAsync(owner, (await journey.World.FreeAsync(clinic.ServiceId))[0].SlotId, pet);

        (await NoticesOfAsync(owner)).ShouldHaveSingleItem().Content.ShouldContain("Rp 45.000 is paid as a deposit; the remaining Rp 105.000 is paid at the clinic");
        await database.SendMailsAsync();
        database.Mailer.Sent.Single(m => m.Calendar is not null).Text
            .ShouldContain("your deposit of Rp 45.000 has arrived and the visit of Milo is confirmed. The price is Rp 150.000; the remaining Rp 105.000 is paid at the clinic");
    }

    [Fact]
    public async Task A_completed_visit_invites_a_review()
    {
        var (owner, booking, clinic) = await BookedAsync();
        await database.Get<StartVisit>().RunAsync(clinic.Manager, booking, CancellationToken.None);
        await database.Get<CompleteVisit>().RunAsync(clinic.Manager, booking, CancellationToken.None);
        await database.RelayAllAsync();

        (await NoticesOfAsync(owner))[0].Link.ShouldBe($"/owner/bookings/{booking}/review");
    }

    [Fact]
    public async Task Who_applied_for_a_clinic_hears_why_it_was_rejected()
    {
        var applicant = await journey.World.OwnerAsync("Budi");
        var clinic = Clinic.Apply(applicant, new ClinicProfile(
            "Klinik Mawar", $"klinik-{Guid.NewGuid():N}", "Jl. Mawar 2", "Bandung", "Jawa Barat", "40111", -6.9, 107.6, "Asia/Jakarta",
            "+622255500000", "halo@mawar.test", null, "", World.AllWeek, [], BookingRules.Default));
        clinic.Reject("The licence has expired.");
        await database.AddAsync(clinic);
        await database.RelayAllAsync();

        (await NoticesOfAsync(Actor.Owner(applicant))).ShouldHaveSingleItem().Content.ShouldContain("The licence has expired.");
        await database.SendMailsAsync();
        var mail = database.Mailer.Sent.ShouldHaveSingleItem();
        mail.Subject.ShouldContain("Klinik Mawar");
        mail.Text.ShouldContain("The licence has expired.");
    }

    [Fact]
    public async Task A_pet_cannot_smuggle_a_header_or_markup_into_a_mail()
    {
        var clinic = await journey.World.ClinicAsync();
        var owner = await journey.World.OwnerAsync("Sari\r\nBcc: all@example.test");
        var pet = await journey.World.PetAsync(owner, "Milo\r\nBcc: all@example.test <b>");
        await journey.BookAsync(Actor.Owner(owner), (await journey.World.FreeAsync(clinic.ServiceId))[0].SlotId, pet);
        await database.SendMailsAsync();

        var mail = database.Mailer.Sent.Single(m => m.Calendar is not null);
        (mail.Subject + mail.ToName).ShouldNotContain("\n");
        mail.Html.ShouldNotContain("<b>");
        mail.Calendar!.ShouldNotContain("\r\nBcc");
    }

    [Fact]
    public async Task Notices_are_read_by_whose_they_are_and_by_nobody_else()
    {
        var (owner, _, clinic) = await BookedAsync();
        var notice = (await NoticesOfAsync(owner)).Single();

        (await database.Get<CountUnread>().RunAsync(owner, CancellationToken.None)).ShouldBe(1);
        (await database.Get<ReadNotification>().RunAsync(clinic.Manager, notice.Id, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        (await database.Get<ReadNotification>().RunAsync(Actor.Visitor, notice.Id, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        (await NoticesOfAsync(Actor.Visitor)).ShouldBeEmpty();
        (await database.Get<ReadNotification>().RunAsync(owner, notice.Id, CancellationToken.None)).IsOk.ShouldBeTrue();
        (await database.Get<CountUnread>().RunAsync(owner, CancellationToken.None)).ShouldBe(0);
    }

    [Fact]
    public async Task Notices_come_a_page_at_a_time_the_newest_first_and_can_all_be_read_at_once()
    {
        var owner = Actor.Owner(await journey.World.OwnerAsync());
        for (var i = 0; i < 5; i++)
        {
            await database.AddAsync(Notification.Tell(owner.UserId, null, NotificationTypes.RefundPaid, $"{i}", "…", null));
        }

        var first = await database.Get<ListMyNotifications>().RunAsync(owner, null, 3, CancellationToken.None);
        var second = await database.Get<ListMyNotifications>().RunAsync(owner, first[^1].Id, 3, CancellationToken.None);
        first.Count.ShouldBe(3);

        // Which of two that were written in the same millisecond is the newer one, nobody can tell.
        first.Concat(second).Select(n => n.Id).ShouldBeInOrder(SortDirection.Descending);
        first.Concat(second).Select(n => n.Title).ShouldBe(["4", "3", "2", "1", "0"], ignoreOrder: true);
        (await database.Get<ReadAllNotifications>().RunAsync(owner, CancellationToken.None)).ShouldBe(5);
        (await database.Get<CountUnread>().RunAsync(owner, CancellationToken.None)).ShouldBe(0);
    }

    private Task<IReadOnlyList<NotificationLine>> NoticesOfAsync(Actor actor) =>
        database.Get<ListMyNotifications>().RunAsync(actor, null, 50, CancellationToken.None);

    private async Task<(Actor Owner, Guid HoldId, TestClinic Clinic)> HeldAsync()
    {
        var clinic = await journey.World.ClinicAsync();
        await database.RelayAllAsync();
        await database.SendMailsAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceId))[0];
        return (owner, (await journey.HoldAsync(owner, slot.SlotId, pet)).Value.Id, clinic);
    }

    private async Task<(Actor Owner, Guid BookingId, TestClinic Clinic)> BookedAsync(TimeSpan? ahead = null)
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceId, ahead))[0];
        return (owner, await journey.BookAsync(owner, slot.SlotId, pet), clinic);
    }
}
