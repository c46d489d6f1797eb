using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace PetPro.Data.Jobs;

/// <summary>Every job there is, and how it is put on Quartz.</summary>
public static class JobSchedule
{
    public static IReadOnlyList<Job> All { get; } =
    [
        .. typeof(JobSchedule).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IJobWork)))
            .Select(type => new Job(Read(type, nameof(IJobWork.Name)), Read(type, nameof(IJobWork.Cron)), type))
            .OrderBy(job => job.Name, StringComparer.Ordinal),
    ];

    public static void AddPetProJobs(this IServiceCollection services, string connectionString)
    {
        services.AddQuartz(quartz =>
        {
            quartz.UseDefaultThreadPool(pool => pool.MaxConcurrency = 4);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(postgres => postgres.ConnectionString = connectionString);
                store.UseSystemTextJsonSerializer();
                store.UseClustering();
            });
            foreach (var job in All)
            {
                typeof(JobSchedule).GetMethod(nameof(Put), BindingFlags.NonPublic | BindingFlags.Static)!
                    .MakeGenericMethod(job.Work).Invoke(null, [quartz]);
            }
        });
        services.Configure<AdoJobStoreOptions>(options => options.TablePrefix = "quartz.qrtz_");
        services.Configure<QuartzOptions>(options => options.Scheduling.IgnoreDuplicates = true);
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    private static void Put<TWork>(IQuartzBuilder quartz)
        where TWork : class, IJobWork
    {
        var key = new JobKey(TWork.Name);
        quartz.AddJob<RunJob<TWork>>(job => job.WithIdentity(key).StoreDurably().RequestRecovery());
        quartz.AddTrigger<RunJob<TWork>>(trigger => trigger.WithIdentity(TWork.Name).ForJob(key).WithCronSchedule(
            TWork.Cron,
            cron => cron.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
    }

    private static string Read(Type work, string property) =>
        (string)work.GetProperty(property, BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
}

/// <param name="Cron">Quartz cron with seconds, in UTC.</param>
/// <param name="Work">The class that does it.</param>
public sealed record Job(string Name, string Cron, Type Work);
