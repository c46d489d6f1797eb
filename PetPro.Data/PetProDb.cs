using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using PetPro.Data.Accounts;
using PetPro.Data.Mapping;

namespace PetPro.Data;

/// <summary>The one database context. Each module's sets and mapping stand in its folder, its tables in a schema of its own.</summary>
public sealed partial class PetProDb(DbContextOptions<PetProDb> options)
    : IdentityDbContext<User, Role, Guid, IdentityUserClaim<Guid>, UserRole, IdentityUserLogin<Guid>, IdentityRoleClaim<Guid>, IdentityUserToken<Guid>>(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Money>().HaveConversion<MoneyConverter>().HaveColumnType("numeric(14,2)");
        configurationBuilder.Properties<decimal>().HavePrecision(12, 2);
        configurationBuilder.Conventions.Add(_ => new SnakeCaseConvention());
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Ignore<DomainEvent>();
        MapAccounts(builder);
        MapPets(builder);
        MapVaccines(builder);
        MapRecords(builder);
        MapClinics(builder);
        MapJoining(builder);
        MapBookings(builder);
        MapWaitlist(builder);
        MapPayments(builder);
        MapLedger(builder);
        MapNotifications(builder);
        MapOutbox(builder);
        MapJobs(builder);
        MapSandbox(builder);
        MapIdempotency(builder);
        builder.UseEnumNames();
        builder.UseOwnKeys();
    }
}
