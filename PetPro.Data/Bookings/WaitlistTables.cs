using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Pets;
using PetPro.Data.Accounts;

namespace PetPro.Data;

public sealed partial class PetProDb
{
    public DbSet<WaitlistEntry> WaitlistEntries => Set<WaitlistEntry>();

    public DbSet<WaitlistOffer> WaitlistOffers => Set<WaitlistOffer>();

    private static void MapWaitlist(ModelBuilder builder)
    {
        const string schema = "bookings";
        builder.Entity<WaitlistEntry>(entry =>
        {
            entry.ToTable("waitlist_entries", schema, t =>
            {
                t.HasCheckConstraint("ck_waitlist_entries_status", "status IN ('waiting', 'offered', 'booked', 'left', 'ended')");
                t.HasCheckConstraint("ck_waitlist_entries_days", "last_day >= first_day");
            });
            entry.HasOne<User>().WithMany().HasForeignKey(e => e.UserId).OnDelete(DeleteBehavior.Restrict);
            entry.HasOne<Pet>().WithMany().HasForeignKey(e => e.PetId).OnDelete(DeleteBehavior.Restrict);
            entry.HasOne<Clinic>().WithMany().HasForeignKey(e => e.ClinicId).OnDelete(DeleteBehavior.Restrict);
            entry.HasOne<ClinicService>().WithMany().HasForeignKey(e => e.ServiceId).OnDelete(DeleteBehavior.Restrict);
            entry.HasOne<StaffMember>().WithMany().HasForeignKey(e => e.StaffId).OnDelete(DeleteBehavior.Restrict);
            entry.Ignore(e => e.Wish);
            entry.HasIndex(e => new { e.UserId, e.Status });
            entry.HasIndex(e => new { e.ServiceId, e.RankedAt }).HasFilter("status = 'waiting'");
            entry.HasIndex(e => new { e.ClinicId, e.FirstDay }).HasFilter("status IN ('waiting', 'offered')");

            // A pet stands in one line for a service once.
            entry.HasIndex(e => new { e.PetId, e.ServiceId }).IsUnique().HasFilter("status IN ('waiting', 'offered')");
        });
        builder.Entity<WaitlistOffer>(offer =>
        {
            offer.ToTable("waitlist_offers", schema, t =>
                t.HasCheckConstraint("ck_waitlist_offers_status", "status IN ('open', 'booked', 'declined', 'lapsed')"));
            offer.HasOne<WaitlistEntry>().WithMany().HasForeignKey(o => o.EntryId).OnDelete(DeleteBehavior.Restrict);
            offer.HasOne<Slot>().WithMany().HasForeignKey(o => o.SlotId).OnDelete(DeleteBehavior.Restrict);
            offer.HasOne<Reservation>().WithOne().HasForeignKey<WaitlistOffer>(o => o.ReservationId).OnDelete(DeleteBehavior.Restrict);

            // One offer at a time, and no time offered twice.
            offer.HasIndex(o => o.EntryId).IsUnique().HasFilter("status = 'open'");
            offer.HasIndex(o => new { o.EntryId, o.SlotId }).IsUnique();
        });
    }
}
