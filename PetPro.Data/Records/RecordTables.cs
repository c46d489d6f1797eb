using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Pets;
using PetPro.Core.Records;
using PetPro.Data.Accounts;

namespace PetPro.Data;

public sealed partial class PetProDb
{
    private const string RecordSchema = "records";

    public DbSet<VisitNote> VisitNotes => Set<VisitNote>();

    public DbSet<VisitNoteVersion> VisitNoteVersions => Set<VisitNoteVersion>();

    public DbSet<NoteAddendum> NoteAddenda => Set<NoteAddendum>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<Prescription> Prescriptions => Set<Prescription>();

    public DbSet<PassportLink> PassportLinks => Set<PassportLink>();

    public DbSet<PassportClinic> PassportClinics => Set<PassportClinic>();

    public DbSet<RecordReading> RecordReadings => Set<RecordReading>();

    private static void MapRecords(ModelBuilder builder)
    {
        MapNotes(builder);
        MapPassports(builder);
        builder.Entity<Attachment>(attachment =>
        {
            attachment.ToTable("attachments", RecordSchema, t => t.HasCheckConstraint("ck_attachments_bytes", "bytes > 0"));
            attachment.HasOne<Pet>().WithMany().HasForeignKey(a => a.PetId).OnDelete(DeleteBehavior.Restrict);
            attachment.HasOne<Clinic>().WithMany().HasForeignKey(a => a.ClinicId).OnDelete(DeleteBehavior.Restrict);
            attachment.HasOne<Booking>().WithMany().HasForeignKey(a => a.BookingId).OnDelete(DeleteBehavior.Restrict);
            attachment.HasOne<StaffMember>().WithMany().HasForeignKey(a => a.AuthorStaffId).OnDelete(DeleteBehavior.Restrict);
            attachment.Property(a => a.Title).HasMaxLength(Attachment.LongestTitle);
            attachment.Property(a => a.ContentType).HasMaxLength(60);
            attachment.Property(a => a.FileKey).HasMaxLength(60);
        });
        builder.Entity<Prescription>(prescription =>
        {
            prescription.ToTable("prescriptions", RecordSchema, t =>
            {
                // Filling is UPDATE … SET repeats_left = repeats_left - 1 WHERE repeats_left > 0 AND cancelled_at IS NULL AND valid_until >= today.
                t.HasCheckConstraint("ck_prescriptions_repeats_left", "repeats_left BETWEEN 0 AND repeats");
                t.HasCheckConstraint("ck_prescriptions_dose", "units_per_dose > 0 AND total_units > 0 AND days > 0 AND times_per_day > 0 AND kilograms > 0");
                t.HasCheckConstraint("ck_prescriptions_cancelled", "(cancelled_at IS NULL) = (cancel_reason IS NULL) AND (cancelled_at IS NULL) = (cancelled_by_staff_id IS NULL)");
            });
            prescription.HasOne<Pet>().WithMany().HasForeignKey(p => p.PetId).OnDelete(DeleteBehavior.Restrict);
            prescription.HasOne<Clinic>().WithMany().HasForeignKey(p => p.ClinicId).OnDelete(DeleteBehavior.Restrict);
            prescription.HasOne<Booking>().WithMany().HasForeignKey(p => p.BookingId).OnDelete(DeleteBehavior.Restrict);
            prescription.HasOne<StaffMember>().WithMany().HasForeignKey(p => p.PrescriberStaffId).OnDelete(DeleteBehavior.Restrict);
            prescription.HasOne<StaffMember>().WithMany().HasForeignKey(p => p.CancelledByStaffId).OnDelete(DeleteBehavior.Restrict);
            prescription.HasIndex(p => p.Number).IsUnique();
            prescription.Property(p => p.Number).HasMaxLength(20);
            prescription.Property(p => p.LicenceNumber).HasMaxLength(100);
            prescription.Property(p => p.Drug).HasMaxLength(PrescriptionContent.LongestDrug);
            prescription.Property(p => p.Instructions).HasMaxLength(PrescriptionContent.LongestInstructions);
            prescription.Property(p => p.CancelReason).HasMaxLength(Prescription.LongestReason);
            prescription.Property(p => p.MgPerUnit).HasPrecision(12, 4);
            prescription.Property(p => p.MgPerKg).HasPrecision(12, 4);
            prescription.Property(p => p.MostMgPerKg).HasPrecision(12, 4);
        });
        builder.Entity<RecordReading>(reading =>
        {
            reading.ToTable("readings", RecordSchema, t => t.HasCheckConstraint(
                "ck_readings_by", "(clinic_id IS NULL) = (staff_id IS NULL) AND (clinic_id IS NOT NULL OR link_id IS NOT NULL)"));
            reading.HasOne<Pet>().WithMany().HasForeignKey(r => r.PetId).OnDelete(DeleteBehavior.Restrict);
            reading.HasOne<Clinic>().WithMany().HasForeignKey(r => r.ClinicId).OnDelete(DeleteBehavior.Restrict);
            reading.HasOne<StaffMember>().WithMany().HasForeignKey(r => r.StaffId).OnDelete(DeleteBehavior.Restrict);
            reading.HasOne<PassportLink>().WithMany().HasForeignKey(r => r.LinkId).OnDelete(DeleteBehavior.Restrict);
            reading.HasIndex(r => new { r.PetId, r.ReadAt });
        });
    }

