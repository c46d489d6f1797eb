using PetPro.Core.Notifications;
using PetPro.Data.Accounts;
using PetPro.Data.Mapping;

namespace PetPro.Data;

public sealed partial class PetProDb
{
    public DbSet<Notification> Notifications => Set<Notification>();

    public DbSet<MailDelivery> MailDeliveries => Set<MailDelivery>();

    public DbSet<MessageDelivery> MessageDeliveries => Set<MessageDelivery>();

    public DbSet<NotificationChoice> NotificationChoices => Set<NotificationChoice>();

    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

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
            notification.HasIndex(n => new { n.UserId, n.Type });
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
        builder.Entity<MessageDelivery>(message =>
        {
            message.ToTable("message_deliveries", schema, t =>
            {
                t.HasCheckConstraint("ck_message_deliveries_status", "status IN ('pending', 'sent', 'failed')");
                t.HasCheckConstraint("ck_message_deliveries_channel", "channel IN ('sms', 'push')");
            });
            message.HasOne<User>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Restrict);
            message.Property(m => m.Type).HasMaxLength(50);
            message.Property(m => m.Title).HasMaxLength(255);
            message.Ignore(m => m.IsRetryable);
            message.HasIndex(m => m.NextAttemptAt).HasFilter("status = 'pending'");
            message.HasIndex(m => new { m.Status, m.Id });
            message.HasIndex(m => m.UserId);
        });
        builder.Entity<NotificationChoice>(choice =>
        {
            choice.ToTable("choices", schema, t => t.HasCheckConstraint("ck_choices_channel", "channel IN ('in-app', 'mail', 'sms', 'push')"));
            choice.HasKey(c => new { c.UserId, c.Kind, c.Channel });
            choice.HasOne<User>().WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<CalendarFeed>(feed =>
        {
            feed.ToTable("calendar_feeds", schema, t => t.HasCheckConstraint("ck_calendar_feeds_secret_hash", "octet_length(secret_hash) = 32"));
            feed.HasKey(f => f.UserId);
            feed.HasOne<User>().WithOne().HasForeignKey<CalendarFeed>(f => f.UserId).OnDelete(DeleteBehavior.Restrict);
            feed.HasIndex(f => f.SecretHash).IsUnique();
        });
    }
}
