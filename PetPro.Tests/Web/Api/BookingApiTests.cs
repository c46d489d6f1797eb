using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PetPro.Core.Clinics;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web.Api;

public sealed class BookingApiTests(TestApp app) : IClassFixture<TestApp>
{
    private World World => new(app.Database);

    [Fact]
    public async Task From_a_free_time_to_a_paid_visit_and_back()
    {
        var (owner, petId, clinic) = await OwnerWithPetAtClinicAsync();
        var slot = await FreeSlotAsync(owner.Http, clinic, at: 40);

        var held = await HoldAsync(owner, slot, petId).ShouldBeOkAsync(HttpStatusCode.Created);
        held.GetProperty("lockId").GetString().ShouldNotBeNullOrEmpty();
        held.GetProperty("status").GetString().ShouldBe("pending");
        var begun = await BeginAsync(owner, held.Id()).ShouldBeOkAsync(HttpStatusCode.Accepted);
        begun.GetProperty("status").GetString().ShouldBe("pending-payment");
        begun.GetProperty("paymentUrl").GetString().ShouldStartWith("http");
        await AnswerAsync(begun.GetProperty("paymentId").GetGuid(), "duplicate");

        var booked = await Eventually.SeeAsync(
            () => owner.Http.GetAsync($"/api/v1/bookings/{begun.GetProperty("bookingId").GetGuid()}").ShouldBeOkAsync(),
            b => b.GetProperty("status").GetString() == "confirmed");
        booked.GetProperty("reference").GetString()!.Length.ShouldBe(8);
        booked.GetProperty("startsAt").GetString().ShouldEndWith("+07:00");
        booked.GetProperty("amount").GetInt64().ShouldBe(150_000);
        booked.GetProperty("currency").GetString().ShouldBe("IDR");
        booked.GetProperty("payment").GetProperty("status").GetString().ShouldBe("success");
        (await owner.Http.GetAsync("/api/v1/bookings").ShouldBeOkAsync()).GetProperty("items").GetArrayLength().ShouldBe(1);

        var cancelled = await owner.Http.PostAsJsonAsync($"/api/v1/bookings/{booked.Id()}/cancel", new { reason = "sakit" }).ShouldBeOkAsync();
        cancelled.GetProperty("status").GetString().ShouldBe("cancelled");
        cancelled.GetProperty("refundAmount").GetInt64().ShouldBe(75_000);
        await Eventually.SeeAsync(
            () => owner.Http.GetAsync($"/api/v1/bookings/{booked.Id()}").ShouldBeOkAsync(),
            b => b.GetProperty("payment").GetProperty("status").GetString() == "partially-refunded");
    }

