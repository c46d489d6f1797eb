using PetPro.Data.Outside.Sandbox;

namespace PetPro.Data;

public sealed partial class PetProDb
{
    public DbSet<SandboxTransaction> SandboxTransactions => Set<SandboxTransaction>();

    public DbSet<SandboxRefund> SandboxRefunds => Set<SandboxRefund>();

    public DbSet<SandboxWebhook> SandboxWebhooks => Set<SandboxWebhook>();

    private static void MapSandbox(ModelBuilder builder)
    {
        const string schema = "sandbox";
        builder.Entity<SandboxTransaction>(transaction =>
        {
            transaction.ToTable("transactions", schema);
            transaction.HasKey(t => t.PaymentId);
        });
        builder.Entity<SandboxRefund>(refund =>
        {
            refund.ToTable("refunds", schema);
            refund.HasKey(r => r.RefundId);
            refund.HasIndex(r => r.PaymentId);
        });
        builder.Entity<SandboxWebhook>(webhook =>
        {
            webhook.ToTable("webhooks", schema);
            webhook.Property(w => w.Id).UseIdentityAlwaysColumn();
            webhook.HasIndex(w => w.NextAttemptAt).HasFilter("delivered_at IS NULL");
        });
        builder.Entity<SandboxKey>(key =>
        {
            key.ToTable("keys", schema);
            key.Property(k => k.Id).ValueGeneratedNever();
        });
    }
}
