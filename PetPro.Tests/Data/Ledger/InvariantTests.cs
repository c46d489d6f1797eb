using Microsoft.EntityFrameworkCore;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Ledger;
using PetPro.Tests.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Ledger;

/// <summary>Each invariant holds after real use, and is seen to break on a defect that is planted behind everybody's back.</summary>
public sealed class InvariantTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    /// <summary>The defect, and all that it breaks.</summary>
    public static TheoryData<string, string[]> Defects => new()
    {
        { "UPDATE bookings.slots SET booked_count = 0 WHERE id = '{slot}'", ["seats-are-holds-and-bookings"] },
        { "UPDATE bookings.reservations SET status = 'pending' WHERE slot_id = '{slot}'", ["seats-are-holds-and-bookings"] },
        {
            """
            ALTER TABLE bookings.slots DROP CONSTRAINT ck_slots_booked_count;
            UPDATE bookings.slots SET booked_count = 2 WHERE id = '{slot}'
            """,
            ["seats-are-holds-and-bookings", "seats-within-capacity"]
        },
        {
            """
            ALTER TABLE bookings.slots DROP CONSTRAINT ex_slots_staff_taken;
            INSERT INTO bookings.slots (id, clinic_id, service_id, staff_id, slot_date, slot_start_time, slot_end_time, starts_at, ends_at, status, capacity, booked_count, created_at, updated_at)
            SELECT gen_random_uuid(), clinic_id, service_id, staff_id, slot_date, slot_start_time, slot_end_time, starts_at + interval '1 minute', ends_at, 'booked', 1, 1, now(), now()
            FROM bookings.slots WHERE id = '{slot}'
            """,
            ["seats-are-holds-and-bookings", "staff-not-doubled"]
        },
        {
            "UPDATE bookings.reservations SET status = 'pending', expires_at = expires_at - interval '1 day' WHERE slot_id = '{slot}'; UPDATE bookings.bookings SET status = 'pending-payment' WHERE id = '{booking}'",
            ["no-hold-past-its-end", "paid-means-seat-or-refund"]
        },
        {
            "UPDATE bookings.bookings SET status = 'expired' WHERE id = '{booking}'; UPDATE bookings.slots SET booked_count = 0 WHERE id = '{slot}'",
            ["paid-means-seat-or-refund"]
        },
        { "UPDATE payments.payments SET status = 'pending' WHERE id = '{payment}'", ["payments-are-in-the-ledger", "seat-means-paid"] },
        { "UPDATE payments.payments SET status = 'pending' WHERE id = '{cancelledPayment}'", ["payments-are-in-the-ledger"] },
        { "UPDATE payments.refunds SET status = 'success' WHERE payment_id = '{cancelledPayment}'", ["payments-are-in-the-ledger", "refunds-are-in-the-ledger"] },
        { "DELETE FROM payments.refunds WHERE payment_id = '{cancelledPayment}'", ["paid-means-seat-or-refund", "refunds-are-in-the-ledger"] },
        {
            "UPDATE ledger.journal_lines SET amount = amount + 1 WHERE account = 'platform-revenue' AND journal_id IN (SELECT id FROM ledger.journals WHERE payment_id = '{payment}')",
            ["entries-are-in-the-ledger", "journals-balance"]
        },
        {
            "INSERT INTO ledger.journals (id, kind, source_id, payment_id, posted_at, created_at, updated_at) VALUES (gen_random_uuid(), 'empty', gen_random_uuid(), '{payment}', now(), now(), now())",
            ["journals-balance"]
        },
        {
            """
            DELETE FROM ledger.journal_lines WHERE journal_id IN (SELECT id FROM ledger.journals WHERE payment_id = '{payment}');
            DELETE FROM ledger.journals WHERE payment_id = '{payment}'
            """,
            ["entries-are-in-the-ledger", "payments-are-in-the-ledger"]
        },
        { "DELETE FROM ledger.financial_entries WHERE booking_id = '{booking}'", ["entries-add-up", "entries-are-in-the-ledger", "paid-means-seat-or-refund", "seat-means-paid"] },
        {
            """
            ALTER TABLE ledger.financial_entries DROP CONSTRAINT ck_financial_entries_amounts;
            UPDATE ledger.financial_entries SET total_amount = total_amount + 1 WHERE booking_id = '{booking}'
            """,
            ["entries-add-up", "paid-means-seat-or-refund", "seat-means-paid"]
        },
        { "UPDATE bookings.bookings SET online_amount = amount - 1 WHERE id = '{booking}'", ["seat-means-paid"] },
        { "DELETE FROM outbox.handled_events WHERE ctid = (SELECT min(ctid) FROM outbox.handled_events)", ["one-effect-per-event-and-handler"] },
        { "INSERT INTO outbox.handled_events (handler, event_id, handled_at) VALUES ('FollowPaymentWhenNotified', gen_random_uuid(), now())", ["one-effect-per-event-and-handler"] },
        { "UPDATE outbox.outbox_messages SET status = 'dead' WHERE position = (SELECT max(position) FROM outbox.outbox_messages)", ["no-event-given-up"] },
    };

    [Theory]
    [MemberData(nameof(Defects))]
    public async Task A_planted_defect_is_found(string defect, string[] broken)
    {
        var made = await MakeAsync();
        await using var db = await database.Get<IDbContextFactory<PetPro.Data.PetProDb>>().CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        (await db.CheckInvariantsAsync(database.Clock.Now, CancellationToken.None)).ShouldAllBe(i => i.Violations == 0);

        // Constraint triggers that wait for the end would stand in the way of looking: without them the defect is visible at once.
        await db.Database.ExecuteSqlRawAsync("SET LOCAL session_replication_role = replica;" + Fill(defect, made));
        var found = await db.CheckInvariantsAsync(database.Clock.Now, CancellationToken.None);

        found.Where(i => i.Violations > 0).Select(i => i.Name).Order(StringComparer.Ordinal).ShouldBe(broken);
        found.Where(i => i.Violations > 0).ShouldAllBe(i => i.Examples.Count == Math.Min(5, i.Violations));
    }

    [Fact]
    public async Task Every_invariant_has_a_defect_that_breaks_it()
    {
        var names = (await database.InvariantsAsync()).Select(i => i.Name);

        names.ShouldBe(names.Intersect(Defects.SelectMany(d => d.Data.Item2)));
    }

    [Fact]
    public async Task A_payment_whose_news_is_still_on_its_way_breaks_nothing()
    {
        var journey = new BookingJourney(database);
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var begun = await journey.BeginAsync(owner, (await journey.HoldAsync(owner, (await journey.World.FreeAsync(clinic.ServiceId))[0].SlotId, pet)).Value.Id);
        await database.ReadAsync(async db =>
        {
            var payment = await db.Payments.SingleAsync(p => p.Id == begun.PaymentId);
            payment.Follow(PetPro.Core.Outside.GatewayOutcome.Succeeded, payment.Amount, database.Clock.Now);
            return await db.SaveChangesAsync();
        });

        await database.InvariantsHoldAsync();
        await database.RelayAllAsync();
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task They_are_for_who_runs_the_platform() =>
        (await database.Get<CheckInvariants>().RunAsync(Actor.Owner(Guid.CreateVersion7()), CancellationToken.None)).Error.ShouldBe(Error.Forbidden);

    [Fact]
    public async Task The_nightly_run_says_that_they_hold() =>
        (await database.Get<CheckInvariantsNightly>().RunAsync(Actor.System, CancellationToken.None)).ShouldEndWith("invariants hold");

    private static string Fill(string defect, Made made) => defect
        .Replace("{slot}", made.SlotId.ToString(), StringComparison.Ordinal)
        .Replace("{booking}", made.BookingId.ToString(), StringComparison.Ordinal)
        .Replace("{payment}", made.PaymentId.ToString(), StringComparison.Ordinal)
        .Replace("{cancelledPayment}", made.CancelledPaymentId.ToString(), StringComparison.Ordinal);

    /// <summary>A booking that is coming, and one that was cancelled and whose refund has not been sent.</summary>
    private async Task<Made> MakeAsync()
    {
        var journey = new BookingJourney(database);
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var free = await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30));
        var coming = await journey.BookAsync(owner, free[0].SlotId, pet);
        var cancelled = await journey.BookAsync(owner, free[1].SlotId, pet);
        (await database.Get<CancelBooking>().RunAsync(owner, cancelled, null, null, CancellationToken.None)).IsOk.ShouldBeTrue();
        await database.RelayAllAsync();
        return new Made(
            free[0].SlotId,
            coming,
            (await journey.BookingAsync(coming)).PaymentId!.Value,
            (await journey.BookingAsync(cancelled)).PaymentId!.Value);
    }

    private sealed record Made(Guid SlotId, Guid BookingId, Guid PaymentId, Guid CancelledPaymentId);
}
