using System.Globalization;
using System.Threading.RateLimiting;
using PetPro.Web.Account;

namespace PetPro.Web.Records;

/// <summary>How often one network may open passports and calendars and check certificates: often enough for a waiting room, too seldom to guess.</summary>
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

    /// <summary>With words of its own: an answer without any would become the page of what is not there.</summary>
    public static IResult Refusal => Results.Text("Too many requests.", statusCode: StatusCodes.Status429TooManyRequests);

    /// <summary>Counts one more; where that is too many, the answer is 429 and says how long to wait.</summary>
    public bool Refuses(HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(SignInLimits.NetworkOf(context.Connection.RemoteIpAddress));
        if (lease.IsAcquired)
        {
            return false;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return true;
    }

    public void Dispose() => limiter.Dispose();
}
