using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.RateLimiting;
using PetPro.Core.Shared;
using PetPro.Web.Account;
using PetPro.Web.Api;

namespace PetPro.Web.Startup;

/// <summary>What stands around every endpoint of the API.</summary>
internal static class ApiFrame
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddApiDescription();
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.PostConfigure<RequestLocalizationOptions>(options =>
            options.RequestCultureProviders.Add(new CustomRequestCultureProvider(context =>
                Task.FromResult(context.IsForPrograms() ? new ProviderCultureResult("en") : null))));
        builder.Services.AddRateLimiter(options => ConfigureLimits(options, builder.Configuration));
    }

    /// <summary>Refusals of all that comes after it, as problem details.</summary>
    public static void UseApiErrors(this WebApplication app) =>
        app.UseWhen(context => context.IsForPrograms(), api => api.UseMiddleware<ApiErrors>());

    /// <summary>After it is known who calls, before it is decided whether they may.</summary>
    public static void UseApiSessions(this WebApplication app)
    {
        app.UseRateLimiter();
        app.UseWhen(context => context.IsForPrograms(), api => api.UseMiddleware<ApiSessions>());
    }

    public static void UseIdempotency(this WebApplication app) =>
        app.UseWhen(context => context.IsForPrograms(), api => api.UseMiddleware<Idempotency>());

    public static Task TooManyAsync(HttpContext context, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return new Problem(Error.Conflict("too-many-requests", seconds), StatusCodes.Status429TooManyRequests).ExecuteAsync(context);
    }

    private static void ConfigureLimits(RateLimiterOptions options, IConfiguration settings)
    {
        var perMinute = settings.GetValue("RateLimits:Api:PerMinute", 1200);
        var burst = settings.GetValue("RateLimits:Api:Burst", 600);
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsLimited(context)
            ? RateLimitPartition.GetTokenBucketLimiter(
                context.User.UserId()?.ToString() ?? SignInLimits.NetworkOf(context.Connection.RemoteIpAddress),
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = burst,
                    TokensPerPeriod = 1,
                    ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
                    AutoReplenishment = true,
                })
            : RateLimitPartition.GetNoLimiter(""));
        options.OnRejected = async (rejected, _) => await TooManyAsync(
            rejected.HttpContext,
            rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1));
    }

    /// <summary>Gateways call as often as they must: what they send is signed.</summary>
    private static bool IsLimited(HttpContext context) =>
        context.IsForPrograms() && !context.Request.Path.StartsWithSegments($"{ApiRoutes.Root}/webhooks", StringComparison.OrdinalIgnoreCase);
}
