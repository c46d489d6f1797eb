using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Quartz;

namespace PetPro.Data.Migrations;

/// <summary>What EF cannot say: exclusion constraints, triggers and search indexes, each in its module's SQL file; Quartz's tables.</summary>
[DbContext(typeof(PetProDb))]
[Migration("20261121000001_Facts")]
public sealed class Facts : Migration
{
    private static readonly string[] Files = ["Outbox.Outbox", "Clinics.Clinics", "Bookings.Bookings", "Payments.Payments", "Ledger.Ledger", "Notifications.Notifications"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.EnsureSchema("quartz");
        migrationBuilder.Sql(EmbeddedSql.Read(typeof(IScheduler).Assembly, "Quartz.Impl.AdoJobStore.Schema.create_postgres.sql")
            .Replace("{0}", "quartz.qrtz_", StringComparison.Ordinal)
            .Replace("{1}", "qrtz_", StringComparison.Ordinal));
        foreach (var file in Files)
        {
            migrationBuilder.Sql(EmbeddedSql.Read(typeof(Facts).Assembly, $"PetPro.Data.{file}.sql"));
        }
    }
}
