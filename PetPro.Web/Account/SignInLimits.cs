using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace PetPro.Web.Account;

/// <summary>How often passwords and codes may be tried: per address of the network and account, and per address. For pages and API alike.</summary>
internal sealed class SignInLimits(IConfiguration settings) : IDisposable
{
    private readonly PartitionedRateLimiter<(string Network, string Account)> limiter = PartitionedRateLimiter.CreateChained(
        PerMinute(settings.GetValue("RateLimits:SignIn:PerAccount", 10), t => t.Account.Length == 0 ? null : $"{t.Network} {t.Account}"),
        PerMinute(settings.GetValue("RateLimits:SignIn:PerAddress", 300), t => t.Network));

    /// <returns>How long to wait; null when it may go on.</returns>
    public TimeSpan? Take(HttpContext context, string? account)
    {
        using var lease = limiter.AttemptAcquire((NetworkOf(context.Connection.RemoteIpAddress), account?.Trim().ToUpperInvariant() ?? ""));
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
    }

    /// <summary>An IPv6 household has 2^64 addresses: what counts is the network.</summary>
    public static string NetworkOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    public void Dispose() => limiter.Dispose();

    private static PartitionedRateLimiter<(string Network, string Account)> PerMinute(int most, Func<(string Network, string Account), string?> key) =>
        PartitionedRateLimiter.Create<(string Network, string Account), string>(tried => key(tried) is { } name
            ? RateLimitPartition.GetTokenBucketLimiter(name, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = most,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = TimeSpan.FromMinutes(1) / most,
                AutoReplenishment = true,
            })
            : RateLimitPartition.GetNoLimiter(""));
}
