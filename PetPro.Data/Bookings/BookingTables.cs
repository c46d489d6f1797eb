using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Payments;
using PetPro.Core.Pets;
using PetPro.Data.Accounts;
using PetPro.Data.Bookings;

namespace PetPro.Data;

public sealed partial class PetProDb
{
    public DbSet<Slot> Slots => Set<Slot>();

    public DbSet<TimeBlock> TimeBlocks => Set<TimeBlock>();

    public DbSet<Reservation> Reservations => Set<Reservation>();

    public DbSet<Booking> Bookings => Set<Booking>();

    public DbSet<BookingMove> BookingMoves => Set<BookingMove>();

    public DbSet<OwnerLookup> OwnerLookups => Set<OwnerLookup>();

    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<OwnerNote> OwnerNotes => Set<OwnerNote>();

    public DbSet<VisitReminder> VisitReminders => Set<VisitReminder>();

    private static void MapBookings(ModelBuilder builder)
    {
        const string schema = "bookings";
        builder.Entity<Slot>(slot =>
        {
            slot.ToTable("slots", schema, t =>
            {
                t.HasCheckConstraint("ck_slots_status", "status IN ('available', 'booked', 'blocked')");
                t.HasCheckConstraint("ck_slots_time", "ends_at > starts_at");
                t.HasCheckConstraint("ck_slots_booked_count", "booked_count BETWEEN 0 AND capacity");
                t.HasCheckConstraint("ck_slots_busy", "coalesce(busy_from, starts_at) <= starts_at AND coalesce(busy_until, ends_at) >= ends_at");
                t.HasCheckConstraint("ck_slots_withdrawn", "NOT is_withdrawn OR (status = 'blocked' AND booked_count = 0)");
            });
            slot.Property(s => s.BlockReason).HasMaxLength(200);
            slot.Property(s => s.ExceptionReason).HasMaxLength(30);
            slot.Property(s => s.IsWithdrawn).HasDefaultValue(false);
            slot.Ignore(s => s.IsException);
            slot.HasIndex(s => new { s.ClinicId, s.StartsAt }, "idx_slots_exceptions").HasFilter("exception_reason IS NOT NULL");
            slot.HasOne<Clinic>().WithMany().HasForeignKey(s => s.ClinicId).OnDelete(DeleteBehavior.Restrict);
            slot.HasOne<ClinicService>().WithMany().HasForeignKey(s => s.ServiceId).OnDelete(DeleteBehavior.Restrict);
            slot.HasOne<StaffMember>().WithMany().HasForeignKey(s => s.StaffId).OnDelete(DeleteBehavior.Restrict);
            slot.HasIndex(s => new { s.ServiceId, s.StaffId, s.StartsAt }).IsUnique();
            slot.HasIndex(s => new { s.ServiceId, s.StartsAt });
            slot.HasIndex(s => new { s.ClinicId, s.StartsAt });
            slot.HasIndex(s => new { s.StaffId, s.StartsAt });
        });
        builder.Entity<TimeBlock>(block =>
        {
            block.ToTable("time_blocks", schema, t => t.HasCheckConstraint("ck_time_blocks_time", "ends_at > starts_at"));
            block.HasOne<Clinic>().WithMany().HasForeignKey(b => b.ClinicId).OnDelete(DeleteBehavior.Restrict);
            block.HasOne<StaffMember>().WithMany().HasForeignKey(b => b.StaffId).OnDelete(DeleteBehavior.Restrict);
            block.HasOne<User>().WithMany().HasForeignKey(b => b.BlockedBy).OnDelete(DeleteBehavior.Restrict);
            block.Property(b => b.Reason).HasMaxLength(200);
            block.HasIndex(b => new { b.ClinicId, b.StartsAt });
            block.HasIndex(b => new { b.StaffId, b.StartsAt });
            block.HasIndex(b => b.BlockedBy);
        });
        builder.Entity<Reservation>(reservation =>
        {
            reservation.ToTable("reservations", schema, t =>
                t.HasCheckConstraint("ck_reservations_status", "status IN ('pending', 'confirmed', 'cancelled', 'expired')"));
            reservation.HasOne<User>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Restrict);
            reservation.HasOne<Pet>().WithMany().HasForeignKey(r => r.PetId).OnDelete(DeleteBehavior.Restrict);
            reservation.HasOne<ClinicService>().WithMany().HasForeignKey(r => r.ServiceId).OnDelete(DeleteBehavior.Restrict);
            reservation.HasOne<Slot>().WithMany().HasForeignKey(r => r.SlotId).OnDelete(DeleteBehavior.Restrict);
            reservation.HasOne<Reservation>().WithMany().HasForeignKey(r => r.MovesReservationId).OnDelete(DeleteBehavior.Restrict);
            reservation.Property(r => r.LockId).HasMaxLength(100);
            reservation.HasIndex(r => r.UserId);
            reservation.HasIndex(r => r.PetId);
            reservation.HasIndex(r => r.GroupId).HasFilter("group_id IS NOT NULL");
            reservation.HasIndex(r => r.SlotId);
            reservation.HasIndex(r => r.ExpiresAt).HasFilter("status = 'pending'");

            // One live hold or visit of a pet in a slot: holding again finds the first hold.
            reservation.HasIndex(r => new { r.SlotId, r.PetId }).IsUnique().HasFilter("status IN ('pending', 'confirmed')");
        });
        builder.Entity<Booking>(booking =>
        {
            booking.ToTable("bookings", schema, t =>
            {
                t.HasCheckConstraint("ck_bookings_channel", "channel = 'online' OR (channel IN ('walk-in', 'phone') AND payment_id IS NULL)");
                t.HasCheckConstraint(
                    "ck_bookings_status",
                    "status IN ('pending-payment', 'confirmed', 'in-progress', 'completed', 'cancelled', 'no-show', 'expired', 'pending-approval', 'rejected')");
                t.HasCheckConstraint("ck_bookings_online_amount", "online_amount >= 0");
                t.HasCheckConstraint("ck_bookings_refund_bounds", "0 <= refund_at_least AND refund_at_least <= refund_at_most AND refund_at_most <= 100");
            });
            booking.HasOne<Reservation>().WithOne().HasForeignKey<Booking>(b => b.ReservationId).OnDelete(DeleteBehavior.Restrict);
            booking.HasOne<User>().WithMany().HasForeignKey(b => b.UserId).OnDelete(DeleteBehavior.Restrict);
            booking.HasOne<Pet>().WithMany().HasForeignKey(b => b.PetId).OnDelete(DeleteBehavior.Restrict);
            booking.HasOne<Clinic>().WithMany().HasForeignKey(b => b.ClinicId).OnDelete(DeleteBehavior.Restrict);
            booking.HasOne<ClinicService>().WithMany().HasForeignKey(b => b.ServiceId).OnDelete(DeleteBehavior.Restrict);
            booking.HasOne<Slot>().WithMany().HasForeignKey(b => b.SlotId).OnDelete(DeleteBehavior.Restrict);
            booking.HasOne<Payment>().WithMany().HasForeignKey(b => b.PaymentId).OnDelete(DeleteBehavior.Restrict);
            booking.Property(b => b.ReferenceCode).HasMaxLength(20);
            booking.Property(b => b.ClinicNote).HasMaxLength(500);
            booking.Property(b => b.TimesMoved).HasDefaultValue(0);
            booking.Property(b => b.TimesMovedByOwner).HasDefaultValue(0);
            booking.Property(b => b.RefundAtLeast).HasDefaultValue(0);
            booking.Property(b => b.RefundAtMost).HasDefaultValue(100).HasSentinel(100);
            booking.Property(b => b.Channel).HasDefaultValueSql("'online'").HasSentinel(BookingChannel.Online);
            booking.Ignore(b => b.IsPaidAtClinic);
            booking.Ignore(b => b.HoldsSeat);
            booking.Ignore(b => b.ToPayOnline);
            booking.Ignore(b => b.ToPayAtClinic);
            booking.HasIndex(b => b.ReferenceCode).IsUnique();
            booking.HasIndex(b => new { b.UserId, b.Status });
            booking.HasIndex(b => new { b.ClinicId, b.Status });
            booking.HasIndex(b => b.SlotId);
            booking.HasIndex(b => b.GroupId).HasFilter("group_id IS NOT NULL");
            booking.HasIndex(b => b.ServiceId);
            booking.HasIndex(b => b.AnswerBefore).HasFilter("status = 'pending-approval'");
            booking.HasIndex(b => b.CreatedAt);
        });
        builder.Entity<BookingMove>(move =>
        {
            move.ToTable("booking_moves", schema, t =>
            {
                t.HasCheckConstraint("ck_booking_moves_status", "status IN ('open', 'done', 'dropped')");
                t.HasCheckConstraint("ck_booking_moves_moved_by", "moved_by IN ('owner', 'clinic')");
            });
            move.HasOne<Booking>().WithMany().HasForeignKey(m => m.BookingId).OnDelete(DeleteBehavior.Restrict);
            move.HasOne<User>().WithMany().HasForeignKey(m => m.MovedByUserId).OnDelete(DeleteBehavior.Restrict);
            move.HasOne<Reservation>().WithOne().HasForeignKey<BookingMove>(m => m.HoldId).OnDelete(DeleteBehavior.Restrict);
            move.HasOne<Payment>().WithMany().HasForeignKey(m => m.PaymentId).OnDelete(DeleteBehavior.Restrict);

            // One move of a visit is being paid at a time.
            move.HasIndex(m => m.BookingId).IsUnique().HasFilter("status = 'open'").HasDatabaseName("idx_booking_moves_open");
            move.HasIndex(m => new { m.BookingId, m.MovedAt });
        });
        builder.Entity<OwnerNote>(note =>
        {
            note.ToTable("owner_notes", schema);
            note.HasKey(n => n.BookingId);
            note.HasOne<Booking>().WithOne().HasForeignKey<OwnerNote>(n => n.BookingId).OnDelete(DeleteBehavior.Restrict);
            note.HasOne<User>().WithMany().HasForeignKey(n => n.UserId).OnDelete(DeleteBehavior.Restrict);
            note.Property(n => n.Text).HasMaxLength(OwnerNote.Longest);
            note.Property(n => n.Version).IsConcurrencyToken();
            note.HasIndex(n => n.UserId);
        });
        builder.Entity<VisitReminder>(reminder =>
        {
            reminder.ToTable("visit_reminders", schema);
            reminder.HasKey(r => new { r.BookingId, r.StartsAt, r.Step });
            reminder.HasOne<Booking>().WithMany().HasForeignKey(r => r.BookingId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<OwnerLookup>(lookup =>
        {
            lookup.ToTable("owner_lookups", schema);
            lookup.HasOne<Clinic>().WithMany().HasForeignKey(l => l.ClinicId).OnDelete(DeleteBehavior.Restrict);
            lookup.HasOne<User>().WithMany().HasForeignKey(l => l.LookedBy).OnDelete(DeleteBehavior.Restrict);
            lookup.HasIndex(l => new { l.LookedBy, l.CreatedAt });
            lookup.HasIndex(l => l.ClinicId);
        });
        builder.Entity<Review>(review =>
        {
            review.ToTable("reviews", schema, t => t.HasCheckConstraint("ck_reviews_rating", "rating BETWEEN 1 AND 5"));
            review.HasOne<Booking>().WithOne().HasForeignKey<Review>(r => r.BookingId).OnDelete(DeleteBehavior.Restrict);
            review.HasOne<User>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Restrict);
            review.HasOne<Clinic>().WithMany().HasForeignKey(r => r.ClinicId).OnDelete(DeleteBehavior.Restrict);
            review.Property(r => r.Comment).HasMaxLength(2000);
            review.Property(r => r.PhotoKeys).HasDefaultValueSql("'{}'");
            review.Property(r => r.Answer).HasMaxLength(2000);
            review.Property(r => r.FlagReason).HasMaxLength(30);
            review.Property(r => r.DecisionReason).HasMaxLength(2000);
            review.HasIndex(r => new { r.ClinicId, r.CreatedAt });

            // What waits for an admin.
            review.HasIndex(r => new { r.FlaggedAt, r.Id }).HasFilter("flagged_at IS NOT NULL AND decided_at IS NULL");
        });
    }
}
