using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PetPro.Core.Bookings;
using PetPro.Core.Payments;
using PetPro.Data.Accounts;
using PetPro.Data.Outbox;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web.Crash;

/// <summary>The server is killed at the worst moments and started again: everything completes, and nothing twice.</summary>
public sealed class KillTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private const string Password = "kucing oren di atap";
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("petpro-crash");
    private readonly World world = new(database);

    public void Dispose() => home.Delete(recursive: true);

    [Fact]
    public async Task Killed_between_the_webhook_and_the_confirmation_it_confirms_after_the_restart()
    {
        await using var first = await StartAsync();
        var visit = (await BeginAsync(first, 1))[0];
        await using (var held = await HeldRow.PaymentAsync(database.ConnectionString, visit.PaymentId))
        {
            await AnswerAsync(first, visit, "duplicate");
            await held.WaitedForAsync();
            (await database.ReadAsync(db => db.GatewayNotifications.CountAsync(n => n.PaymentId == visit.PaymentId))).ShouldBeGreaterThan(0);
            await first.KillAsync();
        }

        (await StatusAsync(visit)).ShouldBe(BookingStatus.PendingPayment);
        await using var second = await StartAsync();

        await ConfirmedOnceAsync(visit);
    }

    [Fact]
    public async Task Killed_while_it_relays_it_relays_the_rest_after_the_restart_and_nothing_twice()
    {
        await using var first = await StartAsync();
        var visits = await BeginAsync(first, 3);
        await using (var held = await HeldRow.PaymentAsync(database.ConnectionString, visits[1].PaymentId))
        {
            await using (var beforeThat = await HeldRow.PaymentAsync(database.ConnectionString, visits[0].PaymentId))
            {
                // The relay stands still with the first; the other two wait for the next batch together.
                await AnswerAsync(first, visits[0], "success");
                await beforeThat.WaitedForAsync();
                await AnswerAsync(first, visits[1], "success");
                await AnswerAsync(first, visits[2], "success");
                await Eventually.SeeAsync(NotificationsAsync, count => count == 3);
            }

            await held.WaitedForAsync();
            await Eventually.SeeAsync(() => StatusAsync(visits[0]), status => status == BookingStatus.Confirmed);
            await Eventually.SeeAsync(() => PaymentStatusAsync(visits[2]), status => status == PaymentStatus.Success);
            (await MessageAsync(visits[0], "payment.processed")).ShouldBe(OutboxStatus.Pending, "its effect is there, and the relay has not come to note it");
            (await MessageAsync(visits[2], "payment.notified")).ShouldBe(OutboxStatus.Pending);
            await first.KillAsync();
        }

        await using var second = await StartAsync();

        foreach (var visit in visits)
        {
            await ConfirmedOnceAsync(visit);
        }

        Task<int> NotificationsAsync() =>
            database.ReadAsync(db => db.GatewayNotifications.CountAsync(n => visits.Select(v => v.PaymentId).Contains(n.PaymentId)));

        Task<OutboxStatus> MessageAsync(Visit visit, string type) => database.ReadAsync(
            db => db.OutboxMessages.Where(m => m.AggregateId == visit.PaymentId && m.Type == type).Select(m => m.Status).SingleAsync());
    }

    [Fact]
    public async Task Killed_before_the_webhook_was_taken_it_is_sent_again_after_the_restart()
    {
        await using var first = await StartAsync();
        var visit = (await BeginAsync(first, 1))[0];
        await using (var held = await HeldRow.TakeAsync(database.ConnectionString, "LOCK TABLE payments.gateway_notifications IN SHARE MODE"))
        {
            await AnswerAsync(first, visit, "success");
            await held.WaitedForAsync();
            await first.KillAsync();
        }

        await using var second = await StartAsync();

        await ConfirmedOnceAsync(visit);
    }

    [Fact]
    public async Task Killed_between_the_gateways_refund_and_its_being_noted_it_refunds_once()
    {
        await using var first = await StartAsync();
        var visit = (await BeginAsync(first, 1))[0];
        await AnswerAsync(first, visit, "success");
        await ConfirmedOnceAsync(visit);
        var gatewayBusy = await HeldRow.TakeAsync(
            database.ConnectionString, $"SELECT FROM sandbox.transactions WHERE payment_id = '{visit.PaymentId}' FOR UPDATE");
        using (var cancelled = await first.Http.PostAsJsonAsync($"/api/v1/bookings/{visit.BookingId}/cancel", new { }))
        {
            cancelled.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await gatewayBusy.WaitedForAsync();
        await using (var held = await HeldRow.PaymentAsync(database.ConnectionString, visit.PaymentId))
        {
            await gatewayBusy.DisposeAsync();
            await held.WaitedForAsync();
            (await database.ReadAsync(db => db.SandboxRefunds.CountAsync(r => r.PaymentId == visit.PaymentId))).ShouldBe(1);
            await first.KillAsync();
        }

        (await PaymentStatusAsync(visit)).ShouldBe(PaymentStatus.Success);
        await using var second = await StartAsync();
        await database.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE payments.refunds SET next_attempt_at = now() WHERE payment_id = {visit.PaymentId}"));

        await Eventually.SeeAsync(() => PaymentStatusAsync(visit), status => status == PaymentStatus.Refunded);
        (await database.ReadAsync(db => db.SandboxRefunds.Where(r => r.PaymentId == visit.PaymentId).SumAsync(r => r.Amount))).ShouldBe(150_000);
        (await database.ReadAsync(db => db.Journals.CountAsync(j => j.PaymentId == visit.PaymentId))).ShouldBe(3);
        await SettledAsync();
    }

    private Task<ServerProcess> StartAsync() => ServerProcess.StartAsync(database.ConnectionString, home.FullName);

    private async Task<IReadOnlyList<Visit>> BeginAsync(ServerProcess server, int count)
    {
        var clinic = await world.ClinicAsync();
        var owner = await world.OwnerAsync();
        var pet = await world.PetAsync(owner);
        var slots = (await world.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(48))).Take(count);
        await SignInAsync(server, owner);
        List<Visit> begun = [];
        foreach (var slot in slots)
        {
            var held = await server.Http.PostAsJsonAsync("/api/v1/reservations", new { slot.SlotId, petId = pet }).ShouldBeOkAsync(HttpStatusCode.Created);
            var booking = await server.Http.PostAsJsonAsync("/api/v1/bookings", new { reservationId = held.GetProperty("id").GetGuid(), paymentMethod = "qris" })
                .ShouldBeOkAsync(HttpStatusCode.Accepted);
            begun.Add(new Visit(booking.GetProperty("bookingId").GetGuid(), booking.GetProperty("paymentId").GetGuid()));
        }

        return begun;
    }

    private async Task SignInAsync(ServerProcess server, Guid owner)
    {
        var hash = new Passwords(new PasswordHasher<User>()).Hash(Password);
        await database.ReadAsync(db => db.Users.Where(u => u.Id == owner).ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordHash, hash)));
        var tokens = await server.Http.PostAsJsonAsync("/api/v1/auth/login", new { email = $"{owner:N}@petpro.test", password = Password }).ShouldBeOkAsync();
        server.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.GetProperty("accessToken").GetString());
    }

    private static async Task AnswerAsync(ServerProcess server, Visit visit, string outcome)
    {
        using var answer = await server.Http.PostAsync($"/sandbox/payments/{visit.PaymentId}", new FormUrlEncodedContent([new("outcome", outcome)]));
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    private async Task ConfirmedOnceAsync(Visit visit)
    {
        await Eventually.SeeAsync(() => StatusAsync(visit), status => status == BookingStatus.Confirmed);
        await SettledAsync();
        (await database.ReadAsync(db => db.Journals.CountAsync(j => j.PaymentId == visit.PaymentId))).ShouldBe(1);
        (await database.ReadAsync(db => db.FinancialEntries.CountAsync(e => e.BookingId == visit.BookingId))).ShouldBe(1);
        (await database.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.AggregateId == visit.BookingId && m.Type == "booking.confirmed"))).ShouldBe(1);
        (await database.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.AggregateId == visit.PaymentId && m.Type == "payment.processed"))).ShouldBe(1);
    }

    private async Task SettledAsync()
    {
        await Eventually.SeeAsync(() => database.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Status == OutboxStatus.Pending)), pending => pending == 0);
        await database.InvariantsHoldAsync();
    }

    private Task<BookingStatus> StatusAsync(Visit visit) =>
        database.ReadAsync(db => db.Bookings.Where(b => b.Id == visit.BookingId).Select(b => b.Status).SingleAsync());

    private Task<PaymentStatus> PaymentStatusAsync(Visit visit) =>
        database.ReadAsync(db => db.Payments.Where(p => p.Id == visit.PaymentId).Select(p => p.Status).SingleAsync());

    private sealed record Visit(Guid BookingId, Guid PaymentId);
}
