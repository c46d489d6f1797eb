using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PetPro.Data.Migrations
{
    /// <inheritdoc />
    public partial class WholeClinics : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "batch_number",
                schema: "pets",
                table: "vaccinations",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "booking_id",
                schema: "pets",
                table: "vaccinations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "certificate_number",
                schema: "pets",
                table: "vaccinations",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "dose_number",
                schema: "pets",
                table: "vaccinations",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "given_by_staff_id",
                schema: "pets",
                table: "vaccinations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "next_due_date",
                schema: "pets",
                table: "vaccinations",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "product_name",
                schema: "pets",
                table: "vaccinations",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "vaccine_codes",
                schema: "pets",
                table: "vaccinations",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_opened_at",
                schema: "clinics",
                table: "staff",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "gives_vaccines",
                schema: "clinics",
                table: "services",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.CreateTable(
                name: "vaccines",
                schema: "pets",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    species = table.Column<string[]>(type: "text[]", nullable: false),
                    name_en = table.Column<string>(type: "text", nullable: false),
                    name_id = table.Column<string>(type: "text", nullable: false),
                    name_ja = table.Column<string>(type: "text", nullable: false),
                    is_core = table.Column<bool>(type: "boolean", nullable: false),
                    first_weeks = table.Column<int>(type: "integer", nullable: false),
                    interval_weeks = table.Column<int>(type: "integer", nullable: false),
                    until_weeks = table.Column<int>(type: "integer", nullable: false),
                    first_doses = table.Column<int>(type: "integer", nullable: false),
                    first_booster_months = table.Column<int>(type: "integer", nullable: false),
                    booster_months = table.Column<int>(type: "integer", nullable: false),
                    protects_after_days = table.Column<int>(type: "integer", nullable: false),
                    grace_days = table.Column<int>(type: "integer", nullable: false),
                    aliases = table.Column<string[]>(type: "text[]", nullable: false),
                    display_order = table.Column<int>(type: "integer", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vaccines", x => x.code);
                    table.CheckConstraint("ck_vaccines_booster", "booster_months >= first_booster_months");
                });

            migrationBuilder.CreateIndex(
                name: "idx_vaccinations_batch_number",
                schema: "pets",
                table: "vaccinations",
                column: "batch_number");

            migrationBuilder.CreateIndex(
                name: "idx_vaccinations_booking_id",
                schema: "pets",
                table: "vaccinations",
                column: "booking_id");

            migrationBuilder.CreateIndex(
                name: "idx_vaccinations_certificate_number",
                schema: "pets",
                table: "vaccinations",
                column: "certificate_number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "idx_vaccinations_given_by_staff_id",
                schema: "pets",
                table: "vaccinations",
                column: "given_by_staff_id");

            migrationBuilder.AddForeignKey(
                name: "fk_vaccinations_booking_id",
                schema: "pets",
                table: "vaccinations",
                column: "booking_id",
                principalSchema: "bookings",
                principalTable: "bookings",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_vaccinations_given_by_staff_id",
                schema: "pets",
                table: "vaccinations",
                column: "given_by_staff_id",
                principalSchema: "clinics",
                principalTable: "staff",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_vaccinations_booking_id",
                schema: "pets",
                table: "vaccinations");

            migrationBuilder.DropForeignKey(
                name: "fk_vaccinations_given_by_staff_id",
                schema: "pets",
                table: "vaccinations");

            migrationBuilder.DropTable(
                name: "vaccines",
                schema: "pets");

            migrationBuilder.DropIndex(
                name: "idx_vaccinations_batch_number",
                schema: "pets",
                table: "vaccinations");

            migrationBuilder.DropIndex(
                name: "idx_vaccinations_booking_id",
                schema: "pets",
                table: "vaccinations");

            migrationBuilder.DropIndex(
                name: "idx_vaccinations_certificate_number",
                schema: "pets",
                table: "vaccinations");

            migrationBuilder.DropIndex(
                name: "idx_vaccinations_given_by_staff_id",
                schema: "pets",
                table: "vaccinations");

            migrationBuilder.DropColumn(
                name: "batch_number",
                schema: "pets",
                table: "vaccinations");

            migrationBuilder.DropColumn(
                name: "booking_id",
                schema: "pets",
                table: "vaccinations");

            migrationBuilder.DropColumn(
                name: "certificate_number",
                schema: "pets",
                table: "vaccinations");

            migrationBuilder.DropColumn(
                name: "dose_number",
                schema: "pets",
                table: "vaccinations");

            migrationBuilder.DropColumn(
                name: "given_by_staff_id",
                schema: "pets",
                table: "vaccinations");

            migrationBuilder.DropColumn(
                name: "next_due_date",
                schema: "pets",
                table: "vaccinations");

            migrationBuilder.DropColumn(
                name: "product_name",
                schema: "pets",
                table: "vaccinations");

            migrationBuilder.DropColumn(
                name: "vaccine_codes",
                schema: "pets",
                table: "vaccinations");

            migrationBuilder.DropColumn(
                name: "last_opened_at",
                schema: "clinics",
                table: "staff");

            migrationBuilder.DropColumn(
                name: "gives_vaccines",
                schema: "clinics",
                table: "services");
        }
    }
}