    private static void MapNotes(ModelBuilder builder)
    {
        builder.Entity<VisitNote>(note =>
        {
            note.ToTable("visit_notes", RecordSchema);
            note.HasOne<Booking>().WithOne().HasForeignKey<VisitNote>(n => n.BookingId).OnDelete(DeleteBehavior.Restrict);
            note.HasOne<Pet>().WithMany().HasForeignKey(n => n.PetId).OnDelete(DeleteBehavior.Restrict);
            note.HasOne<Clinic>().WithMany().HasForeignKey(n => n.ClinicId).OnDelete(DeleteBehavior.Restrict);
            note.HasOne<StaffMember>().WithMany().HasForeignKey(n => n.AuthorStaffId).OnDelete(DeleteBehavior.Restrict);
            note.Property(n => n.Kilograms).HasPrecision(5, 2);
            note.Property(n => n.Version).IsConcurrencyToken();
            note.Ignore(n => n.Content);
        });
        builder.Entity<VisitNoteVersion>(version =>
        {
            version.ToTable("visit_note_versions", RecordSchema);
            version.HasKey(v => new { v.NoteId, v.Version });
            version.HasOne<VisitNote>().WithMany().HasForeignKey(v => v.NoteId).OnDelete(DeleteBehavior.Restrict);
            version.HasOne<StaffMember>().WithMany().HasForeignKey(v => v.AuthorStaffId).OnDelete(DeleteBehavior.Restrict);
            version.Property(v => v.Kilograms).HasPrecision(5, 2);
        });
        builder.Entity<NoteAddendum>(addendum =>
        {
            addendum.ToTable("note_addenda", RecordSchema);
            addendum.HasOne<VisitNote>().WithMany().HasForeignKey(a => a.NoteId).OnDelete(DeleteBehavior.Restrict);
            addendum.HasOne<StaffMember>().WithMany().HasForeignKey(a => a.AuthorStaffId).OnDelete(DeleteBehavior.Restrict);
            addendum.Property(a => a.Text).HasMaxLength(NoteAddendum.Longest);
        });
    }

    private static void MapPassports(ModelBuilder builder)
    {
        builder.Entity<PassportLink>(link =>
        {
            link.ToTable("passport_links", RecordSchema, t => t.HasCheckConstraint("ck_passport_links_secret_hash", "octet_length(secret_hash) = 32"));
            link.HasOne<Pet>().WithMany().HasForeignKey(l => l.PetId).OnDelete(DeleteBehavior.Restrict);
            link.HasOne<User>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Restrict);
            link.HasIndex(l => l.SecretHash).IsUnique();
            link.Property(l => l.Label).HasMaxLength(PassportLink.LongestLabel);
        });
        builder.Entity<PassportClinic>(clinic =>
        {
            clinic.ToTable("passport_clinics", RecordSchema);
            clinic.HasKey(c => new { c.LinkId, c.ClinicId });
            clinic.HasOne<PassportLink>().WithMany().HasForeignKey(c => c.LinkId).OnDelete(DeleteBehavior.Restrict);
            clinic.HasOne<Clinic>().WithMany().HasForeignKey(c => c.ClinicId).OnDelete(DeleteBehavior.Restrict);
            clinic.HasOne<StaffMember>().WithMany().HasForeignKey(c => c.StaffId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
