using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Npgsql;

namespace PetPro.Data.Outside.Sandbox;

/// <summary>
/// HMAC-SHA256 over `timestamp.body`, in hexadecimal. The timestamp (seconds since 1970) is part of what is signed, so that a
/// message that was overheard cannot be sent again later.
/// </summary>
public sealed class SandboxSignature(IOptions<SandboxOptions> options, NpgsqlDataSource source, TimeProvider clock)
{
    public const string SignatureHeader = "X-Sandbox-Signature";
    public const string TimestampHeader = "X-Sandbox-Timestamp";
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    // PublicationOnly: a database that was not there yet is asked again.
    private readonly Lazy<byte[]> secret = new(() => Encoding.UTF8.GetBytes(options.Value.Secret ?? KeptSecret(source)), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Signs for sending now.</summary>
    public (string Signature, string Timestamp) Sign(string body)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return (Compute(timestamp, body), timestamp);
    }

    public bool IsAuthentic(string body, string signature, string timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs((decimal)clock.GetUtcNow().ToUnixTimeSeconds() - seconds) <= (decimal)Tolerance.TotalSeconds
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Compute(timestamp, body)), Encoding.UTF8.GetBytes(signature));

    private string Compute(string timestamp, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secret.Value, Encoding.UTF8.GetBytes($"{timestamp}.{body}")));

    /// <summary>All instances sign with the secret of the first one that needed one.</summary>
    private static string KeptSecret(NpgsqlDataSource source)
    {
        using var connection = source.OpenConnection();
        using var keep = new NpgsqlCommand("INSERT INTO sandbox.keys (id, secret) VALUES (1, $1) ON CONFLICT DO NOTHING", connection);
        keep.Parameters.Add(new NpgsqlParameter<string> { TypedValue = RandomNumberGenerator.GetHexString(64, lowercase: true) });
        keep.ExecuteNonQuery();
        using var read = new NpgsqlCommand("SELECT secret FROM sandbox.keys WHERE id = 1", connection);
        return (string)read.ExecuteScalar()!;
    }
}
