using Microsoft.EntityFrameworkCore;
using PetPro.Core.Notifications;
using PetPro.Data;
using PetPro.Data.Notifications;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Notifications;

public sealed class MailQueueTests(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly TestDatabase database = new(cluster);
    private Guid reader;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        reader = await new World(database).OwnerAsync();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_one_time_code_lies_encrypted_in_the_queue_and_is_erased_once_sent()
    {
        await QueueCodeAsync();
        (await OnlyAsync()).Arguments["code"].ShouldNotContain("482913");

        await database.SendMailsAsync();

        database.Mailer.Sent.ShouldHaveSingleItem().Text.ShouldContain("482913");
        var sent = await OnlyAsync();
        sent.Status.ShouldBe(MailStatus.Sent);
        sent.Arguments.ShouldBeEmpty();
        sent.SentAt.ShouldBe(database.Clock.Now);
    }

    [Fact]
    public async Task A_mail_goes_to_the_address_that_the_account_has_when_it_is_sent()
    {
        await QueueCodeAsync();
        await database.ReadAsync(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(u => u.Email, "new@example.test")));

        await database.SendMailsAsync();

        database.Mailer.Sent.Single().To.ShouldBe("new@example.test");
    }

    [Fact]
    public async Task A_mail_that_the_server_refuses_is_tried_again_after_growing_pauses_and_then_given_up()
    {
        await QueueAsync(MailTemplates.AccountExists);
        database.Mailer.Refuse = true;
        var pauses = new List<double>();
        for (var i = 0; i < MailDelivery.MaxAttempts; i++)
        {
            (await database.SendMailsAsync()).ShouldBe(1);
            (await database.SendMailsAsync()).ShouldBe(0, "it is not due again at once");
            var mail = await OnlyAsync();
            pauses.Add((mail.NextAttemptAt - database.Clock.Now).TotalSeconds);
            database.Clock.Now = mail.NextAttemptAt;
        }

        pauses.ShouldBeInOrder(SortDirection.Ascending);
        var failed = await OnlyAsync();
        failed.Status.ShouldBe(MailStatus.Failed);
        failed.LastError.ShouldBe("InvalidOperationException");
        (await database.SendMailsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_code_that_is_not_good_any_more_is_not_sent()
    {
        await QueueCodeAsync();
        database.Clock.Advance(TimeSpan.FromMinutes(10));

        await database.SendMailsAsync();

        database.Mailer.Sent.ShouldBeEmpty();
        var mail = await OnlyAsync();
        (mail.Status, mail.LastError).ShouldBe((MailStatus.Failed, MailDelivery.TooLate));
        mail.Arguments.ShouldBeEmpty();
        mail.IsRetryable.ShouldBeFalse();
    }

    [Fact]
    public async Task Two_instances_send_each_mail_once()
    {
        for (var i = 0; i < 30; i++)
        {
            await QueueAsync(MailTemplates.AccountExists);
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => database.SendMailsAsync()));
        await database.SendMailsAsync();

        database.Mailer.Sent.Select(m => m.MessageId).Distinct().Count().ShouldBe(30);
        database.Mailer.Sent.Count.ShouldBe(30);
    }

    [Fact]
    public async Task What_a_dead_instance_had_claimed_is_sent_by_another_when_the_claim_lapses()
    {
        await QueueAsync(MailTemplates.AccountExists);
        await database.ReadAsync(db => db.MailDeliveries.ExecuteUpdateAsync(set => set
            .SetProperty(m => m.Attempts, 1)
            .SetProperty(m => m.NextAttemptAt, database.Clock.Now + TimeSpan.FromMinutes(3))));

        (await database.SendMailsAsync()).ShouldBe(0);
        database.Clock.Advance(TimeSpan.FromMinutes(3));
        (await database.SendMailsAsync()).ShouldBe(1);
        database.Mailer.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_mail_is_only_queued_by_the_commit()
    {
        await database.ReadAsync(db => Task.FromResult(
            database.Get<MailQueue>().AddCode(db, reader, MailTemplates.VerifyEmail, "en", "482913", TimeSpan.FromMinutes(10))));

        (await database.SendMailsAsync()).ShouldBe(0);
    }

    private Task QueueCodeAsync() => QueueAsync((queue, db) =>
        queue.AddCode(db, reader, MailTemplates.VerifyEmail, "en", "482913", TimeSpan.FromMinutes(10)));

    private Task QueueAsync(string template) => QueueAsync((queue, db) =>
        queue.Add(db, reader, template, "en", new Dictionary<string, string> { [MailArguments.Link] = "/account/sign-in" }));

    private Task QueueAsync(Action<MailQueue, PetProDb> add) => database.ReadAsync(async db =>
    {
        add(database.Get<MailQueue>(), db);
        return await db.SaveChangesAsync();
    });

    private Task<MailDelivery> OnlyAsync() => database.ReadAsync(db => db.MailDeliveries.AsNoTracking().SingleAsync());
}
