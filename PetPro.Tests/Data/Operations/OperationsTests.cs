using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PetPro.Core.Accounts;
using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Core.Shared;
using PetPro.Data.Jobs;
using PetPro.Data.Notifications;
using PetPro.Data.Operations;
using PetPro.Data.Outbox;
using PetPro.Tests.Support;
using Quartz;

namespace PetPro.Tests.Data.Operations;

public sealed class OperationsTests(PostgresCluster cluster) : IAsyncLifetime
{
    private static readonly Actor Operator = new(
        Guid.CreateVersion7(), new HashSet<string> { Permissions.Operate }, new Dictionary<Guid, IReadOnlySet<string>>());

    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TestDatabase database = new(cluster);

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_outbox_is_listed_by_pages_and_found_by_state_type_and_id()
    {
        var dead = await HappenAsync(OutboxStatus.Dead);
        for (var i = 0; i < 4; i++)
        {
            await HappenAsync(OutboxStatus.Done);
        }

        var list = database.Get<ListOutbox>();
        var first = (await list.RunAsync(Operator, new OutboxWanted(null), null, 3, None)).Value;
        var second = (await list.RunAsync(Operator, new OutboxWanted(null), first[^1].Position, 3, None)).Value;
        first.Concat(second).Select(l => l.Position).ShouldBeInOrder(SortDirection.Descending);
        (first.Count, second.Count).ShouldBe((3, 2));
        (await list.RunAsync(Operator, new OutboxWanted(OutboxStatus.Dead), null, 50, None)).Value.Single().Id.ShouldBe(dead.Id);
        (await list.RunAsync(Operator, new OutboxWanted(null, "booking.", dead.AggregateId), null, 50, None)).Value.Single().Id.ShouldBe(dead.Id);
        (await list.RunAsync(Operator, new OutboxWanted(null, "payment."), null, 50, None)).Value.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_shows_which_handlers_have_done_their_part()
    {
        var dead = await HappenAsync(OutboxStatus.Dead);
        await database.AddAsync(new HandledEvent { Handler = "TellOwnerWhenBookingCancelled", EventId = dead.Id, HandledAt = database.Clock.Now });

        var details = (await database.Get<GetOutboxMessage>().RunAsync(Operator, dead.Id, None)).Value;

        details.DoneBy.ShouldHaveSingleItem();
        details.WaitingFor.ShouldContain("TellClinicWhenBookingCancelled");
        details.WaitingFor.ShouldNotContain("TellOwnerWhenBookingCancelled");
        details.Payload.ShouldContain(dead.AggregateId.ToString());
    }

    [Fact]
    public async Task A_dead_letter_can_be_tried_again_once_and_a_live_one_cannot()
    {
        var dead = await HappenAsync(OutboxStatus.Dead);
        var retry = database.Get<RetryDeadLetter>();

        (await retry.RunAsync(Operator, dead.Id, None)).IsOk.ShouldBeTrue();

        var message = await MessageAsync(dead.Id);
        (message.Status, message.Attempts, message.NextAttemptAt).ShouldBe((OutboxStatus.Pending, 0, database.Clock.Now));
        (await retry.RunAsync(Operator, dead.Id, None)).Error!.Code.ShouldBe("not-a-dead-letter");
        (await retry.RunAsync(Operator, Guid.NewGuid(), None)).Error.ShouldBe(Error.NotFound);
    }

    [Fact]
    public async Task A_discarded_letter_stays_discarded()
    {
        var dead = await HappenAsync(OutboxStatus.Dead);

        (await database.Get<DiscardDeadLetter>().RunAsync(Operator, dead.Id, None)).IsOk.ShouldBeTrue();

        (await MessageAsync(dead.Id)).Status.ShouldBe(OutboxStatus.Discarded);
        (await database.Get<RetryDeadLetter>().RunAsync(Operator, dead.Id, None)).Error!.Code.ShouldBe("not-a-dead-letter");
        (await database.Get<DiscardDeadLetter>().RunAsync(Operator, dead.Id, None)).Error!.Code.ShouldBe("not-a-dead-letter");
    }

    [Fact]
    public async Task Jobs_show_when_they_are_due_and_how_they_went()
    {
        await database.AddAsync(Run(1, JobOutcome.Done), Run(2, JobOutcome.Failed));

        var job = (await database.Get<ListJobs>().RunAsync(Operator, None)).Value.Single(j => j.Name == CleanUpOutbox.Name);
        job.LastRun!.Outcome.ShouldBe(JobOutcome.Failed);
        job.NextAt!.Value.ShouldBeGreaterThan(database.Clock.Now);

        var runs = database.Get<ListJobRuns>();
        var first = (await runs.RunAsync(Operator, CleanUpOutbox.Name, null, null, 1, None)).Value.Single();
        var second = (await runs.RunAsync(Operator, CleanUpOutbox.Name, null, new JobRunKey(first.StartedAt, first.Id), 1, None)).Value.Single();
        (first.Outcome, second.Outcome).ShouldBe((JobOutcome.Failed, JobOutcome.Done));
        (await runs.RunAsync(Operator, null, JobOutcome.Done, null, 50, None)).Value.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_job_can_be_run_now_and_an_unknown_one_cannot()
    {
        var ran = new TaskCompletionSource();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(ran)
            .AddQuartz(quartz => quartz.AddJob<SayThatItRan>(job => job.WithIdentity(CleanUpOutbox.Name).StoreDurably()))
            .BuildServiceProvider();
        var schedulers = services.GetRequiredService<ISchedulerFactory>();
        var scheduler = await schedulers.GetScheduler(None);
        await scheduler.Start(None);
        var run = new RunJobNow(schedulers, Microsoft.Extensions.Logging.Abstractions.NullLogger<RunJobNow>.Instance);

        (await run.RunAsync(Operator, "no-such-job", None)).Error.ShouldBe(Error.NotFound);
        (await run.RunAsync(Actor.Visitor, CleanUpOutbox.Name, None)).Error.ShouldBe(Error.Forbidden);
        (await run.RunAsync(Operator, CleanUpOutbox.Name, None)).IsOk.ShouldBeTrue();

        await ran.Task.WaitAsync(TimeSpan.FromSeconds(20), None);
        await scheduler.Shutdown(waitForJobsToComplete: true, None);
    }

    [Fact]
    public async Task A_mail_that_was_given_up_can_be_sent_after_all()
    {
        await QueueMailAsync();
        database.Mailer.Refuse = true;
        for (var i = 0; i < MailDelivery.MaxAttempts; i++)
        {
            await database.SendMailsAsync();
            database.Clock.Advance(TimeSpan.FromHours(1));
        }

        var failed = (await database.Get<ListMailDeliveries>().RunAsync(Operator, MailStatus.Failed, null, 50, None)).Value.Single();
        failed.IsRetryable.ShouldBeTrue();
        (await OverviewAsync()).FailedMails.ShouldBe(1);
        database.Mailer.Refuse = false;
        (await database.Get<RetryMail>().RunAsync(Operator, failed.Id, None)).IsOk.ShouldBeTrue();
        await database.SendMailsAsync();

        database.Mailer.Sent.ShouldHaveSingleItem();
        (await database.Get<RetryMail>().RunAsync(Operator, failed.Id, None)).Error!.Code.ShouldBe("mail-not-retryable");
        (await database.Get<RetryMail>().RunAsync(Operator, Guid.NewGuid(), None)).Error.ShouldBe(Error.NotFound);
        (await OverviewAsync()).FailedMails.ShouldBe(0);
    }

    [Fact]
    public async Task The_overview_counts_what_waits()
    {
        await HappenAsync(OutboxStatus.Dead);
        await HappenAsync(OutboxStatus.Pending);
        database.Clock.Advance(TimeSpan.FromMinutes(2));
        await database.AddAsync(Run(1, JobOutcome.Failed), Run(2, JobOutcome.Done));

        var seen = await OverviewAsync();
        (seen.DeadLetters, seen.LateEvents, seen.FailedJobs, seen.FailedRefunds).ShouldBe((1, 1, 0, 0));
        seen.ClinicApplications.ShouldBeNull("this actor does not decide on clinics");
    }

    [Fact]
    public async Task What_was_done_long_ago_is_forgotten_and_what_somebody_must_decide_on_stays()
    {
        var (done, dead) = (await HappenAsync(OutboxStatus.Done), await HappenAsync(OutboxStatus.Dead));
        await database.AddAsync(new HandledEvent { Handler = "Somebody", EventId = done.Id, HandledAt = database.Clock.Now });
        await QueueMailAsync();
        await database.SendMailsAsync();
        await database.AddAsync(Run(1, JobOutcome.Done));

        await database.Get<CleanUpOutbox>().RunAsync(Actor.System, None);
        (await database.ReadAsync(db => db.OutboxMessages.CountAsync())).ShouldBe(2, "it is not long ago");
        database.Clock.Advance(TimeSpan.FromDays(31));
        await QueueMailAsync();
        await database.Get<CleanUpOutbox>().RunAsync(Actor.System, None);

        (await database.ReadAsync(db => db.OutboxMessages.SingleAsync())).Id.ShouldBe(dead.Id);
        (await database.ReadAsync(db => db.HandledEvents.CountAsync())).ShouldBe(0);
        (await database.ReadAsync(db => db.MailDeliveries.SingleAsync())).Status.ShouldBe(MailStatus.Pending);
        (await database.ReadAsync(db => db.JobRuns.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Who_may_not_operate_is_refused_everywhere()
    {
        var owner = Actor.Owner(Guid.CreateVersion7());
        var dead = await HappenAsync(OutboxStatus.Dead);
        Error?[] refusals =
        [
            (await database.Get<ListOutbox>().RunAsync(owner, new OutboxWanted(null), null, 10, None)).Error,
            (await database.Get<GetOutboxMessage>().RunAsync(owner, dead.Id, None)).Error,
            (await database.Get<RetryDeadLetter>().RunAsync(owner, dead.Id, None)).Error,
            (await database.Get<DiscardDeadLetter>().RunAsync(owner, dead.Id, None)).Error,
            (await database.Get<ListJobs>().RunAsync(owner, None)).Error,
            (await database.Get<ListJobRuns>().RunAsync(owner, null, null, null, 10, None)).Error,
            (await database.Get<ListMailDeliveries>().RunAsync(owner, null, null, 10, None)).Error,
            (await database.Get<RetryMail>().RunAsync(owner, Guid.NewGuid(), None)).Error,
            (await database.Get<GetOverview>().RunAsync(owner, None)).Error,
        ];
        refusals.ShouldAllBe(e => e == Error.Forbidden);
        (await MessageAsync(dead.Id)).Status.ShouldBe(OutboxStatus.Dead);
    }

    private async Task QueueMailAsync()
    {
        var reader = await new World(database).OwnerAsync();
        await database.ReadAsync(db =>
        {
            database.Get<MailQueue>().Add(db, reader, MailTemplates.AccountExists, "en", new Dictionary<string, string> { [MailArguments.Link] = "/account/sign-in" });
            return db.SaveChangesAsync();
        });
    }

    private async Task<Overview> OverviewAsync() => (await database.Get<GetOverview>().RunAsync(Operator, None)).Value;

    private Task<OutboxMessage> MessageAsync(Guid id) => database.ReadAsync(db => db.OutboxMessages.AsNoTracking().SingleAsync(m => m.Id == id));

    private JobRun Run(int hour, JobOutcome outcome) => new()
    {
        Job = CleanUpOutbox.Name,
        ScheduledAt = database.Clock.Now.AddHours(hour - 10),
        StartedAt = database.Clock.Now.AddHours(hour - 10),
        FinishedAt = database.Clock.Now.AddHours(hour - 10),
        Outcome = outcome,
    };

    private async Task<OutboxMessage> HappenAsync(OutboxStatus status)
    {
        var happened = new BookingCancelled(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), CancellationReasons.Owner, 0, "none");
        var message = new OutboxMessage
        {
            Type = EventCatalog.TypeOf(happened).Name,
            Version = 1,
            AggregateId = happened.BookingId,
            Payload = EventCatalog.Write(happened),
            OccurredAt = database.Clock.Now,
            NextAttemptAt = database.Clock.Now,
            Status = status,
            Attempts = status == OutboxStatus.Dead ? RelayBatch.MaxAttempts : 0,
        };
        await database.AddAsync(message);
        return message;
    }

    public sealed class SayThatItRan(TaskCompletionSource ran) : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            ran.TrySetResult();
            return ValueTask.CompletedTask;
        }
    }
}
