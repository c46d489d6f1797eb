using PetPro.Data.Outbox;

namespace PetPro.Data;

public sealed partial class PetProDb
{
    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();

    public DbSet<HandledEvent> HandledEvents => Set<HandledEvent>();

    private static void MapOutbox(ModelBuilder builder)
    {
        const string schema = "outbox";
        builder.Entity<OutboxMessage>(message =>
        {
            message.ToTable("outbox_messages", schema, t =>
                t.HasCheckConstraint("ck_outbox_messages_status", "status IN ('pending', 'done', 'dead', 'discarded')"));
            message.HasKey(m => m.Position);
            message.Property(m => m.Position).UseIdentityAlwaysColumn();
            message.Property(m => m.Payload).HasColumnType("jsonb");
            message.HasIndex(m => m.Id).IsUnique();
            message.HasIndex(m => new { m.AggregateId, m.Position }).HasFilter("status = 'pending'");
            message.HasIndex(m => m.NextAttemptAt).HasFilter("status = 'pending'");
            message.HasIndex(m => new { m.Status, m.Position });
        });
        builder.Entity<HandledEvent>(handled =>
        {
            handled.ToTable("handled_events", schema);
            handled.HasKey(h => new { h.Handler, h.EventId });
            handled.HasIndex(h => h.EventId);
        });
    }
}
