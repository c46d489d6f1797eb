using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Ledger;
using PetPro.Core.Payments;

namespace PetPro.Data;

public sealed partial class PetProDb
{
    public DbSet<FinancialEntry> FinancialEntries => Set<FinancialEntry>();

    public DbSet<Journal> Journals => Set<Journal>();

    public DbSet<TaxRate> TaxRates => Set<TaxRate>();

    private static void MapLedger(ModelBuilder builder)
    {
        const string schema = "ledger";
        builder.Entity<FinancialEntry>(entry =>
        {
            entry.ToTable("financial_entries", schema, t =>
            {
                t.HasCheckConstraint("ck_financial_entries_type", "type IN ('booking_fee', 'refund', 'adjustment')");
                t.HasCheckConstraint("ck_financial_entries_status", "status IN ('pending', 'settled', 'cancelled')");
                t.HasCheckConstraint("ck_financial_entries_amounts", "platform_fee + clinic_amount + tax_amount = total_amount AND service_tax + fee_tax = tax_amount");
            });
            entry.Property(e => e.Type).HasConversion(new ValueConverter<FinancialEntryType, string>(
                type => type == FinancialEntryType.BookingFee ? "booking_fee" : type == FinancialEntryType.Refund ? "refund" : "adjustment",
                name => name == "booking_fee" ? FinancialEntryType.BookingFee : name == "refund" ? FinancialEntryType.Refund : FinancialEntryType.Adjustment));
            entry.HasOne<Booking>().WithMany().HasForeignKey(e => e.BookingId).OnDelete(DeleteBehavior.Restrict);
            entry.HasOne<Clinic>().WithMany().HasForeignKey(e => e.ClinicId).OnDelete(DeleteBehavior.Restrict);
            entry.HasOne<Payment>().WithMany().HasForeignKey(e => e.PaymentId).OnDelete(DeleteBehavior.Restrict);
            entry.Property<string>("Currency").HasMaxLength(3).HasDefaultValue(Money.Rupiah);
            entry.Property(e => e.CommissionRate).HasPrecision(5, 2);
            entry.Ignore(e => e.Split);
            entry.HasIndex(e => new { e.BookingId, e.PaymentId }).IsUnique().HasFilter("type = 'booking_fee'");
            entry.HasIndex(e => new { e.ClinicId, e.Status });
        });
        builder.Entity<Journal>(journal =>
        {
            journal.ToTable("journals", schema);
            journal.HasMany(j => j.Lines).WithOne().HasForeignKey(l => l.JournalId).OnDelete(DeleteBehavior.Restrict);
            journal.HasOne<Payment>().WithMany().HasForeignKey(j => j.PaymentId).OnDelete(DeleteBehavior.Restrict);
            journal.HasIndex(j => new { j.Kind, j.SourceId }).IsUnique();
            journal.HasIndex(j => j.PaymentId);
        });
        builder.Entity<JournalLine>(line =>
        {
            line.ToTable("journal_lines", schema, t => t.HasCheckConstraint("ck_journal_lines_amount", "amount <> 0"));
            line.HasKey(l => new { l.JournalId, l.LineNo });
            line.HasIndex(l => new { l.Account, l.Party });
        });
        builder.Entity<TaxRate>(rate =>
        {
            rate.ToTable("tax_rates", schema);
            rate.HasKey(r => new { r.TaxClass, r.ValidFrom });
            rate.Property(r => r.EffectivePercent).HasPrecision(6, 3);
        });
    }
}
