using System.Net;
using System.Net.Http.Json;
using PetPro.Core.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web.Api;

public sealed class IdempotencyTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly World world = new(app.Database);

    [Fact]
    public async Task Of_twenty_requests_with_one_key_at_once_one_is_done_and_all_get_its_answer()
    {
        var owner = await app.OwnerAsync();
        var reservation = await HoldAsync(owner);
        var key = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync(owner, HttpMethod.Delete, $"reservations/{reservation}", key)));

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.NoContent);
        answers.Count(a => a.Headers.Contains("Idempotency-Replayed")).ShouldBe(19);
    }

    [Fact]
    public async Task A_replay_is_the_first_answer_to_the_letter()
    {
        var owner = await app.OwnerAsync();
        var clinic = await world.ClinicAsync();
        var body = new { slotId = (await world.FreeAsync(clinic.ServiceId))[0].SlotId, petId = await world.PetAsync(owner.UserId) };

        var first = await SendAsync(owner, HttpMethod.Post, "reservations", "once", body);
        var again = await SendAsync(owner, HttpMethod.Post, "reservations", "once", body);

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        (again.StatusCode, again.Headers.Location, again.Content.Headers.ContentType!.MediaType)
            .ShouldBe((first.StatusCode, first.Headers.Location, first.Content.Headers.ContentType!.MediaType));
        (await again.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_refusal_is_replayed_too()
    {
        var owner = await app.OwnerAsync();
        var body = new { slotId = Guid.NewGuid(), petId = Guid.NewGuid() };
        var first = await SendAsync(owner, HttpMethod.Post, "reservations", "refused", body);
        var again = await SendAsync(owner, HttpMethod.Post, "reservations", "refused", body);
        first.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        again.Headers.Contains("Idempotency-Replayed").ShouldBeTrue();
        again.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task One_key_is_for_one_request()
    {
        var owner = await app.OwnerAsync();
        await SendAsync(owner, HttpMethod.Post, "reservations", "mine", new { slotId = Guid.NewGuid() });
        await AskAsync(owner, "reservations", new { slotId = Guid.NewGuid() }).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        await AskAsync(owner, "bookings", new { slotId = Guid.NewGuid() }).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");

        var other = await app.OwnerAsync("Budi");
        await AskAsync(other, "reservations", new { slotId = Guid.NewGuid() }).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-input");

        Task<HttpResponseMessage> AskAsync(SignedInClient who, string path, object body) => SendAsync(who, HttpMethod.Post, path, "mine", body);
    }

    [Theory]
    [InlineData("with a space", 1)]
    [InlineData("too-long-", 23)]
    public async Task A_key_that_is_no_key_is_refused(string key, int times)
    {
        var owner = await app.OwnerAsync();
        var whole = string.Concat(Enumerable.Repeat(key, times));
        (await SendAsync(owner, HttpMethod.Post, "reservations", whole, new { }).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))
            .Errors!.Keys.ShouldBe(["Idempotency-Key"]);
    }

    private async Task<Guid> HoldAsync(SignedInClient owner)
    {
        var clinic = await world.ClinicAsync();
        var slot = (await world.FreeAsync(clinic.ServiceId))[0];
        var held = await owner.Http.PostAsJsonAsync("/api/v1/reservations", new { slotId = slot.SlotId, petId = await world.PetAsync(owner.UserId) })
            .ShouldBeOkAsync(HttpStatusCode.Created);
        held.GetProperty("status").GetString().ShouldBe(nameof(ReservationStatus.Pending).ToLowerInvariant());
        return held.GetProperty("id").GetGuid();
    }

    private static Task<HttpResponseMessage> SendAsync(SignedInClient owner, HttpMethod method, string path, string key, object? body = null) =>
        owner.Http.SendAsync(new HttpRequestMessage(method, $"/api/v1/{path}")
        {
            Headers = { { "Idempotency-Key", key } },
            Content = body is null ? null : JsonContent.Create(body),
        });
}
