using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PetPro.Core.Shared;
using PetPro.Data.Notifications;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web.Owner;

public sealed class CalendarFeedEndpointTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_calendar_program_reads_without_signing_in_and_is_told_when_nothing_is_new()
    {
        var (id, _) = await app.AccountAsync();
        var address = $"/calendar/{await MakeAsync(id)}.ics";
        using var program = app.Visitor();

        using var first = await program.GetAsync(address, Cancellation);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await program.SendAsync(again, Cancellation);

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        first.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        first.Headers.CacheControl!.Private.ShouldBeTrue();
        first.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await first.Content.ReadAsStringAsync(Cancellation)).ShouldStartWith("BEGIN:VCALENDAR\r\n");
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task An_address_that_was_renewed_and_one_that_never_was_are_not_found()
    {
        var (id, _) = await app.AccountAsync();
        var renewed = await MakeAsync(id);
        await MakeAsync(id);
        using var program = app.Visitor();

        foreach (var secret in (string[])[renewed, new string('A', 43), "x"])
        {
            using var answer = await program.GetAsync($"/calendar/{secret}.ics", Cancellation);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    private async Task<string> MakeAsync(Guid userId)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<MakeCalendarFeed>().RunAsync(Actor.Owner(userId), Cancellation)).Value;
    }
}
