using PetPro.Core.Payments;
using PetPro.Data.Accounts;

namespace PetPro.Data;

public sealed partial class PetProDb
{
    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<Refund> Refunds => Set<Refund>();

    public DbSet<GatewayNotification> GatewayNotifications => Set<GatewayNotification>();

    private static void MapPayments(ModelBuilder builder)
    {
        const string schema = "payments";
        builder.Entity<Payment>(payment =>
        {
            payment.ToTable("payments", schema, t =>
            {
                t.HasCheckConstraint("ck_payments_status", "status IN ('pending', 'processing', 'success', 'failed', 'partially-refunded', 'refunded')");
                t.HasCheckConstraint("ck_payments_amount", "amount > 0");
            });
            payment.HasOne<User>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Restrict);
            payment.Property(p => p.SubjectType).HasMaxLength(20);
            payment.Property(p => p.PaymentMethod).HasMaxLength(50);
            payment.Property<string>("Currency").HasMaxLength(3).HasDefaultValue(Money.Rupiah);
            payment.Property(p => p.ExternalReference).HasMaxLength(100);
            payment.HasMany(p => p.Refunds).WithOne().HasForeignKey(r => r.PaymentId).OnDelete(DeleteBehavior.Restrict);
            payment.Ignore(p => p.IsPaid);
            payment.Ignore(p => p.Refundable);

            // One open attempt for one thing: paying twice at the same time is one payment.
            payment.HasIndex(p => new { p.SubjectType, p.SubjectId }).IsUnique().HasFilter("status IN ('pending', 'processing')");
            payment.HasIndex(p => p.SubjectId);
            payment.HasIndex(p => p.Status);
            payment.HasIndex(p => p.ExternalReference);
        });
        builder.Entity<Refund>(refund =>
        {
            refund.ToTable("refunds", schema, t =>
            {
                t.HasCheckConstraint("ck_refunds_status", "status IN ('pending', 'success', 'failed')");
                t.HasCheckConstraint("ck_refunds_amount", "amount > 0");
            });
            refund.HasIndex(r => r.NextAttemptAt).HasFilter("status = 'pending'");
        });
        builder.Entity<GatewayNotification>(notification =>
        {
            notification.ToTable("gateway_notifications", schema);
            notification.HasIndex(n => new { n.Gateway, n.EventId }).IsUnique();
            notification.HasIndex(n => n.PaymentId);
        });
    }
}