    [Fact]
    public async Task A_declined_payment_leaves_the_hold_and_a_taken_seat_is_a_clean_conflict()
    {
        var (owner, petId, clinic) = await OwnerWithPetAtClinicAsync();
        var slot = await FreeSlotAsync(owner.Http, clinic, at: 4);
        var held = await HoldAsync(owner, slot, petId).ShouldBeOkAsync(HttpStatusCode.Created);
        var begun = await BeginAsync(owner, held.Id()).ShouldBeOkAsync(HttpStatusCode.Accepted);
        await AnswerAsync(begun.GetProperty("paymentId").GetGuid(), "decline");
        await Eventually.SeeAsync(
            () => owner.Http.GetAsync($"/api/v1/bookings/{begun.GetProperty("bookingId").GetGuid()}").ShouldBeOkAsync(),
            b => b.GetProperty("payment").GetProperty("status").GetString() == "failed");

        var rival = await app.OwnerAsync("Budi");
        await HoldAsync(rival, slot, await World.PetAsync(rival.UserId)).ShouldBeProblemAsync(HttpStatusCode.Conflict, "slot-taken");
        (await HoldAsync(owner, slot, petId).ShouldBeOkAsync(HttpStatusCode.Created)).Id().ShouldBe(held.Id());

        await owner.Http.DeleteAsync($"/api/v1/reservations/{held.Id()}").ShouldBeOkAsync(HttpStatusCode.NoContent);
        await HoldAsync(rival, slot, await World.PetAsync(rival.UserId)).ShouldBeOkAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_strangers_ids_are_not_found_anywhere()
    {
        var (owner, petId, clinic) = await OwnerWithPetAtClinicAsync();
        var stranger = await app.OwnerAsync("Orang lain");
        var slot = await FreeSlotAsync(owner.Http, clinic, at: 8);
        var held = await HoldAsync(owner, slot, petId).ShouldBeOkAsync(HttpStatusCode.Created);
        var begun = await BeginAsync(owner, held.Id()).ShouldBeOkAsync(HttpStatusCode.Accepted);
        var booking = begun.GetProperty("bookingId").GetGuid();

        await HoldAsync(stranger, await FreeSlotAsync(owner.Http, clinic, at: 9), petId).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await BeginAsync(stranger, held.Id()).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await stranger.Http.DeleteAsync($"/api/v1/reservations/{held.Id()}").ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await stranger.Http.GetAsync($"/api/v1/bookings/{booking}").ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await stranger.Http.PostAsJsonAsync($"/api/v1/bookings/{booking}/cancel", new { }).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        var free = await FreeSlotAsync(owner.Http, clinic, at: 11);
        await stranger.Http.PostAsJsonAsync($"/api/v1/bookings/{booking}/reschedule", new { slotId = free }).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await stranger.Http.PostAsJsonAsync($"/api/v1/bookings/moves/{Guid.NewGuid()}/pay", new { paymentMethod = "qris" }).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await stranger.Http.PostAsJsonAsync($"/api/v1/bookings/groups/{Guid.NewGuid()}", new { paymentMethod = "qris" }).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await stranger.Http.PostAsJsonAsync($"/api/v1/bookings/groups/{Guid.NewGuid()}/cancel", new { }).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        object[] seats = [new { slotId = free, petId }, new { slotId = free, petId = Guid.NewGuid() }];
        await stranger.Http.PostAsJsonAsync("/api/v1/reservations/groups", new { seats }).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        (await stranger.Http.GetAsync("/api/v1/bookings").ShouldBeOkAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_its_field_and_without_a_token_nothing_is_done()
    {
        var owner = await app.OwnerAsync();

        (await owner.Http.PostAsJsonAsync("/api/v1/reservations", new { }).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))
            .Errors!.Keys.ShouldBe(["slotId", "petId"], ignoreOrder: true);
        (await owner.Http.PostAsJsonAsync("/api/v1/bookings", new { reservationId = Guid.NewGuid() }).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))
            .Errors!.Keys.ShouldBe(["paymentMethod"]);
        (await owner.Http.GetAsync($"/api/v1/bookings/availability?serviceId={Guid.NewGuid()}&from=besok").ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))
            .Errors!.Keys.ShouldBe(["from"]);
        await owner.Http.GetAsync("/api/v1/bookings?cursor=xx").ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-input");
        await app.Visitor().PostAsJsonAsync("/api/v1/reservations", new { slotId = Guid.NewGuid(), petId = Guid.NewGuid() })
            .ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "sign-in-needed");
        await app.Visitor().GetAsync("/api/v1/bookings").ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "sign-in-needed");
    }

    private async Task<(SignedInClient Owner, Guid PetId, TestClinic Clinic)> OwnerWithPetAtClinicAsync()
    {
        var owner = await app.OwnerAsync();
        return (owner, await World.PetAsync(owner.UserId), await World.ClinicAsync(rules: new BookingRules(0, 7, [new RefundStep(2, 50)])));
    }

    private static async Task<Guid> FreeSlotAsync(HttpClient http, TestClinic clinic, int at) =>
        (await http.GetAsync($"/api/v1/bookings/availability?serviceId={clinic.ServiceId}").ShouldBeOkAsync())
            .GetProperty("items")[at].GetProperty("slotId").GetGuid();

    private static Task<HttpResponseMessage> HoldAsync(SignedInClient owner, Guid slotId, Guid petId) =>
        owner.Http.PostAsJsonAsync("/api/v1/reservations", new { slotId, petId });

    private static Task<HttpResponseMessage> BeginAsync(SignedInClient owner, Guid reservationId) =>
        owner.Http.PostAsJsonAsync("/api/v1/bookings", new { reservationId, paymentMethod = "qris" });

    private async Task AnswerAsync(Guid paymentId, string outcome)
    {
        using var form = new FormUrlEncodedContent([new("outcome", outcome)]);
        (await app.Visitor().PostAsync($"/sandbox/payments/{paymentId}", form)).StatusCode.ShouldBeOneOf(HttpStatusCode.Accepted, HttpStatusCode.SeeOther);
    }
}

internal static class JsonIds
{
    public static Guid Id(this JsonElement body) => body.GetProperty("id").GetGuid();
}
