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
            migrationBuilder.DropCheckConstraint(
                name: "ck_otp_tokens_type",
                schema: "accounts",
                table: "otp_tokens");

            migrationBuilder.DropIndex(
                name: "idx_financial_entries_booking_id",
                schema: "ledger",
                table: "financial_entries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_clinics_status",
                schema: "clinics",
                table: "clinics");

            migrationBuilder.DropCheckConstraint(
                name: "ck_bookings_status",
                schema: "bookings",
                table: "bookings");

            migrationBuilder.EnsureSchema(
                name: "records");

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

            migrationBuilder.AddColumn<bool>(
                name: "is_guest",
                schema: "accounts",
                table: "users",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "new_email",
                schema: "accounts",
                table: "users",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "time_zone",
                schema: "accounts",
                table: "user_profiles",
                type: "character varying(50)",
                maxLength: 50,
                nullable: false,
                defaultValue: "Asia/Jakarta");

            migrationBuilder.AddColumn<bool>(
                name: "is_active",
                schema: "clinics",
                table: "staff",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_opened_at",
                schema: "clinics",
                table: "staff",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "licence_number",
                schema: "clinics",
                table: "staff",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "block_reason",
                schema: "bookings",
                table: "slots",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "busy_from",
                schema: "bookings",
                table: "slots",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "busy_until",
                schema: "bookings",
                table: "slots",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "exception_reason",
                schema: "bookings",
                table: "slots",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_withdrawn",
                schema: "bookings",
                table: "slots",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "buffer_after_minutes",
                schema: "clinics",
                table: "services",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "buffer_before_minutes",
                schema: "clinics",
                table: "services",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "counts_stated_vaccinations",
                schema: "clinics",
                table: "services",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<int>(
                name: "deposit_percent",
                schema: "clinics",
                table: "services",
                type: "integer",
                nullable: false,
                defaultValue: 100);

            migrationBuilder.AddColumn<string[]>(
                name: "gives_vaccines",
                schema: "clinics",
                table: "services",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<int>(
                name: "horizon_days",
                schema: "clinics",
                table: "services",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "notice_minutes",
                schema: "clinics",
                table: "services",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "required_vaccine",
                schema: "clinics",
                table: "services",
                type: "character varying(50)",
                maxLength: 50,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "requires_approval",
                schema: "clinics",
                table: "services",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "answer",
                schema: "bookings",
                table: "reviews",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "answered_at",
                schema: "bookings",
                table: "reviews",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "decided_at",
                schema: "bookings",
                table: "reviews",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "decision_reason",
                schema: "bookings",
                table: "reviews",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "flag_reason",
                schema: "bookings",
                table: "reviews",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "flagged_at",
                schema: "bookings",
                table: "reviews",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "photo_keys",
                schema: "bookings",
                table: "reviews",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<Guid>(
                name: "group_id",
                schema: "bookings",
                table: "reservations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "moves_reservation_id",
                schema: "bookings",
                table: "reservations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "booking_id",
                schema: "payments",
                table: "refunds",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "death_told_at",
                schema: "pets",
                table: "pets",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "died_on",
                schema: "pets",
                table: "pets",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "health_notes",
                schema: "pets",
                table: "pets",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "licence_number",
                schema: "clinics",
                table: "clinics",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "submitted_at",
                schema: "clinics",
                table: "clinics",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "answer_before",
                schema: "bookings",
                table: "bookings",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "channel",
                schema: "bookings",
                table: "bookings",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValueSql: "'online'");

            migrationBuilder.AddColumn<string>(
                name: "clinic_note",
                schema: "bookings",
                table: "bookings",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "group_id",
                schema: "bookings",
                table: "bookings",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "no_show_at",
                schema: "bookings",
                table: "bookings",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "online_amount",
                schema: "bookings",
                table: "bookings",
                type: "numeric(14,2)",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "refund_at_least",
                schema: "bookings",
                table: "bookings",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "refund_at_most",
                schema: "bookings",
                table: "bookings",
                type: "integer",
                nullable: false,
                defaultValue: 100);

            migrationBuilder.AddColumn<int>(
                name: "times_moved",
                schema: "bookings",
                table: "bookings",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "times_moved_by_owner",
                schema: "bookings",
                table: "bookings",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "attachments",
                schema: "records",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    clinic_id = table.Column<Guid>(type: "uuid", nullable: false),
                    booking_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    file_key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    content_type = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    bytes = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachments", x => x.id);
                    table.CheckConstraint("ck_attachments_bytes", "bytes > 0");
                    table.ForeignKey(
                        name: "fk_attachments_author_staff_id",
                        column: x => x.author_staff_id,
                        principalSchema: "clinics",
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attachments_booking_id",
                        column: x => x.booking_id,
                        principalSchema: "bookings",
                        principalTable: "bookings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attachments_clinic_id",
                        column: x => x.clinic_id,
                        principalSchema: "clinics",
                        principalTable: "clinics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attachments_pet_id",
                        column: x => x.pet_id,
                        principalSchema: "pets",
                        principalTable: "pets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "booking_moves",
                schema: "bookings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    booking_id = table.Column<Guid>(type: "uuid", nullable: false),
                    moved_by = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    moved_by_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_slot_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_slot_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_staff_id = table.Column<Guid>(type: "uuid", nullable: true),
                    to_staff_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from_starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    to_starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    from_amount = table.Column<decimal>(type: "numeric(14,2)", nullable: false),
                    to_amount = table.Column<decimal>(type: "numeric(14,2)", nullable: false),
                    from_online = table.Column<decimal>(type: "numeric(14,2)", nullable: false),
                    difference = table.Column<decimal>(type: "numeric(14,2)", nullable: false),
                    status = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    hold_id = table.Column<Guid>(type: "uuid", nullable: true),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    moved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_booking_moves", x => x.id);
                    table.CheckConstraint("ck_booking_moves_moved_by", "moved_by IN ('owner', 'clinic')");
                    table.CheckConstraint("ck_booking_moves_status", "status IN ('open', 'done', 'dropped')");
                    table.ForeignKey(
                        name: "fk_booking_moves_booking_id",
                        column: x => x.booking_id,
                        principalSchema: "bookings",
                        principalTable: "bookings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_booking_moves_hold_id",
                        column: x => x.hold_id,
                        principalSchema: "bookings",
                        principalTable: "reservations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_booking_moves_moved_by_user_id",
                        column: x => x.moved_by_user_id,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_booking_moves_payment_id",
                        column: x => x.payment_id,
                        principalSchema: "payments",
                        principalTable: "payments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "calendar_feeds",
                schema: "notifications",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_feeds", x => x.user_id);
                    table.CheckConstraint("ck_calendar_feeds_secret_hash", "octet_length(secret_hash) = 32");
                    table.ForeignKey(
                        name: "fk_calendar_feeds_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "choices",
                schema: "notifications",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    channel = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    is_on = table.Column<bool>(type: "boolean", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_choices", x => new { x.user_id, x.kind, x.channel });
                    table.CheckConstraint("ck_choices_channel", "channel IN ('in-app', 'mail', 'sms', 'push')");
                    table.ForeignKey(
                        name: "fk_choices_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "decisions",
                schema: "clinics",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    clinic_id = table.Column<Guid>(type: "uuid", nullable: false),
                    deed = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    words = table.Column<string>(type: "text", nullable: true),
                    done_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_decisions_clinic_id",
                        column: x => x.clinic_id,
                        principalSchema: "clinics",
                        principalTable: "clinics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_decisions_done_by",
                        column: x => x.done_by,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "document_readings",
                schema: "clinics",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    document_id = table.Column<Guid>(type: "uuid", nullable: false),
                    read_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_document_readings", x => x.id);
                    table.ForeignKey(
                        name: "fk_document_readings_read_by",
                        column: x => x.read_by,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "documents",
                schema: "clinics",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    clinic_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    file_key = table.Column<string>(type: "text", nullable: false),
                    content_type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    uploaded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    verdict = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    verdict_words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_documents", x => x.id);
                    table.ForeignKey(
                        name: "fk_documents_clinic_id",
                        column: x => x.clinic_id,
                        principalSchema: "clinics",
                        principalTable: "clinics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_documents_uploaded_by",
                        column: x => x.uploaded_by,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "message_deliveries",
                schema: "notifications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    title = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    link = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    send_before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_deliveries", x => x.id);
                    table.CheckConstraint("ck_message_deliveries_channel", "channel IN ('sms', 'push')");
                    table.CheckConstraint("ck_message_deliveries_status", "status IN ('pending', 'sent', 'failed')");
                    table.ForeignKey(
                        name: "fk_message_deliveries_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "owner_lookups",
                schema: "bookings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    clinic_id = table.Column<Guid>(type: "uuid", nullable: false),
                    looked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    found = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_owner_lookups", x => x.id);
                    table.ForeignKey(
                        name: "fk_owner_lookups_clinic_id",
                        column: x => x.clinic_id,
                        principalSchema: "clinics",
                        principalTable: "clinics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_owner_lookups_looked_by",
                        column: x => x.looked_by,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "owner_notes",
                schema: "bookings",
                columns: table => new
                {
                    booking_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_owner_notes", x => x.booking_id);
                    table.ForeignKey(
                        name: "fk_owner_notes_booking_id",
                        column: x => x.booking_id,
                        principalSchema: "bookings",
                        principalTable: "bookings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_owner_notes_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "passkeys",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    credential_id = table.Column<byte[]>(type: "bytea", maxLength: 1023, nullable: false),
                    public_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    sign_count = table.Column<long>(type: "bigint", nullable: false),
                    transports = table.Column<string[]>(type: "text[]", nullable: false),
                    is_user_verified = table.Column<bool>(type: "boolean", nullable: false),
                    is_backup_eligible = table.Column<bool>(type: "boolean", nullable: false),
                    is_backed_up = table.Column<bool>(type: "boolean", nullable: false),
                    attestation_object = table.Column<byte[]>(type: "bytea", nullable: false),
                    client_data_json = table.Column<byte[]>(type: "bytea", nullable: false),
                    last_used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passkeys", x => x.id);
                    table.ForeignKey(
                        name: "fk_passkeys_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "passport_links",
                schema: "records",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    scope = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    label = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passport_links", x => x.id);
                    table.CheckConstraint("ck_passport_links_secret_hash", "octet_length(secret_hash) = 32");
                    table.ForeignKey(
                        name: "fk_passport_links_pet_id",
                        column: x => x.pet_id,
                        principalSchema: "pets",
                        principalTable: "pets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_passport_links_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pet_transfers",
                schema: "pets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    token_hash = table.Column<string>(type: "text", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    declined_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    accepted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pet_transfers", x => x.id);
                    table.ForeignKey(
                        name: "fk_pet_transfers_accepted_by",
                        column: x => x.accepted_by,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pet_transfers_from_user_id",
                        column: x => x.from_user_id,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pet_transfers_pet_id",
                        column: x => x.pet_id,
                        principalSchema: "pets",
                        principalTable: "pets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pictures",
                schema: "clinics",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    clinic_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_key = table.Column<string>(type: "text", nullable: false),
                    width = table.Column<int>(type: "integer", nullable: false),
                    height = table.Column<int>(type: "integer", nullable: false),
                    alternative = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pictures", x => x.id);
                    table.ForeignKey(
                        name: "fk_pictures_clinic_id",
                        column: x => x.clinic_id,
                        principalSchema: "clinics",
                        principalTable: "clinics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "prescriptions",
                schema: "records",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    pet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    clinic_id = table.Column<Guid>(type: "uuid", nullable: false),
                    booking_id = table.Column<Guid>(type: "uuid", nullable: false),
                    prescriber_staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    licence_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    drug = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    unit = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    mg_per_unit = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: false),
                    mg_per_kg = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: false),
                    most_mg_per_kg = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: true),
                    kilograms = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: false),
                    units_per_dose = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: false),
                    times_per_day = table.Column<int>(type: "integer", nullable: false),
                    days = table.Column<int>(type: "integer", nullable: false),
                    total_units = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: false),
                    repeats = table.Column<int>(type: "integer", nullable: false),
                    repeats_left = table.Column<int>(type: "integer", nullable: false),
                    instructions = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: false),
                    cancelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancelled_by_staff_id = table.Column<Guid>(type: "uuid", nullable: true),
                    cancel_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_prescriptions", x => x.id);
                    table.CheckConstraint("ck_prescriptions_cancelled", "(cancelled_at IS NULL) = (cancel_reason IS NULL) AND (cancelled_at IS NULL) = (cancelled_by_staff_id IS NULL)");
                    table.CheckConstraint("ck_prescriptions_dose", "units_per_dose > 0 AND total_units > 0 AND days > 0 AND times_per_day > 0 AND kilograms > 0");
                    table.CheckConstraint("ck_prescriptions_repeats_left", "repeats_left BETWEEN 0 AND repeats");
                    table.ForeignKey(
                        name: "fk_prescriptions_booking_id",
                        column: x => x.booking_id,
                        principalSchema: "bookings",
                        principalTable: "bookings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_prescriptions_cancelled_by_staff_id",
                        column: x => x.cancelled_by_staff_id,
                        principalSchema: "clinics",
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_prescriptions_clinic_id",
                        column: x => x.clinic_id,
                        principalSchema: "clinics",
                        principalTable: "clinics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_prescriptions_pet_id",
                        column: x => x.pet_id,
                        principalSchema: "pets",
                        principalTable: "pets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_prescriptions_prescriber_staff_id",
                        column: x => x.prescriber_staff_id,
                        principalSchema: "clinics",
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recovery_codes",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code_hash = table.Column<string>(type: "character varying(44)", maxLength: 44, nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery_codes", x => x.id);
                    table.ForeignKey(
                        name: "fk_recovery_codes_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "second_factors",
                schema: "accounts",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sealed_secret = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_step = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_second_factors", x => x.user_id);
                    table.ForeignKey(
                        name: "fk_second_factors_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    device = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    device_key = table.Column<string>(type: "character varying(44)", maxLength: 44, nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sessions", x => x.id);
                    table.CheckConstraint("ck_sessions_kind", "kind IN ('browser', 'program')");
                    table.ForeignKey(
                        name: "fk_sessions_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_absences",
                schema: "clinics",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    clinic_id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    from_time = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    until_time = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    reason_code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_absences", x => x.id);
                    table.CheckConstraint("ck_staff_absences_days", "last_day >= first_day");
                    table.CheckConstraint("ck_staff_absences_reason", "reason_code IN ('vacation', 'sick', 'training', 'other')");
                    table.ForeignKey(
                        name: "fk_staff_absences_clinic_id",
                        column: x => x.clinic_id,
                        principalSchema: "clinics",
                        principalTable: "clinics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_staff_absences_staff_id",
                        column: x => x.staff_id,
                        principalSchema: "clinics",
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_invitations",
                schema: "clinics",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    clinic_id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    normalized_email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    token_hash = table.Column<string>(type: "text", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    invited_by = table.Column<Guid>(type: "uuid", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_invitations", x => x.id);
                    table.ForeignKey(
                        name: "fk_staff_invitations_clinic_id",
                        column: x => x.clinic_id,
                        principalSchema: "clinics",
                        principalTable: "clinics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_staff_invitations_invited_by",
                        column: x => x.invited_by,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_staff_invitations_staff_id",
                        column: x => x.staff_id,
                        principalSchema: "clinics",
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "time_blocks",
                schema: "bookings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    clinic_id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    blocked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_time_blocks", x => x.id);
                    table.CheckConstraint("ck_time_blocks_time", "ends_at > starts_at");
                    table.ForeignKey(
                        name: "fk_time_blocks_blocked_by",
                        column: x => x.blocked_by,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_time_blocks_clinic_id",
                        column: x => x.clinic_id,
                        principalSchema: "clinics",
                        principalTable: "clinics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_time_blocks_staff_id",
                        column: x => x.staff_id,
                        principalSchema: "clinics",
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "vaccination_reminders",
                schema: "pets",
                columns: table => new
                {
                    pet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    vaccine_code = table.Column<string>(type: "text", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vaccination_reminders", x => new { x.pet_id, x.vaccine_code, x.due_on, x.step });
                    table.ForeignKey(
                        name: "fk_vaccination_reminders_pet_id",
                        column: x => x.pet_id,
                        principalSchema: "pets",
                        principalTable: "pets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_vaccination_reminders_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

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

            migrationBuilder.CreateTable(
                name: "visit_notes",
                schema: "records",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    booking_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    clinic_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    complaint = table.Column<string>(type: "text", nullable: false),
                    findings = table.Column<string>(type: "text", nullable: false),
                    diagnosis = table.Column<string>(type: "text", nullable: false),
                    treatment = table.Column<string>(type: "text", nullable: false),
                    kilograms = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visit_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_visit_notes_author_staff_id",
                        column: x => x.author_staff_id,
                        principalSchema: "clinics",
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_visit_notes_booking_id",
                        column: x => x.booking_id,
                        principalSchema: "bookings",
                        principalTable: "bookings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_visit_notes_clinic_id",
                        column: x => x.clinic_id,
                        principalSchema: "clinics",
                        principalTable: "clinics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_visit_notes_pet_id",
                        column: x => x.pet_id,
                        principalSchema: "pets",
                        principalTable: "pets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "visit_reminders",
                schema: "bookings",
                columns: table => new
                {
                    booking_id = table.Column<Guid>(type: "uuid", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visit_reminders", x => new { x.booking_id, x.starts_at, x.step });
                    table.ForeignKey(
                        name: "fk_visit_reminders_booking_id",
                        column: x => x.booking_id,
                        principalSchema: "bookings",
                        principalTable: "bookings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "waitlist_entries",
                schema: "bookings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    clinic_id = table.Column<Guid>(type: "uuid", nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    from_time = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    until_time = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    ranked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lapses = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_waitlist_entries", x => x.id);
                    table.CheckConstraint("ck_waitlist_entries_days", "last_day >= first_day");
                    table.CheckConstraint("ck_waitlist_entries_status", "status IN ('waiting', 'offered', 'booked', 'left', 'ended')");
                    table.ForeignKey(
                        name: "fk_waitlist_entries_clinic_id",
                        column: x => x.clinic_id,
                        principalSchema: "clinics",
                        principalTable: "clinics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_waitlist_entries_pet_id",
                        column: x => x.pet_id,
                        principalSchema: "pets",
                        principalTable: "pets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_waitlist_entries_service_id",
                        column: x => x.service_id,
                        principalSchema: "clinics",
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_waitlist_entries_staff_id",
                        column: x => x.staff_id,
                        principalSchema: "clinics",
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_waitlist_entries_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "passport_clinics",
                schema: "records",
                columns: table => new
                {
                    link_id = table.Column<Guid>(type: "uuid", nullable: false),
                    clinic_id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attached_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passport_clinics", x => new { x.link_id, x.clinic_id });
                    table.ForeignKey(
                        name: "fk_passport_clinics_clinic_id",
                        column: x => x.clinic_id,
                        principalSchema: "clinics",
                        principalTable: "clinics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_passport_clinics_link_id",
                        column: x => x.link_id,
                        principalSchema: "records",
                        principalTable: "passport_links",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_passport_clinics_staff_id",
                        column: x => x.staff_id,
                        principalSchema: "clinics",
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "readings",
                schema: "records",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    clinic_id = table.Column<Guid>(type: "uuid", nullable: true),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: true),
                    link_id = table.Column<Guid>(type: "uuid", nullable: true),
                    what = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_readings", x => x.id);
                    table.CheckConstraint("ck_readings_by", "(clinic_id IS NULL) = (staff_id IS NULL) AND (clinic_id IS NOT NULL OR link_id IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_readings_clinic_id",
                        column: x => x.clinic_id,
                        principalSchema: "clinics",
                        principalTable: "clinics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_readings_link_id",
                        column: x => x.link_id,
                        principalSchema: "records",
                        principalTable: "passport_links",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_readings_pet_id",
                        column: x => x.pet_id,
                        principalSchema: "pets",
                        principalTable: "pets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_readings_staff_id",
                        column: x => x.staff_id,
                        principalSchema: "clinics",
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "due_vaccines",
                schema: "pets",
                columns: table => new
                {
                    pet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    vaccine_code = table.Column<string>(type: "character varying(30)", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    last_given_on = table.Column<DateOnly>(type: "date", nullable: true),
                    last_clinic_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_due_vaccines", x => new { x.pet_id, x.vaccine_code });
                    table.ForeignKey(
                        name: "fk_due_vaccines_last_clinic_id",
                        column: x => x.last_clinic_id,
                        principalSchema: "clinics",
                        principalTable: "clinics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_due_vaccines_pet_id",
                        column: x => x.pet_id,
                        principalSchema: "pets",
                        principalTable: "pets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_due_vaccines_vaccine_code",
                        column: x => x.vaccine_code,
                        principalSchema: "pets",
                        principalTable: "vaccines",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "note_addenda",
                schema: "records",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    note_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_note_addenda", x => x.id);
                    table.ForeignKey(
                        name: "fk_note_addenda_author_staff_id",
                        column: x => x.author_staff_id,
                        principalSchema: "clinics",
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_note_addenda_note_id",
                        column: x => x.note_id,
                        principalSchema: "records",
                        principalTable: "visit_notes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "visit_note_versions",
                schema: "records",
                columns: table => new
                {
                    note_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    author_staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    complaint = table.Column<string>(type: "text", nullable: false),
                    findings = table.Column<string>(type: "text", nullable: false),
                    diagnosis = table.Column<string>(type: "text", nullable: false),
                    treatment = table.Column<string>(type: "text", nullable: false),
                    kilograms = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: true),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visit_note_versions", x => new { x.note_id, x.version });
                    table.ForeignKey(
                        name: "fk_visit_note_versions_author_staff_id",
                        column: x => x.author_staff_id,
                        principalSchema: "clinics",
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_visit_note_versions_note_id",
                        column: x => x.note_id,
                        principalSchema: "records",
                        principalTable: "visit_notes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "waitlist_offers",
                schema: "bookings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slot_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reservation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_waitlist_offers", x => x.id);
                    table.CheckConstraint("ck_waitlist_offers_status", "status IN ('open', 'booked', 'declined', 'lapsed')");
                    table.ForeignKey(
                        name: "fk_waitlist_offers_entry_id",
                        column: x => x.entry_id,
                        principalSchema: "bookings",
                        principalTable: "waitlist_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_waitlist_offers_reservation_id",
                        column: x => x.reservation_id,
                        principalSchema: "bookings",
                        principalTable: "reservations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_waitlist_offers_slot_id",
                        column: x => x.slot_id,
                        principalSchema: "bookings",
                        principalTable: "slots",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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

            migrationBuilder.CreateIndex(
                name: "idx_user_profiles_phone_number",
                schema: "accounts",
                table: "user_profiles",
                column: "phone_number");

            migrationBuilder.CreateIndex(
                name: "idx_staff_clinic_id_user_id",
                schema: "clinics",
                table: "staff",
                columns: new[] { "clinic_id", "user_id" },
                unique: true,
                filter: "user_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "idx_slots_exceptions",
                schema: "bookings",
                table: "slots",
                columns: new[] { "clinic_id", "starts_at" },
                filter: "exception_reason IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_slots_busy",
                schema: "bookings",
                table: "slots",
                sql: "coalesce(busy_from, starts_at) <= starts_at AND coalesce(busy_until, ends_at) >= ends_at");

            migrationBuilder.AddCheckConstraint(
                name: "ck_slots_withdrawn",
                schema: "bookings",
                table: "slots",
                sql: "NOT is_withdrawn OR (status = 'blocked' AND booked_count = 0)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_services_buffers",
                schema: "clinics",
                table: "services",
                sql: "buffer_before_minutes BETWEEN 0 AND 240 AND buffer_after_minutes BETWEEN 0 AND 240");

            migrationBuilder.AddCheckConstraint(
                name: "ck_services_deposit",
                schema: "clinics",
                table: "services",
                sql: "deposit_percent BETWEEN 1 AND 100");

            migrationBuilder.AddCheckConstraint(
                name: "ck_services_notice",
                schema: "clinics",
                table: "services",
                sql: "notice_minutes >= 0 AND horizon_days BETWEEN 1 AND 365");

            migrationBuilder.CreateIndex(
                name: "idx_reviews_flagged_at_id",
                schema: "bookings",
                table: "reviews",
                columns: new[] { "flagged_at", "id" },
                filter: "flagged_at IS NOT NULL AND decided_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "idx_reservations_group_id",
                schema: "bookings",
                table: "reservations",
                column: "group_id",
                filter: "group_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "idx_reservations_moves_reservation_id",
                schema: "bookings",
                table: "reservations",
                column: "moves_reservation_id");

            migrationBuilder.AddCheckConstraint(
                name: "ck_pets_died",
                schema: "pets",
                table: "pets",
                sql: "died_on IS NULL OR (is_archived AND death_told_at IS NOT NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_otp_tokens_type",
                schema: "accounts",
                table: "otp_tokens",
                sql: "type IN ('verify-email', 'reset-password', 'change-email')");

            migrationBuilder.CreateIndex(
                name: "idx_notifications_user_id_type",
                schema: "notifications",
                table: "notifications",
                columns: new[] { "user_id", "type" });

            migrationBuilder.CreateIndex(
                name: "idx_financial_entries_booking_id_payment_id",
                schema: "ledger",
                table: "financial_entries",
                columns: new[] { "booking_id", "payment_id" },
                unique: true,
                filter: "type = 'booking_fee'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_clinics_status",
                schema: "clinics",
                table: "clinics",
                sql: "status IN ('pending', 'approved', 'rejected', 'suspended', 'draft', 'more-asked')");

            migrationBuilder.CreateIndex(
                name: "idx_bookings_answer_before",
                schema: "bookings",
                table: "bookings",
                column: "answer_before",
                filter: "status = 'pending-approval'");

            migrationBuilder.CreateIndex(
                name: "idx_bookings_group_id",
                schema: "bookings",
                table: "bookings",
                column: "group_id",
                filter: "group_id IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_bookings_channel",
                schema: "bookings",
                table: "bookings",
                sql: "channel = 'online' OR (channel IN ('walk-in', 'phone') AND payment_id IS NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_bookings_online_amount",
                schema: "bookings",
                table: "bookings",
                sql: "online_amount >= 0");

            migrationBuilder.AddCheckConstraint(
                name: "ck_bookings_refund_bounds",
                schema: "bookings",
                table: "bookings",
                sql: "0 <= refund_at_least AND refund_at_least <= refund_at_most AND refund_at_most <= 100");

            migrationBuilder.AddCheckConstraint(
                name: "ck_bookings_status",
                schema: "bookings",
                table: "bookings",
                sql: "status IN ('pending-payment', 'confirmed', 'in-progress', 'completed', 'cancelled', 'no-show', 'expired', 'pending-approval', 'rejected')");

            migrationBuilder.CreateIndex(
                name: "idx_attachments_author_staff_id",
                schema: "records",
                table: "attachments",
                column: "author_staff_id");

            migrationBuilder.CreateIndex(
                name: "idx_attachments_booking_id",
                schema: "records",
                table: "attachments",
                column: "booking_id");

            migrationBuilder.CreateIndex(
                name: "idx_attachments_clinic_id",
                schema: "records",
                table: "attachments",
                column: "clinic_id");

            migrationBuilder.CreateIndex(
                name: "idx_attachments_pet_id",
                schema: "records",
                table: "attachments",
                column: "pet_id");

            migrationBuilder.CreateIndex(
                name: "idx_booking_moves_booking_id",
                schema: "bookings",
                table: "booking_moves",
                column: "booking_id",
                unique: true,
                filter: "status = 'open'");

            migrationBuilder.CreateIndex(
                name: "idx_booking_moves_booking_id_moved_at",
                schema: "bookings",
                table: "booking_moves",
                columns: new[] { "booking_id", "moved_at" });

            migrationBuilder.CreateIndex(
                name: "idx_booking_moves_hold_id",
                schema: "bookings",
                table: "booking_moves",
                column: "hold_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "idx_booking_moves_moved_by_user_id",
                schema: "bookings",
                table: "booking_moves",
                column: "moved_by_user_id");

            migrationBuilder.CreateIndex(
                name: "idx_booking_moves_payment_id",
                schema: "bookings",
                table: "booking_moves",
                column: "payment_id");

            migrationBuilder.CreateIndex(
                name: "idx_calendar_feeds_secret_hash",
                schema: "notifications",
                table: "calendar_feeds",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "idx_decisions_clinic_id_id",
                schema: "clinics",
                table: "decisions",
                columns: new[] { "clinic_id", "id" });

            migrationBuilder.CreateIndex(
                name: "idx_decisions_done_by",
                schema: "clinics",
                table: "decisions",
                column: "done_by");

            migrationBuilder.CreateIndex(
                name: "idx_document_readings_document_id_id",
                schema: "clinics",
                table: "document_readings",
                columns: new[] { "document_id", "id" });

            migrationBuilder.CreateIndex(
                name: "idx_document_readings_read_by",
                schema: "clinics",
                table: "document_readings",
                column: "read_by");

            migrationBuilder.CreateIndex(
                name: "idx_documents_clinic_id",
                schema: "clinics",
                table: "documents",
                column: "clinic_id");

            migrationBuilder.CreateIndex(
                name: "idx_documents_uploaded_by",
                schema: "clinics",
                table: "documents",
                column: "uploaded_by");

            migrationBuilder.CreateIndex(
                name: "idx_due_vaccines_due_on_pet_id_vaccine_code",
                schema: "pets",
                table: "due_vaccines",
                columns: new[] { "due_on", "pet_id", "vaccine_code" });

            migrationBuilder.CreateIndex(
                name: "idx_due_vaccines_last_clinic_id",
                schema: "pets",
                table: "due_vaccines",
                column: "last_clinic_id");

            migrationBuilder.CreateIndex(
                name: "idx_due_vaccines_vaccine_code",
                schema: "pets",
                table: "due_vaccines",
                column: "vaccine_code");

            migrationBuilder.CreateIndex(
                name: "idx_message_deliveries_next_attempt_at",
                schema: "notifications",
                table: "message_deliveries",
                column: "next_attempt_at",
                filter: "status = 'pending'");

            migrationBuilder.CreateIndex(
                name: "idx_message_deliveries_status_id",
                schema: "notifications",
                table: "message_deliveries",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "idx_message_deliveries_user_id",
                schema: "notifications",
                table: "message_deliveries",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "idx_note_addenda_author_staff_id",
                schema: "records",
                table: "note_addenda",
                column: "author_staff_id");

            migrationBuilder.CreateIndex(
                name: "idx_note_addenda_note_id",
                schema: "records",
                table: "note_addenda",
                column: "note_id");

            migrationBuilder.CreateIndex(
                name: "idx_owner_lookups_clinic_id",
                schema: "bookings",
                table: "owner_lookups",
                column: "clinic_id");

            migrationBuilder.CreateIndex(
                name: "idx_owner_lookups_looked_by_created_at",
                schema: "bookings",
                table: "owner_lookups",
                columns: new[] { "looked_by", "created_at" });

            migrationBuilder.CreateIndex(
                name: "idx_owner_notes_user_id",
                schema: "bookings",
                table: "owner_notes",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "idx_passkeys_credential_id",
                schema: "accounts",
                table: "passkeys",
                column: "credential_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "idx_passkeys_user_id",
                schema: "accounts",
                table: "passkeys",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "idx_passport_clinics_clinic_id",
                schema: "records",
                table: "passport_clinics",
                column: "clinic_id");

            migrationBuilder.CreateIndex(
                name: "idx_passport_clinics_staff_id",
                schema: "records",
                table: "passport_clinics",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "idx_passport_links_pet_id",
                schema: "records",
                table: "passport_links",
                column: "pet_id");

            migrationBuilder.CreateIndex(
                name: "idx_passport_links_secret_hash",
                schema: "records",
                table: "passport_links",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "idx_passport_links_user_id",
                schema: "records",
                table: "passport_links",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "idx_pet_transfers_accepted_by",
                schema: "pets",
                table: "pet_transfers",
                column: "accepted_by");

            migrationBuilder.CreateIndex(
                name: "idx_pet_transfers_from_user_id",
                schema: "pets",
                table: "pet_transfers",
                column: "from_user_id");

            migrationBuilder.CreateIndex(
                name: "idx_pet_transfers_pet_id",
                schema: "pets",
                table: "pet_transfers",
                column: "pet_id",
                unique: true,
                filter: "accepted_at IS NULL AND declined_at IS NULL AND withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "idx_pet_transfers_token_hash",
                schema: "pets",
                table: "pet_transfers",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "idx_pictures_clinic_id_place",
                schema: "clinics",
                table: "pictures",
                columns: new[] { "clinic_id", "place" });

            migrationBuilder.CreateIndex(
                name: "idx_prescriptions_booking_id",
                schema: "records",
                table: "prescriptions",
                column: "booking_id");

            migrationBuilder.CreateIndex(
                name: "idx_prescriptions_cancelled_by_staff_id",
                schema: "records",
                table: "prescriptions",
                column: "cancelled_by_staff_id");

            migrationBuilder.CreateIndex(
                name: "idx_prescriptions_clinic_id",
                schema: "records",
                table: "prescriptions",
                column: "clinic_id");

            migrationBuilder.CreateIndex(
                name: "idx_prescriptions_number",
                schema: "records",
                table: "prescriptions",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "idx_prescriptions_pet_id",
                schema: "records",
                table: "prescriptions",
                column: "pet_id");

            migrationBuilder.CreateIndex(
                name: "idx_prescriptions_prescriber_staff_id",
                schema: "records",
                table: "prescriptions",
                column: "prescriber_staff_id");

            migrationBuilder.CreateIndex(
                name: "idx_readings_clinic_id",
                schema: "records",
                table: "readings",
                column: "clinic_id");

            migrationBuilder.CreateIndex(
                name: "idx_readings_link_id",
                schema: "records",
                table: "readings",
                column: "link_id");

            migrationBuilder.CreateIndex(
                name: "idx_readings_pet_id_read_at",
                schema: "records",
                table: "readings",
                columns: new[] { "pet_id", "read_at" });

            migrationBuilder.CreateIndex(
                name: "idx_readings_staff_id",
                schema: "records",
                table: "readings",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "idx_recovery_codes_user_id_code_hash",
                schema: "accounts",
                table: "recovery_codes",
                columns: new[] { "user_id", "code_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "idx_sessions_ends_at",
                schema: "accounts",
                table: "sessions",
                column: "ends_at");

            migrationBuilder.CreateIndex(
                name: "idx_sessions_user_id",
                schema: "accounts",
                table: "sessions",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "idx_staff_absences_clinic_id_last_day",
                schema: "clinics",
                table: "staff_absences",
                columns: new[] { "clinic_id", "last_day" });

            migrationBuilder.CreateIndex(
                name: "idx_staff_absences_staff_id_first_day",
                schema: "clinics",
                table: "staff_absences",
                columns: new[] { "staff_id", "first_day" });

            migrationBuilder.CreateIndex(
                name: "idx_staff_invitations_clinic_id_normalized_email",
                schema: "clinics",
                table: "staff_invitations",
                columns: new[] { "clinic_id", "normalized_email" },
                unique: true,
                filter: "accepted_at IS NULL AND withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "idx_staff_invitations_invited_by",
                schema: "clinics",
                table: "staff_invitations",
                column: "invited_by");

            migrationBuilder.CreateIndex(
                name: "idx_staff_invitations_staff_id",
                schema: "clinics",
                table: "staff_invitations",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "idx_staff_invitations_token_hash",
                schema: "clinics",
                table: "staff_invitations",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "idx_time_blocks_blocked_by",
                schema: "bookings",
                table: "time_blocks",
                column: "blocked_by");

            migrationBuilder.CreateIndex(
                name: "idx_time_blocks_clinic_id_starts_at",
                schema: "bookings",
                table: "time_blocks",
                columns: new[] { "clinic_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "idx_time_blocks_staff_id_starts_at",
                schema: "bookings",
                table: "time_blocks",
                columns: new[] { "staff_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "idx_vaccination_reminders_user_id",
                schema: "pets",
                table: "vaccination_reminders",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "idx_visit_note_versions_author_staff_id",
                schema: "records",
                table: "visit_note_versions",
                column: "author_staff_id");

            migrationBuilder.CreateIndex(
                name: "idx_visit_notes_author_staff_id",
                schema: "records",
                table: "visit_notes",
                column: "author_staff_id");

            migrationBuilder.CreateIndex(
                name: "idx_visit_notes_booking_id",
                schema: "records",
                table: "visit_notes",
                column: "booking_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "idx_visit_notes_clinic_id",
                schema: "records",
                table: "visit_notes",
                column: "clinic_id");

            migrationBuilder.CreateIndex(
                name: "idx_visit_notes_pet_id",
                schema: "records",
                table: "visit_notes",
                column: "pet_id");

            migrationBuilder.CreateIndex(
                name: "idx_waitlist_entries_clinic_id_first_day",
                schema: "bookings",
                table: "waitlist_entries",
                columns: new[] { "clinic_id", "first_day" },
                filter: "status IN ('waiting', 'offered')");

            migrationBuilder.CreateIndex(
                name: "idx_waitlist_entries_pet_id_service_id",
                schema: "bookings",
                table: "waitlist_entries",
                columns: new[] { "pet_id", "service_id" },
                unique: true,
                filter: "status IN ('waiting', 'offered')");

            migrationBuilder.CreateIndex(
                name: "idx_waitlist_entries_service_id_ranked_at",
                schema: "bookings",
                table: "waitlist_entries",
                columns: new[] { "service_id", "ranked_at" },
                filter: "status = 'waiting'");

            migrationBuilder.CreateIndex(
                name: "idx_waitlist_entries_staff_id",
                schema: "bookings",
                table: "waitlist_entries",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "idx_waitlist_entries_user_id_status",
                schema: "bookings",
                table: "waitlist_entries",
                columns: new[] { "user_id", "status" });

            migrationBuilder.CreateIndex(
                name: "idx_waitlist_offers_entry_id",
                schema: "bookings",
                table: "waitlist_offers",
                column: "entry_id",
                unique: true,
                filter: "status = 'open'");

            migrationBuilder.CreateIndex(
                name: "idx_waitlist_offers_entry_id_slot_id",
                schema: "bookings",
                table: "waitlist_offers",
                columns: new[] { "entry_id", "slot_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "idx_waitlist_offers_reservation_id",
                schema: "bookings",
                table: "waitlist_offers",
                column: "reservation_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "idx_waitlist_offers_slot_id",
                schema: "bookings",
                table: "waitlist_offers",
                column: "slot_id");

            migrationBuilder.AddForeignKey(
                name: "fk_reservations_moves_reservation_id",
                schema: "bookings",
                table: "reservations",
                column: "moves_reservation_id",
                principalSchema: "bookings",
                principalTable: "reservations",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

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
                name: "fk_reservations_moves_reservation_id",
                schema: "bookings",
                table: "reservations");

            migrationBuilder.DropForeignKey(
                name: "fk_vaccinations_booking_id",
                schema: "pets",
                table: "vaccinations");

            migrationBuilder.DropForeignKey(
                name: "fk_vaccinations_given_by_staff_id",
                schema: "pets",
                table: "vaccinations");

            migrationBuilder.DropTable(
                name: "attachments",
                schema: "records");

            migrationBuilder.DropTable(
                name: "booking_moves",
                schema: "bookings");

            migrationBuilder.DropTable(
                name: "calendar_feeds",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "choices",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "decisions",
                schema: "clinics");

            migrationBuilder.DropTable(
                name: "document_readings",
                schema: "clinics");

            migrationBuilder.DropTable(
                name: "documents",
                schema: "clinics");

            migrationBuilder.DropTable(
                name: "due_vaccines",
                schema: "pets");

            migrationBuilder.DropTable(
                name: "message_deliveries",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "note_addenda",
                schema: "records");

            migrationBuilder.DropTable(
                name: "owner_lookups",
                schema: "bookings");

            migrationBuilder.DropTable(
                name: "owner_notes",
                schema: "bookings");

            migrationBuilder.DropTable(
                name: "passkeys",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "passport_clinics",
                schema: "records");

            migrationBuilder.DropTable(
                name: "pet_transfers",
                schema: "pets");

            migrationBuilder.DropTable(
                name: "pictures",
                schema: "clinics");

            migrationBuilder.DropTable(
                name: "prescriptions",
                schema: "records");

            migrationBuilder.DropTable(
                name: "readings",
                schema: "records");

            migrationBuilder.DropTable(
                name: "recovery_codes",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "second_factors",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "sessions",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "staff_absences",
                schema: "clinics");

            migrationBuilder.DropTable(
                name: "staff_invitations",
                schema: "clinics");

            migrationBuilder.DropTable(
                name: "time_blocks",
                schema: "bookings");

            migrationBuilder.DropTable(
                name: "vaccination_reminders",
                schema: "pets");

            migrationBuilder.DropTable(
                name: "visit_note_versions",
                schema: "records");

            migrationBuilder.DropTable(
                name: "visit_reminders",
                schema: "bookings");

            migrationBuilder.DropTable(
                name: "waitlist_offers",
                schema: "bookings");

            migrationBuilder.DropTable(
                name: "vaccines",
                schema: "pets");

            migrationBuilder.DropTable(
                name: "passport_links",
                schema: "records");

            migrationBuilder.DropTable(
                name: "visit_notes",
                schema: "records");

            migrationBuilder.DropTable(
                name: "waitlist_entries",
                schema: "bookings");

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

            migrationBuilder.DropIndex(
                name: "idx_user_profiles_phone_number",
                schema: "accounts",
                table: "user_profiles");

            migrationBuilder.DropIndex(
                name: "idx_staff_clinic_id_user_id",
                schema: "clinics",
                table: "staff");

            migrationBuilder.DropIndex(
                name: "idx_slots_exceptions",
                schema: "bookings",
                table: "slots");

            migrationBuilder.DropCheckConstraint(
                name: "ck_slots_busy",
                schema: "bookings",
                table: "slots");

            migrationBuilder.DropCheckConstraint(
                name: "ck_slots_withdrawn",
                schema: "bookings",
                table: "slots");

            migrationBuilder.DropCheckConstraint(
                name: "ck_services_buffers",
                schema: "clinics",
                table: "services");

            migrationBuilder.DropCheckConstraint(
                name: "ck_services_deposit",
                schema: "clinics",
                table: "services");

            migrationBuilder.DropCheckConstraint(
                name: "ck_services_notice",
                schema: "clinics",
                table: "services");

            migrationBuilder.DropIndex(
                name: "idx_reviews_flagged_at_id",
                schema: "bookings",
                table: "reviews");

            migrationBuilder.DropIndex(
                name: "idx_reservations_group_id",
                schema: "bookings",
                table: "reservations");

            migrationBuilder.DropIndex(
                name: "idx_reservations_moves_reservation_id",
                schema: "bookings",
                table: "reservations");

            migrationBuilder.DropCheckConstraint(
                name: "ck_pets_died",
                schema: "pets",
                table: "pets");

            migrationBuilder.DropCheckConstraint(
                name: "ck_otp_tokens_type",
                schema: "accounts",
                table: "otp_tokens");

            migrationBuilder.DropIndex(
                name: "idx_notifications_user_id_type",
                schema: "notifications",
                table: "notifications");

            migrationBuilder.DropIndex(
                name: "idx_financial_entries_booking_id_payment_id",
                schema: "ledger",
                table: "financial_entries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_clinics_status",
                schema: "clinics",
                table: "clinics");

            migrationBuilder.DropIndex(
                name: "idx_bookings_answer_before",
                schema: "bookings",
                table: "bookings");

            migrationBuilder.DropIndex(
                name: "idx_bookings_group_id",
                schema: "bookings",
                table: "bookings");

            migrationBuilder.DropCheckConstraint(
                name: "ck_bookings_channel",
                schema: "bookings",
                table: "bookings");

            migrationBuilder.DropCheckConstraint(
                name: "ck_bookings_online_amount",
                schema: "bookings",
                table: "bookings");

            migrationBuilder.DropCheckConstraint(
                name: "ck_bookings_refund_bounds",
                schema: "bookings",
                table: "bookings");

            migrationBuilder.DropCheckConstraint(
                name: "ck_bookings_status",
                schema: "bookings",
                table: "bookings");

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
                name: "is_guest",
                schema: "accounts",
                table: "users");

            migrationBuilder.DropColumn(
                name: "new_email",
                schema: "accounts",
                table: "users");

            migrationBuilder.DropColumn(
                name: "time_zone",
                schema: "accounts",
                table: "user_profiles");

            migrationBuilder.DropColumn(
                name: "is_active",
                schema: "clinics",
                table: "staff");

            migrationBuilder.DropColumn(
                name: "last_opened_at",
                schema: "clinics",
                table: "staff");

            migrationBuilder.DropColumn(
                name: "licence_number",
                schema: "clinics",
                table: "staff");

            migrationBuilder.DropColumn(
                name: "block_reason",
                schema: "bookings",
                table: "slots");

            migrationBuilder.DropColumn(
                name: "busy_from",
                schema: "bookings",
                table: "slots");

            migrationBuilder.DropColumn(
                name: "busy_until",
                schema: "bookings",
                table: "slots");

            migrationBuilder.DropColumn(
                name: "exception_reason",
                schema: "bookings",
                table: "slots");

            migrationBuilder.DropColumn(
                name: "is_withdrawn",
                schema: "bookings",
                table: "slots");

            migrationBuilder.DropColumn(
                name: "buffer_after_minutes",
                schema: "clinics",
                table: "services");

            migrationBuilder.DropColumn(
                name: "buffer_before_minutes",
                schema: "clinics",
                table: "services");

            migrationBuilder.DropColumn(
                name: "counts_stated_vaccinations",
                schema: "clinics",
                table: "services");

            migrationBuilder.DropColumn(
                name: "deposit_percent",
                schema: "clinics",
                table: "services");

            migrationBuilder.DropColumn(
                name: "gives_vaccines",
                schema: "clinics",
                table: "services");

            migrationBuilder.DropColumn(
                name: "horizon_days",
                schema: "clinics",
                table: "services");

            migrationBuilder.DropColumn(
                name: "notice_minutes",
                schema: "clinics",
                table: "services");

            migrationBuilder.DropColumn(
                name: "required_vaccine",
                schema: "clinics",
                table: "services");

            migrationBuilder.DropColumn(
                name: "requires_approval",
                schema: "clinics",
                table: "services");

            migrationBuilder.DropColumn(
                name: "answer",
                schema: "bookings",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "answered_at",
                schema: "bookings",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "decided_at",
                schema: "bookings",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "decision_reason",
                schema: "bookings",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "flag_reason",
                schema: "bookings",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "flagged_at",
                schema: "bookings",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "photo_keys",
                schema: "bookings",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "group_id",
                schema: "bookings",
                table: "reservations");

            migrationBuilder.DropColumn(
                name: "moves_reservation_id",
                schema: "bookings",
                table: "reservations");

            migrationBuilder.DropColumn(
                name: "booking_id",
                schema: "payments",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "death_told_at",
                schema: "pets",
                table: "pets");

            migrationBuilder.DropColumn(
                name: "died_on",
                schema: "pets",
                table: "pets");

            migrationBuilder.DropColumn(
                name: "health_notes",
                schema: "pets",
                table: "pets");

            migrationBuilder.DropColumn(
                name: "licence_number",
                schema: "clinics",
                table: "clinics");

            migrationBuilder.DropColumn(
                name: "submitted_at",
                schema: "clinics",
                table: "clinics");

            migrationBuilder.DropColumn(
                name: "answer_before",
                schema: "bookings",
                table: "bookings");

            migrationBuilder.DropColumn(
                name: "channel",
                schema: "bookings",
                table: "bookings");

            migrationBuilder.DropColumn(
                name: "clinic_note",
                schema: "bookings",
                table: "bookings");

            migrationBuilder.DropColumn(
                name: "group_id",
                schema: "bookings",
                table: "bookings");

            migrationBuilder.DropColumn(
                name: "no_show_at",
                schema: "bookings",
                table: "bookings");

            migrationBuilder.DropColumn(
                name: "online_amount",
                schema: "bookings",
                table: "bookings");

            migrationBuilder.DropColumn(
                name: "refund_at_least",
                schema: "bookings",
                table: "bookings");

            migrationBuilder.DropColumn(
                name: "refund_at_most",
                schema: "bookings",
                table: "bookings");

            migrationBuilder.DropColumn(
                name: "times_moved",
                schema: "bookings",
                table: "bookings");

            migrationBuilder.DropColumn(
                name: "times_moved_by_owner",
                schema: "bookings",
                table: "bookings");

            migrationBuilder.AddCheckConstraint(
                name: "ck_otp_tokens_type",
                schema: "accounts",
                table: "otp_tokens",
                sql: "type IN ('verify-email', 'reset-password')");

            migrationBuilder.CreateIndex(
                name: "idx_financial_entries_booking_id",
                schema: "ledger",
                table: "financial_entries",
                column: "booking_id",
                unique: true,
                filter: "type = 'booking_fee'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_clinics_status",
                schema: "clinics",
                table: "clinics",
                sql: "status IN ('pending', 'approved', 'rejected', 'suspended')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_bookings_status",
                schema: "bookings",
                table: "bookings",
                sql: "status IN ('pending-payment', 'confirmed', 'in-progress', 'completed', 'cancelled', 'no-show', 'expired')");
        }
    }
}
