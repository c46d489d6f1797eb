using PetPro.Core.Notifications;
using PetPro.Data.Accounts;
using PetPro.Data.Mapping;

namespace PetPro.Data;

public sealed partial class PetProDb
{
    public DbSet<Notification> Notifications => Set<Notification>();

    public DbSet<MailDelivery> MailDeliveries => Set<MailDelivery>();

    private static void MapNotifications(ModelBuilder builder)
    {
        const string schema = "notifications";
        builder.Entity<Notification>(notification =>
        {
            notification.ToTable("notifications", schema);
            notification.HasOne<User>().WithMany().HasForeignKey(n => n.UserId).OnDelete(DeleteBehavior.Restrict);
            notification.Property(n => n.Type).HasMaxLength(50);
            notification.Property(n => n.Title).HasMaxLength(255);
            notification.HasIndex(n => new { n.UserId, n.Id });
            notification.HasIndex(n => n.UserId).HasFilter("NOT is_read");
        });
        builder.Entity<MailDelivery>(mail =>
        {
            mail.ToTable("mail_deliveries", schema, t => t.HasCheckConstraint("ck_mail_deliveries_status", "status IN ('pending', 'sent', 'failed')"));
            mail.HasOne<User>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Restrict);
            mail.Property(m => m.Template).HasMaxLength(50);
            mail.Property(m => m.Language).HasMaxLength(2);
            mail.Property(m => m.Arguments).AsJson();
            mail.Ignore(m => m.IsRetryable);
            mail.HasIndex(m => m.NextAttemptAt).HasFilter("status = 'pending'");
            mail.HasIndex(m => new { m.Status, m.Id });
            mail.HasIndex(m => m.UserId);
        });
    }
}
