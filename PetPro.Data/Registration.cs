using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PetPro.Core.Outside;
using PetPro.Data.Accounts;
using PetPro.Data.Bookings;
using PetPro.Data.Jobs;
using PetPro.Data.Live;
using PetPro.Data.Notifications;
using PetPro.Data.Outbox;
using PetPro.Data.Outside;
using PetPro.Data.Outside.Sandbox;
using PetPro.Data.Payments;

namespace PetPro.Data;

/// <summary>Puts what this project holds into a container: the context, every use case, every event handler, relay and jobs.</summary>
public static class Registration
{
    public static IServiceCollection AddPetProData(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 3 }.ConnectionString));
        services.AddSingleton<RespectChoices>();
        services.AddSingleton<RecordEvents>();
        services.AddPooledDbContextFactory<PetProDb>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>(), npgsql => npgsql.MigrationsHistoryTable("__ef_migrations", "public"))
            .AddInterceptors(provider.GetRequiredService<RespectChoices>(), provider.GetRequiredService<RecordEvents>()));
        services.AddOptions<BookingOptions>().BindConfiguration(BookingOptions.Section);
        services.AddSingleton<EventHandlers>();
        services.AddSingleton<HandleEvent>();
        services.AddSingleton<RelayBatch>();
        services.AddSingleton<LiveUpdates>();
        services.AddPetProMail();
        services.AddPetProAccounts();
        services.AddSingleton<IFileStore, FileStoreOnDisk>();
        services.AddOptions<DocumentOptions>().BindConfiguration(DocumentOptions.Section);
        services.AddSingleton<IDocumentPrinter, WeasyPrint>();
        services.AddSandboxGateway();
        foreach (var type in UseCases.Concat(new EventHandlers().Types))
        {
            services.AddTransient(type);
        }

        return services;
    }

    /// <summary>What works on its own in a running instance: live updates, the relay, the jobs.</summary>
    public static IServiceCollection AddPetProWorkers(this IServiceCollection services, string connectionString)
    {
        services.AddHostedService(provider => provider.GetRequiredService<LiveUpdates>());
        services.AddHostedService<Relay>();
        services.AddHostedService<SendMails>();
        services.AddHostedService<RefundLoop>();
        services.AddHostedService<SandboxWebhookSender>();
        services.AddPetProJobs(connectionString);
        return services;
    }

    /// <summary>A use case is a public class with one public method, RunAsync.</summary>
    public static IEnumerable<Type> UseCases { get; } = typeof(Registration).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsPublic: true, IsAbstract: false, IsGenericType: false }
            && type != typeof(HandleEvent) && type != typeof(RelayBatch)
            && type.GetMethods().Any(m => m.Name == "RunAsync" && m.DeclaringType == type));
}
