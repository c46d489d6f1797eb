using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PetPro.Core.Outside;
using PetPro.Core.Shared;
using PetPro.Data.Outside.Sandbox;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web.Sandbox;

public sealed class PayPageTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("en", "Pay PetPro", "Decline")]
    [InlineData("id", "Bayar PetPro", "Tolak")]
    [InlineData("ja", "PetPro へのお支払い", "拒否する")]
    public async Task It_shows_what_is_to_be_paid_and_every_way_to_answer(string language, string headline, string decline)
    {
        var paymentId = await OpenAsync();

        var page = WebUtility.HtmlDecode(await PageAsync(paymentId, language));

        page.ShouldContain($"<html lang=\"{language}\"");
        page.ShouldContain($"<h1>{headline}</h1>");
        page.ShouldContain("Rp 1.150.000");
        page.ShouldContain($">{decline}</button>");
        foreach (var outcome in new[] { "success", "decline", "late", "duplicate" })
        {
            page.ShouldContain($"name=\"outcome\" value=\"{outcome}\"");
        }

        page.ShouldContain("href=\"https://merchant.test/back\"");
    }

    [Fact]
    public async Task A_browser_is_sent_back_to_the_merchant_and_a_program_hears_what_it_did()
    {
        var paymentId = await OpenAsync();

        using var browser = await AnswerAsync(paymentId, "success", "text/html");
        using var program = await AnswerAsync(paymentId, "success", "application/json");

        browser.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        browser.Headers.Location.ShouldBe(new Uri("https://merchant.test/back"));
        program.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await PageAsync(paymentId, "en")).ShouldContain("This payment has been made.");
    }

    [Fact]
    public async Task What_cannot_be_answered_is_refused()
    {
        var paymentId = await OpenAsync();
        (await AnswerAsync(paymentId, "success", "*/*")).Dispose();

        await AnswerAsync(paymentId, "decline", "*/*").ShouldBeProblemAsync(HttpStatusCode.Conflict, "sandbox-already-paid");
        await AnswerAsync(paymentId, "perhaps", "*/*").ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-input");
        await AnswerAsync(Guid.CreateVersion7(), "success", "*/*").ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        using var unknown = await app.Visitor().GetAsync($"/sandbox/pay/{Guid.CreateVersion7()}");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<Guid> OpenAsync()
    {
        var charge = new GatewayCharge(
            Guid.CreateVersion7(), Money.Idr(1_150_000), "qris", "PetPro P3479CD", DateTimeOffset.UtcNow.AddMinutes(10), new Uri("https://merchant.test/back"));
        var page = await app.Services.GetRequiredService<SandboxGateway>().OpenAsync(charge, CancellationToken.None);
        page.Url.Authority.ShouldBe(app.Visitor().BaseAddress!.Authority);
        return charge.PaymentId;
    }

    private async Task<string> PageAsync(Guid paymentId, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/sandbox/pay/{paymentId}");
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await app.Visitor().SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<HttpResponseMessage> AnswerAsync(Guid paymentId, string outcome, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/sandbox/payments/{paymentId}");
        request.Headers.Accept.ParseAdd(accept);
        request.Content = new FormUrlEncodedContent([new("outcome", outcome)]);
        return await app.Visitor().SendAsync(request);
    }
}

public sealed class NoSandboxTests(NoSandboxTests.App app) : IClassFixture<NoSandboxTests.App>
{
    [Fact]
    public async Task Where_it_is_switched_off_nothing_of_it_is_there()
    {
        using var page = await app.Visitor().GetAsync($"/sandbox/pay/{Guid.CreateVersion7()}");
        using var answer = await app.Visitor().PostAsync($"/sandbox/payments/{Guid.CreateVersion7()}", new FormUrlEncodedContent([new("outcome", "success")]));

        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.StatusCode.ShouldNotBe(HttpStatusCode.Accepted);
        await Should.ThrowAsync<GatewayUnavailableException>(() => app.Services.GetRequiredService<IPaymentGateway>().OpenAsync(
            new GatewayCharge(Guid.CreateVersion7(), Money.Idr(1), "qris", "", DateTimeOffset.UtcNow, new Uri("https://merchant.test/")), CancellationToken.None));
    }

    public sealed class App(PostgresCluster cluster) : TestApp(cluster)
    {
        protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Payments:Sandbox:Enabled"] = "false" };
    }
}
