using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PetPro.Core.Bookings;
using PetPro.Core.Payments;
using PetPro.Data.Outside.Sandbox;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web.Storms;

public sealed class PaymentStormTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly Crowd crowd = new(app);

    [Fact]
    public async Task Fifty_confirmations_and_fifty_doubled_webhooks_of_one_hold_are_one_booking_one_payment_and_one_journal()
    {
        var member = (await crowd.GatherAsync(1))[0];
        var reservationId = await HoldAsync(member);

        var begun = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => BeginAsync(member, reservationId)));
        begun.Distinct().Count().ShouldBe(1);
        var (bookingId, paymentId) = begun[0];
        var (answers, statuses) = await TogetherAsync(
            Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AnswerAsync(paymentId, "duplicate"))),
            SendSuccessAsync(paymentId, 50));

        answers.ShouldAllBe(status => status == HttpStatusCode.Accepted);
        statuses.ShouldAllBe(status => status == HttpStatusCode.OK);
        (await StatusAsync(member, bookingId, "confirmed")).GetProperty("payment").GetProperty("status").GetString().ShouldBe("success");
        await SentAsync(paymentId);
        await crowd.SettledAsync();
        (await app.ReadAsync(db => db.Bookings.CountAsync(b => b.ReservationId == reservationId))).ShouldBe(1);
        (await app.ReadAsync(db => db.Payments.CountAsync(p => p.SubjectId == bookingId))).ShouldBe(1);
        (await app.ReadAsync(db => db.Journals.CountAsync(j => j.PaymentId == paymentId))).ShouldBe(1);
        (await app.ReadAsync(db => db.FinancialEntries.CountAsync(e => e.BookingId == bookingId))).ShouldBe(1);
        (await app.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.AggregateId == bookingId && m.Type == "booking.confirmed"))).ShouldBe(1);
        await crowd.InvariantsHoldAsync();
    }

    [Fact]
    public async Task Twenty_owners_who_hold_pay_and_cancel_at_once_leave_books_that_balance()
    {
        var clinic = await crowd.World.ClinicAsync(staff: 2, capacity: 5);
        var slots = (await crowd.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(48))).Take(4).ToList();
        var members = await crowd.GatherAsync(20);

        await Task.WhenAll(members.Select(async (member, i) =>
        {
            var (bookingId, paymentId) = await BeginAsync(member, await HoldAsync(member, slots[i % slots.Count].SlotId));
            await AnswerAsync(paymentId, i % 4 == 0 ? "decline" : "success");
            if (i % 4 == 1)
            {
                await StatusAsync(member, bookingId, "confirmed");
                using var cancelled = await member.Http.PostAsJsonAsync($"/api/v1/bookings/{bookingId}/cancel", new { });
                cancelled.StatusCode.ShouldBe(HttpStatusCode.OK);
            }
        }));

        await Eventually.SeeAsync(
            () => app.ReadAsync(db => db.Payments.CountAsync(p => p.Status == PaymentStatus.Refunded)), refunded => refunded == 5);
        await Eventually.SeeAsync(
            () => app.ReadAsync(db => db.Bookings.CountAsync(b => b.Status == BookingStatus.Confirmed && slots.Select(s => s.SlotId).Contains(b.SlotId))),
            confirmed => confirmed == 10);
        await crowd.SettledAsync();
        await crowd.InvariantsHoldAsync();
    }

    [Fact]
    public async Task A_declined_payment_leaves_the_hold_and_paying_again_confirms()
    {
        var member = (await crowd.GatherAsync(1))[0];
        var reservationId = await HoldAsync(member);
        var (bookingId, declined) = await BeginAsync(member, reservationId);
        await AnswerAsync(declined, "decline");
        await Eventually.SeeAsync(() => app.ReadAsync(db => db.Payments.Where(p => p.Id == declined).Select(p => p.Status).SingleAsync()), s => s == PaymentStatus.Failed);

        var (again, second) = await BeginAsync(member, reservationId);
        await AnswerAsync(second, "success");

        again.ShouldBe(bookingId);
        second.ShouldNotBe(declined);
        await StatusAsync(member, bookingId, "confirmed");
        await crowd.SettledAsync();
        await crowd.InvariantsHoldAsync();
    }

    [Fact]
    public async Task A_webhook_that_is_not_signed_unknown_or_too_large_is_refused()
    {
        var visitor = app.Visitor();

        await visitor.PostAsync("/api/v1/webhooks/payments/sandbox", Json("{}")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "webhook-not-authentic");
        await visitor.PostAsync("/api/v1/webhooks/payments/nobody", Json("{}")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await visitor.PostAsync("/api/v1/webhooks/payments/sandbox", Json(new string(' ', 70_000)))
            .ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    private static async Task<(HttpStatusCode[] First, HttpStatusCode[] Second)> TogetherAsync(Task<HttpStatusCode[]> first, Task<HttpStatusCode[]> second) =>
        (await first, await second);

    private async Task<Guid> HoldAsync(Member member, Guid? slotId = null)
    {
        if (slotId is null)
        {
            var clinic = await crowd.World.ClinicAsync();
            slotId = (await crowd.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30)))[0].SlotId;
        }

        var held = await member.Http.PostAsJsonAsync("/api/v1/reservations", new { slotId, member.PetId }).ShouldBeOkAsync(HttpStatusCode.Created);
        return held.GetProperty("id").GetGuid();
    }

    private static async Task<(Guid BookingId, Guid PaymentId)> BeginAsync(Member member, Guid reservationId)
    {
        var begun = await member.Http.PostAsJsonAsync("/api/v1/bookings", new { reservationId, paymentMethod = "qris" }).ShouldBeOkAsync(HttpStatusCode.Accepted);
        begun.GetProperty("paymentUrl").GetString().ShouldEndWith($"/sandbox/pay/{begun.GetProperty("paymentId").GetGuid()}");
        return (begun.GetProperty("bookingId").GetGuid(), begun.GetProperty("paymentId").GetGuid());
    }

    /// <summary>What the payer presses on the sandbox's page.</summary>
    private async Task<HttpStatusCode> AnswerAsync(Guid paymentId, string outcome)
    {
        using var answer = await app.Visitor().PostAsync($"/sandbox/payments/{paymentId}", new FormUrlEncodedContent([new("outcome", outcome)]));
        return answer.StatusCode;
    }

    /// <summary>The sandbox's own message of success, that many times at once and each signed anew, beside those that it sends itself.</summary>
    private async Task<HttpStatusCode[]> SendSuccessAsync(Guid paymentId, int times)
    {
        var body = await Eventually.SeeAsync(
            () => app.ReadAsync(db => db.SandboxWebhooks.Where(w => w.PaymentId == paymentId).Select(w => w.Body).FirstOrDefaultAsync()), b => b is not null);
        return await Task.WhenAll(Enumerable.Range(0, times).Select(async _ =>
        {
            var (signature, timestamp) = app.Services.GetRequiredService<SandboxSignature>().Sign(body!);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/webhooks/payments/sandbox") { Content = Json(body!) };
            request.Headers.Add(SandboxSignature.SignatureHeader, signature);
            request.Headers.Add(SandboxSignature.TimestampHeader, timestamp);
            using var answer = await app.Visitor().SendAsync(request);
            return answer.StatusCode;
        }));
    }

    private Task<int> SentAsync(Guid paymentId) => Eventually.SeeAsync(
        () => app.ReadAsync(db => db.SandboxWebhooks.CountAsync(w => w.PaymentId == paymentId && w.DeliveredAt == null)), open => open == 0);

    private static Task<JsonElement> StatusAsync(Member member, Guid bookingId, string expected) => Eventually.SeeAsync(
        () => member.Http.GetAsync($"/api/v1/bookings/{bookingId}").ShouldBeOkAsync(),
        booking => booking.GetProperty("status").GetString() == expected);
}
