using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace PetPro.Bench;

/// <summary>The same SQL without an application: prepared statements, a connection per client, as many threads as processors.</summary>
internal sealed class Pgbench(BenchDatabase database, FreeSlots slots)
{
    /// <summary>More than any machine takes in one measurement with all its clients.</summary>
    private const int MostTaken = 100_000;

    public async Task<Measured> TakeSeatsAsync(int clients)
    {
        await using var pet = database.Source.CreateCommand("SELECT id, user_id FROM pets.pets ORDER BY id DESC LIMIT 1");
        await using var row = await pet.ExecuteReaderAsync();
        await row.ReadAsync();
        return await RunAsync("take-seat.sql", clients, ("i", "-1"), ("first", $"{slots.TakeMany(MostTaken) + 1}"), ("clients", $"{clients}"), ("pet_id", $"{row.GetGuid(0)}"), ("user_id", $"{row.GetGuid(1)}"));
    }

    public Task<Measured> ReadAvailabilityAsync(int clients) => RunAsync(
        "availability.sql",
        clients,
        ("services", $"{database.Services.Count}"),
        ("today", DateTime.UtcNow.AddHours(7).Date.ToString("yyyy-MM-dd'T00:00:00+07'", CultureInfo.InvariantCulture)));

    private async Task<Measured> RunAsync(string script, int clients, params (string Name, string Value)[] variables)
    {
        Console.WriteLine($"Measuring pgbench with {clients} {(clients == 1 ? "client" : "clients")}");
        var folder = Directory.CreateDirectory(Path.Combine(database.Home, $"pgbench-{Guid.NewGuid():N}")).FullName;
        var file = Path.Combine(folder, script);
        await File.WriteAllTextAsync(file, BenchDatabase.Sql(script));
        var start = new ProcessStartInfo(
            database.ProgramOf("pgbench"),
            [
                "--no-vacuum", "--protocol=prepared", $"--client={clients}", $"--jobs={Math.Min(clients, Environment.ProcessorCount)}",
                $"--time={(int)Load.Time.TotalSeconds}", "--log", $"--log-prefix={Path.Combine(folder, "log")}", $"--file={file}",
                .. variables.Select(v => $"--define={v.Name}={v.Value}"),
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        (start.Environment["PGHOST"], start.Environment["PGPORT"], start.Environment["PGUSER"], start.Environment["PGDATABASE"]) =
            (connection.Host, $"{connection.Port}", connection.Username, connection.Database);
        using var pgbench = Process.Start(start)!;
        var output = Task.WhenAll(pgbench.StandardOutput.ReadToEndAsync(), pgbench.StandardError.ReadToEndAsync());
        await pgbench.WaitForExitAsync();
        return pgbench.ExitCode == 0
            ? Measured.Of([.. Latencies(folder)], Load.Time)
            : throw new InvalidOperationException(string.Concat(await output));
    }

    /// <summary>A line for each transaction: client, number, microseconds, …</summary>
    private static IEnumerable<TimeSpan> Latencies(string folder) =>
        from file in Directory.EnumerateFiles(folder, "log*")
        from line in File.ReadLines(file)
        select TimeSpan.FromMicroseconds(long.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture));
}
