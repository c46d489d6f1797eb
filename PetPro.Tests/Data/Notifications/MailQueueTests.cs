using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PetPro.Core.Notifications;
using PetPro.Core.Outside;
using PetPro.Data;
using PetPro.Data.Accounts;
using PetPro.Data.Notifications;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Notifications;

public sealed class MailQueueTests(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly CollectingMailer mailer = new();
    private readonly ManualClock clock = new();
    private readonly User reader = new() { Email = "sari@example.test", Profile = { FullName = "Sari", Language = "en" } };
    private ServiceProvider services = null!;

    public async ValueTask InitializeAsync()
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error));
        collection.AddPetProData(await cluster.CreateDatabaseAsync());
        collection.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        collection.Replace(ServiceDescriptor.Singleton<IMailer>(mailer));
        services = collection.BuildServiceProvider();
        await using var db = await ContextAsync();
        db.Add(reader);
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task A_one_time_code_lies_encrypted_in_the_queue_and_is_erased_once_sent()
    {
        await QueueCodeAsync();
        (await OnlyAsync()).Arguments["code"].ShouldNotContain("482913");

        await SendAsync();

        mailer.Sent.ShouldHaveSingleItem().Text.ShouldContain("482913");
        var sent = await OnlyAsync();
        sent.Status.ShouldBe(MailStatus.Sent);
        sent.Arguments.ShouldBeEmpty();
        sent.SentAt.ShouldBe(clock.Now);
    }

    [Fact]
    public async Task A_mail_goes_to_the_address_that_the_account_has_when_it_is_sent()
    {
        await QueueCodeAsync();
        await using (var db = await ContextAsync())
        {
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(u => u.Email, "new@example.test"));
        }

        await SendAsync();

        mailer.Sent.Single().To.ShouldBe("new@example.test");
    }

    [Fact]
    public async Task A_mail_that_the_server_refuses_is_tried_again_after_growing_pauses_and_then_given_up()
    {
        await QueueAsync(MailTemplates.AccountExists);
        mailer.Refuse = true;
        var pauses = new List<double>();
        for (var i = 0; i < MailDelivery.MaxAttempts; i++)
        {
            (await SendAsync()).ShouldBe(1);
            (await SendAsync()).ShouldBe(0, "it is not due again at once");
            var mail = await OnlyAsync();
            pauses.Add((mail.NextAttemptAt - clock.Now).TotalSeconds);
            clock.Now = mail.NextAttemptAt;
        }

        pauses.ShouldBeInOrder(SortDirection.Ascending);
        var failed = await OnlyAsync();
        failed.Status.ShouldBe(MailStatus.Failed);
        failed.LastError.ShouldBe("InvalidOperationException");
        (await SendAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_code_that_is_not_good_any_more_is_not_sent()
    {
        await QueueCodeAsync();
        clock.Advance(TimeSpan.FromMinutes(10));

        await SendAsync();

        mailer.Sent.ShouldBeEmpty();
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

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync()));
        await SendAsync();

        mailer.Sent.Select(m => m.MessageId).Distinct().Count().ShouldBe(30);
        mailer.Sent.Count.ShouldBe(30);
    }

    [Fact]
    public async Task What_a_dead_instance_had_claimed_is_sent_by_another_when_the_claim_lapses()
    {
        await QueueAsync(MailTemplates.AccountExists);
        await using (var db = await ContextAsync())
        {
            await db.MailDeliveries.ExecuteUpdateAsync(set => set
                .SetProperty(m => m.Attempts, 1)
                .SetProperty(m => m.NextAttemptAt, clock.Now + TimeSpan.FromMinutes(3)));
        }

        (await SendAsync()).ShouldBe(0);
        clock.Advance(TimeSpan.FromMinutes(3));
        (await SendAsync()).ShouldBe(1);
        mailer.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_mail_is_only_queued_by_the_commit()
    {
        await using (var db = await ContextAsync())
        {
            services.GetRequiredService<MailQueue>().AddCode(db, reader.Id, MailTemplates.VerifyEmail, "en", "482913", TimeSpan.FromMinutes(10));
        }

        (await SendAsync()).ShouldBe(0);
    }

    private Task QueueCodeAsync() => QueueAsync((queue, db) =>
        queue.AddCode(db, reader.Id, MailTemplates.VerifyEmail, "en", "482913", TimeSpan.FromMinutes(10)));

    private Task QueueAsync(string template) => QueueAsync((queue, db) =>
        queue.Add(db, reader.Id, template, "en", new Dictionary<string, string> { [MailArguments.Link] = "/account/sign-in" }));

    private async Task QueueAsync(Action<MailQueue, PetProDb> add)
    {
        await using var db = await ContextAsync();
        add(services.GetRequiredService<MailQueue>(), db);
        await db.SaveChangesAsync();
    }

    private Task<int> SendAsync() => services.GetRequiredService<MailSender>().SendDueAsync(CancellationToken.None);

    private async Task<MailDelivery> OnlyAsync()
    {
        await using var db = await ContextAsync();
        return await db.MailDeliveries.AsNoTracking().SingleAsync();
    }

    private Task<PetProDb> ContextAsync() => services.GetRequiredService<IDbContextFactory<PetProDb>>().CreateDbContextAsync();

    private sealed class CollectingMailer : IMailer
    {
        private readonly List<Mail> sent = [];

        public bool Refuse { get; set; }

        public IReadOnlyList<Mail> Sent => sent;

        public Task SendAsync(Mail mail, CancellationToken cancellation)
        {
            if (Refuse)
            {
                throw new InvalidOperationException($"no such mailbox {mail.To}");
            }

            lock (sent)
            {
                sent.Add(mail);
            }

            return Task.CompletedTask;
        }
    }
}
