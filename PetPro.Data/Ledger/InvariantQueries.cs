using Npgsql;

namespace PetPro.Data.Ledger;

/// <summary>One invariant as it was found.</summary>
/// <param name="Name">As Invariants.sql names it.</param>
/// <param name="Violations">How many things break it; 0 = it holds.</param>
/// <param name="Examples">Some of those, by kind and id.</param>
public sealed record Invariant(string Name, long Violations, IReadOnlyList<string> Examples);

/// <summary>The named queries of Invariants.sql, and what they find.</summary>
public static class InvariantQueries
{
    private const string Mark = "-- name: ";

    /// <summary>They read whole tables: give them time.</summary>
    private const int TimeLimitSeconds = 120;

    private static readonly IReadOnlyList<(string Name, string Sql)> Queries = [.. Read()];

    public static async Task<Invariant[]> CheckInvariantsAsync(this PetProDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        List<Invariant> found = [];
        await db.Database.OpenConnectionAsync(cancellation);
        foreach (var (name, sql) in Queries)
        {
            await using var command = new NpgsqlCommand(
                $"SELECT count(*), coalesce((array_agg(subject))[1:5], '{{}}') FROM ({sql}) violation", (NpgsqlConnection)db.Database.GetDbConnection());
            command.CommandTimeout = TimeLimitSeconds;
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>("now", now.ToUniversalTime()));
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            await reader.ReadAsync(cancellation);
            found.Add(new Invariant(name, reader.GetInt64(0), reader.GetFieldValue<string[]>(1)));
        }

        return [.. found];
    }

    private static IEnumerable<(string Name, string Sql)> Read()
    {
        using var file = new StreamReader(typeof(InvariantQueries).Assembly.GetManifestResourceStream("PetPro.Data.Ledger.Invariants.sql")!);
        foreach (var query in file.ReadToEnd().Split(Mark)[1..])
        {
            var end = query.IndexOf('\n', StringComparison.Ordinal);
            yield return (query[..end].Trim(), query[end..]);
        }
    }
}
