using Microsoft.EntityFrameworkCore.Design;

namespace PetPro.Data;

/// <summary>Lets the EF tool build the model without a running application or a database.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<PetProDb>
{
    public PetProDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PetProDb>()
        .UseNpgsql("Host=localhost", npgsql => npgsql.MigrationsHistoryTable("__ef_migrations", "public")).Options);
}
