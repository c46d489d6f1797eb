using System.Net;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web.Records;

/// <summary>Addresses that open something to whoever has them: one network may try so many, and is then told to wait.</summary>
public sealed class SecretAddressLimitTests(SecretAddressLimitTests.NarrowApp app) : IClassFixture<SecretAddressLimitTests.NarrowApp>
{
    private const int Allowed = 4;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Passports_their_files_certificates_and_calendars_are_guessed_at_a_few_times_and_no_more()
    {
        using var visitor = app.Visitor();
        var secret = new string('A', 43);
        string[] addresses = [$"/passport/{secret}", $"/passport/{secret}/photo", "/certificates/VC-000000000000", $"/calendar/{secret}.ics"];
        addresses.Length.ShouldBe(Allowed);
        foreach (var address in addresses)
        {
            using var unknown = await visitor.GetAsync(address, Cancellation);
            unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }

        foreach (var address in addresses)
        {
            (await WaitAsync(visitor, address)).ShouldNotBeNull(address);
        }
    }

    /// <summary>How long it is told to wait. On a slow machine the bucket may have got a drop meanwhile.</summary>
    private static async Task<TimeSpan?> WaitAsync(HttpClient visitor, string address)
    {
        for (var left = Allowed; left > 0; left--)
        {
            using var answer = await visitor.GetAsync(address, Cancellation);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                return answer.Headers.RetryAfter?.Delta;
            }
        }

        return null;
    }

    public sealed class NarrowApp(PostgresCluster cluster) : TestApp(cluster)
    {
        protected override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?> { ["RateLimits:Passports:PerAddress"] = $"{Allowed}" };
    }
}
