using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Ledger;
using PetPro.Core.Payments;
using PetPro.Core.Pets;
using PetPro.Data.Accounts;
using PetPro.Data.Outside.Sandbox;

namespace PetPro.Data.Seeding.Demo;

/// <summary>Writes a hundred thousand rows in seconds: by COPY, with columns and conversions as the model says.</summary>
internal sealed class CopyDemo(PetProDb db, NpgsqlConnection connection, DemoIds ids)
{
    private static readonly Type[] BeforeSlots =
    [
        typeof(User), typeof(UserProfile), typeof(UserRole), typeof(Clinic), typeof(OpeningException), typeof(StaffMember),
        typeof(ClinicService), typeof(ServiceStaff), typeof(Pet), typeof(PetWeight), typeof(Vaccination),
    ];

    private static readonly Type[] AfterSlots =
    [
        typeof(Reservation), typeof(Payment), typeof(Refund), typeof(Booking), typeof(FinancialEntry), typeof(Journal), typeof(JournalLine),
        typeof(Review), typeof(ClinicRating), typeof(SandboxTransaction), typeof(SandboxRefund),
    ];

    public async Task WriteAsync(DemoRows rows, IEnumerable<DemoSlot> slots, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var type in BeforeSlots)
        {
            await WriteAsync(type, rows.Of(type), cancellation);
        }

        await WriteSlotsAsync(slots, now, cancellation);
        foreach (var type in AfterSlots)
        {
            await WriteAsync(type, rows.Of(type), cancellation);
        }
    }

    private async Task WriteAsync(Type type, IReadOnlyList<DemoRow> rows, CancellationToken cancellation)
    {
        var entity = db.Model.FindEntityType(type)!;
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        var columns = entity.GetProperties().Select(property => new Column(property, table)).ToList();
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY {entity.GetSchema()}.{entity.GetTableName()} ({string.Join(", ", columns.Select(c => c.Name))}) FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellation);
            foreach (var column in columns)
            {
                if (column.ValueOf(row, ids) is { } value)
                {
                    await copy.WriteAsync(value, column.Type, cancellation);
                }
                else
                {
                    await copy.WriteNullAsync(cancellation);
                }
            }
        }

        await copy.CompleteAsync(cancellation);
    }

    private async Task WriteSlotsAsync(IEnumerable<DemoSlot> slots, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync("""
            COPY bookings.slots (id, clinic_id, service_id, staff_id, slot_date, slot_start_time, slot_end_time, starts_at, ends_at,
                                 busy_from, busy_until, status, capacity, booked_count, created_at, updated_at) FROM STDIN (FORMAT BINARY)
            """, cancellation);
        foreach (var slot in slots)
        {
            var createdAt = slot.Plan.StartsAt < now ? slot.Plan.StartsAt.AddDays(-28) : now;
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(ids[slot.Id], cancellation);
            await copy.WriteAsync(ids[slot.ClinicId], cancellation);
            await copy.WriteAsync(ids[slot.Plan.ServiceId], cancellation);
            await copy.WriteAsync(ids[slot.Plan.StaffId], cancellation);
            await copy.WriteAsync(slot.Plan.SlotDate, cancellation);
            await copy.WriteAsync(slot.Plan.SlotStartTime, cancellation);
            await copy.WriteAsync(slot.Plan.SlotEndTime, cancellation);
            await copy.WriteAsync(slot.Plan.StartsAt, cancellation);
            await copy.WriteAsync(slot.Plan.EndsAt, cancellation);
            await copy.WriteAsync(slot.Plan.BusyFrom, cancellation);
            await copy.WriteAsync(slot.Plan.BusyUntil, cancellation);
            await copy.WriteAsync(slot.Taken == slot.Plan.Capacity ? "booked" : "available", cancellation);
            await copy.WriteAsync(slot.Plan.Capacity, cancellation);
            await copy.WriteAsync(slot.Taken, cancellation);
            await copy.WriteAsync(createdAt, cancellation);
            await copy.WriteAsync(createdAt, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    private sealed class Column(IProperty property, StoreObjectIdentifier table)
    {
        private readonly Func<object?, object?>? convert = property.GetTypeMapping().Converter?.ConvertToProvider;

        public string Name { get; } = property.GetColumnName(table)!;

        /// <summary>Without length and precision.</summary>
        public string Type { get; } = property.GetColumnType(table)!.Split('(')[0];

        public object? ValueOf(DemoRow row, DemoIds ids)
        {
            var value = row.Instead.TryGetValue(property.Name, out var instead) ? instead
                : property.Name == nameof(Entity.CreatedAt) ? row.CreatedAt
                : property.Name == nameof(Entity.UpdatedAt) ? row.UpdatedAt
                : property.PropertyInfo is { } info ? info.GetValue(row.Entity)
                : property.GetDefaultValue();
            return value switch
            {
                null => null,
                Guid id => ids[id],
                DateTimeOffset at => at.ToUniversalTime(),
                _ => convert is null ? value : convert(value),
            };
        }
    }
}
