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
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_opened_at",
                schema: "clinics",
                table: "staff",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "last_opened_at",
                schema: "clinics",
                table: "staff");
        }
    }
}
