using System.Globalization;

namespace PetPro.Bench;

/// <summary>A table: how the API does beside pgbench, a row for each number of clients.</summary>
internal sealed class Comparison(string title)
{
    private readonly List<(int Clients, Measured Api, Measured Floor)> rows = [];

    public void Add(int clients, Measured api, Measured floor) => rows.Add((clients, api, floor));

    public void Print()
    {
        Console.WriteLine(title);
        Console.WriteLine("clients |  API/s | pgbench/s | ratio | API p50/p95/p99 ms      | pgbench p50/p95/p99 ms");
        Console.WriteLine("------: | -----: | --------: | ----: | :---------------------- | :----------------------");
        foreach (var (clients, api, floor) in rows)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{clients,7} | {api.PerSecond,6:0} | {floor.PerSecond,9:0} | {api.PerSecond / floor.PerSecond,5:0.000} | {Times(api),-23} | {Times(floor)}"));
            if (api.Failed > 0)
            {
                Console.WriteLine($"        {api.Failed} requests failed");
            }
        }

        Console.WriteLine();
    }

    private static string Times(Measured m) => string.Create(
        CultureInfo.InvariantCulture, $"{m.P50.TotalMilliseconds:0.00} / {m.P95.TotalMilliseconds:0.00} / {m.P99.TotalMilliseconds:0.00}");
}
