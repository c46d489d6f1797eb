using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace PetPro.Data.Live;

/// <summary>
/// Tells the pages of this process that something they show has changed, whichever instance changed it: triggers send a topic
/// over PostgreSQL's NOTIFY, this listens. A page reads anew what it shows; nothing but the topic travels.
/// </summary>
public sealed partial class LiveUpdates(NpgsqlDataSource source, ILogger<LiveUpdates> log) : BackgroundService
{
    public const string Outbox = "outbox";
    public const string Mail = "mail";
    private const string Channel = "petpro";
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Guid, Action>> listeners = new();

    public static string User(Guid userId) => $"user:{userId}";

    public static string Clinic(Guid clinicId) => $"clinic:{clinicId}";

    /// <summary>
    /// Calls back for each change of that topic, in the language of who subscribed, and after a lost connection was found again.
    /// Disposing ends it.
    /// </summary>
    public IDisposable Subscribe(string topic, Action changed)
    {
        var id = Guid.NewGuid();
        listeners.GetOrAdd(topic, _ => new()).TryAdd(id, InLanguage(CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture, changed));
        return new Subscription(() =>
        {
            if (listeners.TryGetValue(topic, out var ofTopic))
            {
                ofTopic.TryRemove(id, out _);
            }
        });
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(stoppingToken);
                connection.Notification += (_, notice) => Tell(notice.Payload);
                await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
                {
                    await listen.ExecuteNonQueryAsync(stoppingToken);
                }

                foreach (var topic in listeners.Keys)
                {
                    Tell(topic);
                }

                while (true)
                {
                    await connection.WaitAsync(stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogLost(log, failure);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Tell(string topic)
    {
        if (!listeners.TryGetValue(topic, out var ofTopic))
        {
            return;
        }

        foreach (var changed in ofTopic.Values)
        {
            try
            {
                changed();
            }
            catch (Exception failure)
            {
                LogListener(log, failure, topic);
            }
        }
    }

    /// <summary>What a callback starts on a page's circuit takes its culture from here, not from the page.</summary>
    private static Action InLanguage(CultureInfo culture, CultureInfo texts, Action changed) => () =>
    {
        var (before, textsBefore) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, texts);
        try
        {
            changed();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, textsBefore);
        }
    };

    [LoggerMessage(LogLevel.Warning, "The connection for live updates was lost; it is opened again")]
    private static partial void LogLost(ILogger log, Exception failure);

    [LoggerMessage(LogLevel.Warning, "A listener to {Topic} failed")]
    private static partial void LogListener(ILogger log, Exception failure, string topic);

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
