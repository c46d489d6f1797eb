using Microsoft.EntityFrameworkCore;
using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

public sealed class RequestTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly BookingJourney journey = new(database);

    [Fact]
    public async Task A_paid_booking_of_such_a_service_waits_with_its_seat_and_both_sides_are_told_by_when()
    {
        var (clinic, owner, id, slotId) = await RequestedAsync();

        var booking = await journey.BookingAsync(id);
        booking.Status.ShouldBe(BookingStatus.PendingApproval);
        booking.AnswerBefore.ShouldBe(database.Clock.Now.AddHours(24));
        (await journey.World.SlotAsync(slotId)).BookedCount.ShouldBe(1);
        var waiting = (await database.Get<ListRequests>().RunAsync(clinic.Manager, clinic.Id, CancellationToken.None)).Value;
        (waiting.Total, waiting.First.Single().BookingId, waiting.First.Single().PetName).ShouldBe((1, id, "Milo"));
        (await NoticesAsync(owner.UserId)).ShouldBe([NotificationTypes.ApprovalRequested]);
        (await NoticesAsync(clinic.ManagerId)).ShouldContain(NotificationTypes.ClinicRequested);
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task What_the_clinic_takes_is_confirmed_with_the_usual_mail_and_its_calendar_file()
    {
        var (clinic, owner, id, _) = await RequestedAsync();
        await database.SendMailsAsync();
        var asked = database.Mailer.Sent.Single(m => m.To == $"{owner.UserId:N}@petpro.test");
        asked.Calendar.ShouldBeNull("it is no visit yet");

        (await ApproveAsync(clinic.Manager, id)).IsOk.ShouldBeTrue();
        await database.RelayAllAsync();
        await database.SendMailsAsync();

        (await journey.BookingAsync(id)).Status.ShouldBe(BookingStatus.Confirmed);
        var mail = database.Mailer.Sent.Single(m => m.To == $"{owner.UserId:N}@petpro.test" && m.Subject.StartsWith("Milo is booked in", StringComparison.Ordinal));
        mail.Calendar.ShouldNotBeNull().ShouldContain("STATUS:CONFIRMED");
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task What_the_clinic_rejects_is_given_back_whole_with_its_words_and_the_time_is_free_again()
    {
        var (clinic, owner, id, slotId) = await RequestedAsync();

        (await RejectAsync(clinic.Manager, id, " ")).Error!.Fields.Single().Code.ShouldBe("required");
        (await RejectAsync(clinic.Manager, id, "Our X-ray is being repaired.")).Value.ShouldBe(Money.Idr(150_000));
        await database.RelayAllAsync();
        await database.SendMailsAsync();

        var booking = await journey.BookingAsync(id);
        (booking.Status, booking.RefundAmount).ShouldBe((BookingStatus.Rejected, Money.Idr(150_000)));
        (await journey.World.SlotAsync(slotId)).BookedCount.ShouldBe(0);
        (await journey.PaymentAsync(booking.PaymentId!.Value)).Refunds.Single().Reason.ShouldBe("clinic");
        var entries = await database.ReadAsync(db => db.FinancialEntries.Where(e => e.BookingId == id).ToListAsync());
        entries.Sum(e => e.TotalAmount.Amount).ShouldBe(0);
        var mail = database.Mailer.Sent.Single(m => m.To == $"{owner.UserId:N}@petpro.test" && m.Subject.Contains("cannot take", StringComparison.Ordinal));
        mail.Text.ShouldContain("Our X-ray is being repaired.");
        mail.Text.ShouldContain("Rp 150.000");
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task Of_many_who_decide_at_once_one_does_and_the_others_are_told_that_it_is_done()
    {
        var (clinic, owner, id, slotId) = await RequestedAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(async i => (i % 3) switch
        {
            0 => (await ApproveAsync(clinic.Manager, id)).Error,
            1 => (await RejectAsync(clinic.Manager, id, "No.")).Error,
            _ => (await database.Get<CancelBooking>().RunAsync(owner, id, null, null, CancellationToken.None)).Error,
        }));

        // The owner may still cancel what was taken; of the clinic's people one decides.
        answers.Where((_, i) => i % 3 < 2).Count(e => e is null).ShouldBeLessThanOrEqualTo(1);
        answers.OfType<Error>().Select(e => e.Code).Distinct().ShouldBeSubsetOf(["request-decided", "booking-not-cancellable"]);
        await database.RelayAllAsync();
        var booking = await journey.BookingAsync(id);
        booking.Status.ShouldBeOneOf(BookingStatus.Confirmed, BookingStatus.Rejected, BookingStatus.Cancelled);
        (await journey.World.SlotAsync(slotId)).BookedCount.ShouldBe(booking.HoldsSeat ? 1 : 0);
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task What_nobody_answers_is_rejected_when_its_time_is_over_once_though_two_jobs_see_it()
    {
        var (clinic, owner, id, slotId) = await RequestedAsync();
        var job = database.Get<RejectUnansweredRequests>();
        await job.RunAsync(Actor.System, CancellationToken.None);
        (await journey.BookingAsync(id)).Status.ShouldBe(BookingStatus.PendingApproval);

        database.Clock.Now = (await journey.BookingAsync(id)).AnswerBefore!.Value;
        (await ApproveAsync(clinic.Manager, id)).Error!.Code.ShouldBe("request-lapsed");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => job.RunAsync(Actor.System, CancellationToken.None)));
        await database.RelayAllAsync();

        var booking = await journey.BookingAsync(id);
        (booking.Status, booking.CancellationReason).ShouldBe((BookingStatus.Rejected, CancellationReasons.Unanswered));
        (await journey.PaymentAsync(booking.PaymentId!.Value)).Refunds.Single().Amount.ShouldBe(Money.Idr(150_000));
        (await journey.World.SlotAsync(slotId)).BookedCount.ShouldBe(0);
        (await NoticesAsync(owner.UserId)).ShouldContain(NotificationTypes.BookingRejected);
        (await NoticesAsync(clinic.ManagerId)).ShouldContain(NotificationTypes.ClinicRequestLapsed);
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task The_owner_withdraws_a_request_for_nothing_however_near_the_visit_is()
    {
        var (_, owner, id, _) = await RequestedAsync(TimeSpan.FromHours(3));

        var terms = (await database.Get<GetCancellationTerms>().RunAsync(owner, id, CancellationToken.None)).Value;
        (terms.Percent, terms.Refund).ShouldBe((100, Money.Idr(150_000)));
        (await database.Get<CancelBooking>().RunAsync(owner, id, null, terms.Refund, CancellationToken.None)).Value.ShouldBe(Money.Idr(150_000));
        await database.RelayAllAsync();
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task Only_people_of_that_clinic_decide_and_see_what_waits()
    {
        var (clinic, owner, id, _) = await RequestedAsync();
        var elsewhere = await journey.World.ClinicAsync();

        foreach (var stranger in new[] { elsewhere.Manager, owner, Actor.Visitor })
        {
            (await ApproveAsync(stranger, id)).Error.ShouldBe(Error.NotFound);
            (await RejectAsync(stranger, id, "No.")).Error.ShouldBe(Error.NotFound);
            (await database.Get<ListRequests>().RunAsync(stranger, clinic.Id, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        }
    }

    private Task<Result> ApproveAsync(Actor actor, Guid id) => database.Get<ApproveRequest>().RunAsync(actor, id, CancellationToken.None);

    private Task<Result<Money>> RejectAsync(Actor actor, Guid id, string words) => database.Get<RejectRequest>().RunAsync(actor, id, words, CancellationToken.None);

    private Task<List<string>> NoticesAsync(Guid userId) =>
        database.ReadAsync(db => db.Notifications.Where(n => n.UserId == userId).OrderBy(n => n.Id).Select(n => n.Type).ToListAsync());

    private async Task<(TestClinic Clinic, Actor Owner, Guid BookingId, Guid SlotId)> RequestedAsync(TimeSpan? ahead = null)
    {
        var clinic = await journey.World.ClinicAsync();
        await database.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE clinics.services SET requires_approval = true WHERE id = {clinic.ServiceId}"));
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceId, ahead ?? TimeSpan.FromDays(2)))[0];
        return (clinic, owner, await journey.BookAsync(owner, slot.SlotId, pet), slot.SlotId);
    }
}
