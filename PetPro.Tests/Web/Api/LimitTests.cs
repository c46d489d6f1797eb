using System.Net;
using System.Net.Http.Json;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web.Api;

public sealed class LimitTests(LimitTests.NarrowApp app) : IClassFixture<LimitTests.NarrowApp>
{
    [Fact]
    public async Task Who_asks_too_much_is_told_how_long_to_wait_and_others_are_not_kept_waiting()
    {
        var (greedy, other) = (await app.OwnerAsync(), await app.OwnerAsync("Budi"));
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 30; i++)
        {
            answers.Add(await greedy.Http.GetAsync("/api/v1/auth/me"));
        }

        var refused = answers.Last(a => a.StatusCode == HttpStatusCode.TooManyRequests);
        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBeInRange(20, 25);
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        await Task.FromResult(refused).ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        await other.Http.GetAsync("/api/v1/auth/me").ShouldBeOkAsync();
    }

    [Fact]
    public async Task Passwords_can_not_be_tried_at_will_and_the_limit_is_of_the_account()
    {
        var (_, email) = await app.AccountAsync();
        for (var i = 0; i < 3; i++)
        {
            await LogInAsync(email, "not the right password").ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "sign-in-refused");
        }

        var refused = await LogInAsync($" {email.ToUpperInvariant()} ", TestApp.Password);
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        await Task.FromResult(refused).ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");

        var (_, another) = await app.AccountAsync();
        await LogInAsync(another, TestApp.Password).ShouldBeOkAsync();
    }

    private Task<HttpResponseMessage> LogInAsync(string email, string password) =>
        app.Visitor().PostAsJsonAsync("/api/v1/auth/login", new { email, password });

    public sealed class NarrowApp(PostgresCluster cluster) : TestApp(cluster)
    {
        protected override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
        {
            ["RateLimits:Api:PerMinute"] = "20",
            ["RateLimits:Api:Burst"] = "20",
            ["RateLimits:SignIn:PerAccount"] = "3",
        };
    }
}
