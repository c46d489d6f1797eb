using System.Threading.RateLimiting;
using PetPro.Web.Account;

namespace PetPro.Web.Records;

/// <summary>How often one network may open passports and check certificates: often enough for a waiting room, too seldom to guess.</summary>
internal sealed class PassportLimits(IConfiguration settings) : IDisposable
{
    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(network =>
        RateLimitPartition.GetTokenBucketLimiter(network, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = settings.GetValue("RateLimits:Passports:PerAddress", 60),
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / settings.GetValue("RateLimits:Passports:PerAddress", 60),
            AutoReplenishment = true,
        }));

    /// <returns>How long to wait; null when it may go on.</returns>
    public TimeSpan? Take(HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(SignInLimits.NetworkOf(context.Connection.RemoteIpAddress));
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
    }

    public void Dispose() => limiter.Dispose();
}
