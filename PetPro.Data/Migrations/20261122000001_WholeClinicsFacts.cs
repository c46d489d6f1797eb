using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PetPro.Data.Migrations;

/// <summary>
/// What EF cannot say of <c>WholeClinics</c>, one SQL file a topic beside its module. Files of an earlier migration are never
/// changed: a later one replaces a function or a constraint.
/// </summary>
[DbContext(typeof(PetProDb))]
[Migration("20261122000001_WholeClinicsFacts")]
public sealed class WholeClinicsFacts : Migration
{
    private static readonly string[] Files =
    [
        "Bookings.Slots",
        "Notifications.Choices",
        "Clinics.Search",
        "Bookings.NextFree",
        "Bookings.Summary",
        "Clinics.Joining",
        "Bookings.Waitlist",
        "Pets.DueVaccines",
        "Bookings.BookablePets",
        "Bookings.PetTimes",
        "Bookings.UserBookings",
        "Records.Records",
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var file in Files)
        {
            migrationBuilder.Sql(EmbeddedSql.Read(typeof(WholeClinicsFacts).Assembly, $"PetPro.Data.{file}.sql"));
        }
    }
}
