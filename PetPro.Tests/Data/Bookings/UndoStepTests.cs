using Microsoft.EntityFrameworkCore;
using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

public sealed class UndoStepTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly BookingJourney journey = new(database);

    [Fact]
    public async Task Of_two_who_take_a_step_back_at_once_one_does_and_the_other_is_told()
    {
        var (clinic, _, id) = await BookedAsync();
        await database.Get<CheckInVisit>().RunAsync(clinic.Manager, id, CancellationToken.None);

        var undone = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => UndoAsync(clinic.Manager, id, VisitStep.CheckIn)));

        undone.Count(u => u.IsOk).ShouldBe(1);
        undone.First(u => !u.IsOk).Error!.Code.ShouldBe("step-not-last");
        (await journey.BookingAsync(id)).CheckedInAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_visit_that_goes_on_after_all_asks_nobody_how_it_was_until_it_is_over()
    {
        var (clinic, owner, id) = await BookedAsync();
        await StartAndCompleteAsync(clinic, id);
        await database.RelayAllAsync();
        await database.SendMailsAsync();
        (await InvitedAsync(owner)).ShouldBe((1, 0), "the notice is there, the mail waits");

        (await UndoAsync(clinic.Manager, id, VisitStep.Complete)).IsOk.ShouldBeTrue();
        await database.RelayAllAsync();
        database.Clock.Advance(VisitProgress.UndoFor);
        await database.SendMailsAsync();
        (await InvitedAsync(owner)).ShouldBe((0, 0));

        (await database.Get<CompleteVisit>().RunAsync(clinic.Manager, id, CancellationToken.None)).IsOk.ShouldBeTrue();
        await database.RelayAllAsync();
        database.Clock.Advance(VisitProgress.UndoFor);
        await database.SendMailsAsync();
        (await InvitedAsync(owner)).ShouldBe((1, 1));
        var types = await database.ReadAsync(db => db.OutboxMessages.Where(m => m.AggregateId == id && m.Type != "booking.created")
            .OrderBy(m => m.Position).Select(m => m.Type).ToListAsync());
        types.ShouldBe(["booking.confirmed", "booking.started", "booking.completed", "booking.step_undone", "booking.completed"]);
    }

    [Fact]
    public async Task A_visit_that_was_reviewed_is_over()
    {
        var (clinic, owner, id) = await BookedAsync();
        await StartAndCompleteAsync(clinic, id);
        await database.Get<WriteReview>().RunAsync(owner, id, 5, "Baik", CancellationToken.None);

        (await UndoAsync(clinic.Manager, id, VisitStep.Complete)).Error!.Code.ShouldBe("visit-reviewed");
    }

    [Fact]
    public async Task Of_a_review_and_taking_back_the_end_at_once_one_comes_to_pass()
    {
        var (clinic, owner, id) = await BookedAsync();
        await StartAndCompleteAsync(clinic, id);

        var undo = Task.Run(() => UndoAsync(clinic.Manager, id, VisitStep.Complete));
        var review = Task.Run(() => database.Get<WriteReview>().RunAsync(owner, id, 5, "Baik", CancellationToken.None));

        ((await undo).IsOk, (await review).IsOk).ShouldBeOneOf((true, false), (false, true));
    }

    [Fact]
    public async Task A_minute_later_and_for_strangers_nothing_is_taken_back()
    {
        var (clinic, owner, id) = await BookedAsync();
        await database.Get<CheckInVisit>().RunAsync(clinic.Manager, id, CancellationToken.None);

        (await UndoAsync(owner, id, VisitStep.CheckIn)).Error.ShouldBe(Error.NotFound);
        (await UndoAsync((await journey.World.ClinicAsync()).Manager, id, VisitStep.CheckIn)).Error.ShouldBe(Error.NotFound);
        database.Clock.Advance(VisitProgress.UndoFor);
        (await UndoAsync(clinic.Manager, id, VisitStep.CheckIn)).Error!.Code.ShouldBe("undo-too-late");
    }

    [Fact]
    public async Task A_visit_that_the_clinic_cancels_is_given_back_whole_however_late_and_the_owner_reads_why()
    {
        var (clinic, owner, id) = await BookedAsync();
        var cancel = database.Get<CancelVisit>();

        (await cancel.RunAsync(owner, id, "No.", CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        (await cancel.RunAsync(clinic.Manager, id, "", CancellationToken.None)).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        var cancelled = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => cancel.RunAsync(clinic.Manager, id, "Drh. Ayu is ill today.", CancellationToken.None)));
        await database.RelayAllAsync();
        await database.SendMailsAsync();

        cancelled.Single(c => c.IsOk).Value.ShouldBe(Money.Idr(150_000));
        cancelled.First(c => !c.IsOk).Error!.Code.ShouldBe("booking-not-cancellable");
        var booking = await journey.BookingAsync(id);
        (await journey.World.SlotAsync(booking.SlotId)).BookedCount.ShouldBe(0);
        (await journey.PaymentAsync(booking.PaymentId!.Value)).Refunds.Single().Reason.ShouldBe("clinic");
        var mail = database.Mailer.Sent.Single(m => m.To == $"{owner.UserId:N}@petpro.test" && m.Subject.Contains("cancelled", StringComparison.Ordinal));
        mail.Text.ShouldContain("Drh. Ayu is ill today.");
        mail.Calendar!.ShouldContain("STATUS:CANCELLED");
        await database.InvariantsHoldAsync();
    }

    private Task<Result> UndoAsync(Actor actor, Guid id, VisitStep step) => database.Get<UndoStep>().RunAsync(actor, id, step, CancellationToken.None);

    private async Task StartAndCompleteAsync(TestClinic clinic, Guid id)
    {
        await database.Get<StartVisit>().RunAsync(clinic.Manager, id, CancellationToken.None);
        (await database.Get<CompleteVisit>().RunAsync(clinic.Manager, id, CancellationToken.None)).IsOk.ShouldBeTrue();
    }

    private async Task<(int Notices, int Mails)> InvitedAsync(Actor owner) => (
        await database.ReadAsync(db => db.Notifications.CountAsync(n => n.UserId == owner.UserId && n.Type == NotificationTypes.ReviewInvited)),
        database.Mailer.Sent.Count(m => m.To == $"{owner.UserId:N}@petpro.test" && m.Subject.StartsWith("How was", StringComparison.Ordinal)));

    private async Task<(TestClinic Clinic, Actor Owner, Guid BookingId)> BookedAsync()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var id = await journey.BookAsync(owner, (await journey.World.FreeAsync(clinic.ServiceId))[0].SlotId, pet);
        return (clinic, owner, id);
    }
}
