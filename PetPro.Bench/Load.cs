using System.Collections.Concurrent;
using System.Diagnostics;

namespace PetPro.Bench;

/// <summary>Clients that each send one request after another: a warm-up that is not counted, then a fixed time.</summary>
internal static class Load
{
    public static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(6);

    /// <param name="prepare">What a client sends: given its number, a request that says whether it succeeded.</param>
    public static async Task<Measured> MeasureAsync(int clients, Func<int, Func<Task<bool>>> prepare)
    {
        Console.WriteLine($"Measuring the API with {clients} {(clients == 1 ? "client" : "clients")}");
        Func<Task<bool>>[] requests = [.. Enumerable.Range(0, clients).Select(prepare)];
        await RunAsync(requests, WarmUp);
        return await RunAsync(requests, Time);
    }

    private static async Task<Measured> RunAsync(Func<Task<bool>>[] requests, TimeSpan time)
    {
        var latencies = new ConcurrentBag<List<TimeSpan>>();
        var failed = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(requests.Select(request => Task.Run(async () =>
        {
            List<TimeSpan> mine = [];
            while (watch.Elapsed < time)
            {
                var begun = Stopwatch.GetTimestamp();
                if (await request())
                {
                    mine.Add(Stopwatch.GetElapsedTime(begun));
                }
                else
                {
                    Interlocked.Increment(ref failed);
                }
            }

            latencies.Add(mine);
        })));
        return Measured.Of([.. latencies.SelectMany(l => l)], watch.Elapsed, failed);
    }
}
