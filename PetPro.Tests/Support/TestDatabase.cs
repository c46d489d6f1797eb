using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PetPro.Core.Outside;
using PetPro.Data;
using PetPro.Data.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Tests.Support;

/// <summary>
/// A test class's own database and a container as the application has it, with a clock that tests set. Use as
/// `IClassFixture&lt;TestDatabase&gt;`.
/// </summary>
public sealed class TestDatabase(PostgresCluster cluster) : Xunit.IAsyncLifetime
{
    private readonly DirectoryInfo files = Directory.CreateTempSubdirectory("petpro-test-files");
    private ServiceProvider? services;

    public ManualClock Clock { get; } = new();

    public ScriptedGateway Gateway { get; } = new();

    /// <summary>What <see cref="SendMailsAsync"/> has sent.</summary>
    public CollectingMailer Mailer { get; } = new();

    public CollectingChannel Sms { get; } = new(OutboundChannels.Sms);

    public CollectingChannel Push { get; } = new(OutboundChannels.Push);

    public string ConnectionString { get; private set; } = "";

    public IServiceProvider Services => services!;

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await cluster.CreateDatabaseAsync();
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Files:Path", files.FullName)]).Build());
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        collection.AddPetProData(ConnectionString);
        collection.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        collection.Replace(ServiceDescriptor.Singleton<IPaymentGateway>(Gateway));
        collection.Replace(ServiceDescriptor.Singleton<IMailer>(Mailer));
        collection.AddSingleton<IOutboundChannel>(Sms);
        collection.AddSingleton<IOutboundChannel>(Push);
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        files.Delete(recursive: true);
    }

    /// <summary>A use case, as the application builds it.</summary>
    public T Get<T>()
        where T : notnull => services!.GetRequiredService<T>();

    public async Task<T> ReadAsync<T>(Func<PetProDb, Task<T>> read)
    {
        await using var db = await Get<IDbContextFactory<PetProDb>>().CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>Puts entities there as they are; what they recorded goes to the outbox.</summary>
    public async Task AddAsync(params object[] entities)
    {
        await using var db = await Get<IDbContextFactory<PetProDb>>().CreateDbContextAsync();
        db.AddRange(entities);
        await db.SaveChangesAsync();
    }

    /// <summary>Relays until nothing is due: what events lead to has happened then.</summary>
    public async Task RelayAllAsync()
    {
        while (await Get<RelayBatch>().RunAsync(CancellationToken.None) > 0)
        {
            // A handler may have written further events.
        }
    }

    /// <summary>Sends the mails that are due, once around the queue.</summary>
    /// <returns>How many were tried.</returns>
    public Task<int> SendMailsAsync() => Get<MailSender>().SendDueAsync(CancellationToken.None);
}

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class ManualClock : TimeProvider
{
    /// <summary>Whole seconds of today, so that PostgreSQL's own clock is never far away.</summary>
    public DateTimeOffset Now { get; set; } = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan by) => Now += by;
}
