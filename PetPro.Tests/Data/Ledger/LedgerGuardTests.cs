using Microsoft.EntityFrameworkCore;
using Npgsql;
using PetPro.Data.Bookings;
using PetPro.Tests.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Ledger;

/// <summary>What the database itself refuses, whoever asks.</summary>
public sealed class LedgerGuardTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_journal_that_does_not_balance_is_refused_when_its_transaction_ends()
    {
        var paymentId = await PaidAsync();

        var refused = await RefusalAsync($"""
            WITH journal AS (
                INSERT INTO ledger.journals (id, kind, source_id, payment_id, posted_at, created_at, updated_at)
                VALUES (gen_random_uuid(), 'correction', gen_random_uuid(), '{paymentId}', now(), now(), now()) RETURNING id)
            INSERT INTO ledger.journal_lines (journal_id, line_no, account, amount)
            SELECT id, 1, 'gateway-clearing', 100 FROM journal UNION ALL SELECT id, 2, 'platform-revenue', -99 FROM journal
            """);

        refused.ConstraintName.ShouldBe("ck_journals_balance");
    }

    [Fact]
    public async Task A_line_that_is_added_to_a_posted_journal_is_refused()
    {
        var paymentId = await PaidAsync();

        var refused = await RefusalAsync($"""
            INSERT INTO ledger.journal_lines (journal_id, line_no, account, amount)
            SELECT id, 9, 'platform-revenue', -1 FROM ledger.journals WHERE payment_id = '{paymentId}'
            """);

        refused.ConstraintName.ShouldBe("ck_journals_balance");
    }

    [Fact]
    public async Task A_payment_is_not_posted_twice()
    {
        var paymentId = await PaidAsync();

        var refused = await RefusalAsync($"""
            INSERT INTO ledger.journals (id, kind, source_id, payment_id, posted_at, created_at, updated_at)
            SELECT gen_random_uuid(), kind, source_id, payment_id, now(), now(), now() FROM ledger.journals WHERE payment_id = '{paymentId}'
            """);

        refused.ConstraintName.ShouldBe("idx_journals_kind_source_id");
    }

    [Theory]
    [InlineData("DELETE FROM ledger.journal_lines WHERE journal_id IN (SELECT id FROM ledger.journals WHERE payment_id = '{0}')")]
    [InlineData("UPDATE ledger.journal_lines SET account = 'tax-payable' WHERE journal_id IN (SELECT id FROM ledger.journals WHERE payment_id = '{0}')")]
    [InlineData("UPDATE ledger.journals SET posted_at = now() WHERE payment_id = '{0}'")]
    [InlineData("DELETE FROM ledger.journals WHERE payment_id = '{0}'")]
    [InlineData("DELETE FROM ledger.financial_entries WHERE payment_id = '{0}'")]
    [InlineData("UPDATE ledger.financial_entries SET platform_fee = platform_fee + 1, clinic_amount = clinic_amount - 1 WHERE payment_id = '{0}'")]
    [InlineData("DELETE FROM payments.payments WHERE id = '{0}'")]
    [InlineData("UPDATE payments.payments SET amount = amount + 1 WHERE id = '{0}'")]
    [InlineData("DELETE FROM payments.refunds WHERE payment_id = '{0}'")]
    [InlineData("UPDATE payments.refunds SET amount = amount - 1 WHERE payment_id = '{0}'")]
    public async Task Nothing_financial_is_rewritten_or_deleted(string sql)
    {
        var paymentId = await PaidAsync(cancelled: true);

        var refused = await RefusalAsync(string.Format(null, sql, paymentId));

        refused.SqlState.ShouldBe(PostgresErrorCodes.RestrictViolation);
    }

    [Fact]
    public async Task What_changes_on_its_way_may_change()
    {
        var paymentId = await PaidAsync(cancelled: true);

        await ExecuteAsync($"UPDATE ledger.financial_entries SET status = 'settled' WHERE payment_id = '{paymentId}'");
        await ExecuteAsync($"UPDATE payments.refunds SET attempts = attempts + 1 WHERE payment_id = '{paymentId}'");
        await ExecuteAsync($"UPDATE payments.payments SET external_reference = 'x' WHERE id = '{paymentId}'");
    }

    private async Task<Guid> PaidAsync(bool cancelled = false)
    {
        var journey = new BookingJourney(database);
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30)))[0];
        var bookingId = await journey.BookAsync(owner, slot.SlotId, pet);
        if (cancelled)
        {
            (await database.Get<CancelBooking>().RunAsync(owner, bookingId, null, null, CancellationToken.None)).IsOk.ShouldBeTrue();
        }

        return (await journey.BookingAsync(bookingId)).PaymentId!.Value;
    }

    private async Task<PostgresException> RefusalAsync(string sql) => await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(sql));

    private Task<int> ExecuteAsync(string sql) => database.ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql));
}
