namespace PetPro.Bench;

/// <summary>What so many clients got done, and how long each request took.</summary>
internal sealed record Measured(double PerSecond, TimeSpan P50, TimeSpan P95, TimeSpan P99, int Failed = 0)
{
    public static Measured Of(IReadOnlyCollection<TimeSpan> latencies, TimeSpan time, int failed = 0)
    {
        TimeSpan[] sorted = [.. latencies.Order()];
        return new Measured(sorted.Length / time.TotalSeconds, At(0.50), At(0.95), At(0.99), failed);

        TimeSpan At(double share) => sorted.Length == 0 ? default : sorted[(int)Math.Min(sorted.Length - 1, Math.Floor(share * sorted.Length))];
    }
}
