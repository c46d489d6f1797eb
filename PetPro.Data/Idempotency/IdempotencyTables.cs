using PetPro.Data.Idempotency;

namespace PetPro.Data;

public sealed partial class PetProDb
{
    public DbSet<IdempotencyKey> IdempotencyKeys => Set<IdempotencyKey>();

    private static void MapIdempotency(ModelBuilder builder) => builder.Entity<IdempotencyKey>(key =>
    {
        key.ToTable("idempotency_keys", "api");
        key.HasKey(k => new { k.ActorId, k.Key });
        key.Property(k => k.Key).HasMaxLength(IdempotencyKey.MaxLength);
    });
}
