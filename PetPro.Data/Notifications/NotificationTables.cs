using PetPro.Core.Notifications;
using PetPro.Data.Accounts;

namespace PetPro.Data;

public sealed partial class PetProDb
{
    public DbSet<Notification> Notifications => Set<Notification>();

    private static void MapNotifications(ModelBuilder builder)
    {
        const string schema = "notifications";
        builder.Entity<Notification>(notification =>
        {
            notification.ToTable("notifications", schema);
            notification.HasOne<User>().WithMany().HasForeignKey(n => n.UserId).OnDelete(DeleteBehavior.Restrict);
            notification.Property(n => n.Type).HasMaxLength(50);
            notification.Property(n => n.Title).HasMaxLength(255);
            notification.HasIndex(n => new { n.UserId, n.CreatedAt });
            notification.HasIndex(n => n.UserId).HasFilter("NOT is_read");
        });
    }
}
