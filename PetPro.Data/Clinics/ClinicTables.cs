using PetPro.Core.Clinics;
using PetPro.Data.Accounts;
using PetPro.Data.Mapping;

namespace PetPro.Data;

public sealed partial class PetProDb
{
    public DbSet<Clinic> Clinics => Set<Clinic>();

    public DbSet<StaffMember> Staff => Set<StaffMember>();

    public DbSet<ClinicService> Services => Set<ClinicService>();

    public DbSet<OpeningException> OpeningExceptions => Set<OpeningException>();

    public DbSet<StaffAbsence> StaffAbsences => Set<StaffAbsence>();

    public DbSet<ClinicRating> ClinicRatings => Set<ClinicRating>();

    private static void MapClinics(ModelBuilder builder)
    {
        const string schema = "clinics";
        builder.Entity<Clinic>(clinic =>
        {
            clinic.ToTable("clinics", schema, t =>
            {
                t.HasCheckConstraint("ck_clinics_status", "status IN ('pending', 'approved', 'rejected', 'suspended', 'draft', 'more-asked')");
                t.HasCheckConstraint("ck_clinics_commission_rate", "commission_rate BETWEEN 0 AND 90");
            });
            clinic.HasOne<User>().WithMany().HasForeignKey(c => c.OwnerId).OnDelete(DeleteBehavior.Restrict);
            clinic.Property(c => c.Name).HasMaxLength(255);
            clinic.Property(c => c.Slug).HasMaxLength(120);
            clinic.Property(c => c.LicenceNumber).HasMaxLength(60);
            clinic.Property(c => c.CommissionRate).HasPrecision(5, 2);
            clinic.Property(c => c.OperatingHours).AsJson();
            clinic.Property(c => c.BookingRules).AsJson();
            clinic.HasIndex(c => c.Slug).IsUnique();
            clinic.HasIndex(c => c.OwnerId);
            clinic.HasIndex(c => c.Status);
            clinic.HasIndex(c => new { c.City, c.Province });
        });
        builder.Entity<StaffMember>(staff =>
        {
            staff.ToTable("staff", schema);
            staff.HasOne<Clinic>().WithMany().HasForeignKey(s => s.ClinicId).OnDelete(DeleteBehavior.Restrict);
            staff.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Restrict);
            staff.Property(s => s.WorkingHours).AsJson();
            staff.Property(s => s.IsActive).HasDefaultValue(true);
            staff.Property(s => s.LicenceNumber).HasMaxLength(100);
            staff.HasIndex(s => s.ClinicId);
            staff.HasIndex(s => s.UserId);
        });
        builder.Entity<StaffAbsence>(absence =>
        {
            absence.ToTable("staff_absences", schema, t =>
            {
                t.HasCheckConstraint("ck_staff_absences_days", "last_day >= first_day");
                t.HasCheckConstraint("ck_staff_absences_reason", "reason_code IN ('vacation', 'sick', 'training', 'other')");
            });
            absence.HasOne<Clinic>().WithMany().HasForeignKey(a => a.ClinicId).OnDelete(DeleteBehavior.Restrict);
            absence.HasOne<StaffMember>().WithMany().HasForeignKey(a => a.StaffId).OnDelete(DeleteBehavior.Restrict);
            absence.Property(a => a.ReasonCode).HasMaxLength(30);
            absence.Property(a => a.Note).HasMaxLength(500);
            absence.HasIndex(a => new { a.ClinicId, a.LastDay });
            absence.HasIndex(a => new { a.StaffId, a.FirstDay });
        });
        builder.Entity<ClinicService>(service =>
        {
            service.ToTable("services", schema, t =>
            {
                t.HasCheckConstraint("ck_services_price", "price > 0");
                t.HasCheckConstraint("ck_services_duration", "duration_minutes > 0");
                t.HasCheckConstraint("ck_services_capacity", "capacity > 0");
                t.HasCheckConstraint("ck_services_buffers", "buffer_before_minutes BETWEEN 0 AND 240 AND buffer_after_minutes BETWEEN 0 AND 240");
                t.HasCheckConstraint("ck_services_deposit", "deposit_percent BETWEEN 1 AND 100");
                t.HasCheckConstraint("ck_services_notice", "notice_minutes >= 0 AND horizon_days BETWEEN 1 AND 365");
            });
            service.HasOne<Clinic>().WithMany().HasForeignKey(s => s.ClinicId).OnDelete(DeleteBehavior.Restrict);
            service.Property(s => s.Name).HasMaxLength(255);
            service.Property(s => s.AvailabilityExceptions).AsJson();
            service.Property(s => s.CountsStatedVaccinations).HasDefaultValue(true).HasSentinel(true);
            service.Property(s => s.GivesVaccines).HasDefaultValueSql("'{}'");
            service.Property(s => s.BufferBeforeMinutes).HasDefaultValue(0);
            service.Property(s => s.BufferAfterMinutes).HasDefaultValue(0);
            service.Property(s => s.RequiresApproval).HasDefaultValue(false);
            service.Property(s => s.RequiredVaccine).HasMaxLength(50);
            service.Property(s => s.DepositPercent).HasDefaultValue(100);
            service.HasMany(s => s.Staff).WithOne().HasForeignKey(s => s.ServiceId);
            service.HasIndex(s => s.ClinicId);
            service.HasIndex(s => s.Price);
        });
        builder.Entity<ServiceStaff>(link =>
        {
            link.ToTable("service_staff", schema);
            link.HasKey(l => new { l.ServiceId, l.StaffId });
            link.HasOne<StaffMember>().WithMany().HasForeignKey(l => l.StaffId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<OpeningException>(exception =>
        {
            exception.ToTable("opening_exceptions", schema);
            exception.HasKey(e => new { e.ClinicId, e.Date });
            exception.HasOne<Clinic>().WithMany().HasForeignKey(e => e.ClinicId).OnDelete(DeleteBehavior.Restrict);
            exception.Ignore(e => e.Hours);
        });
        builder.Entity<ClinicRating>(rating =>
        {
            rating.ToTable("clinic_ratings", schema);
            rating.HasKey(r => r.ClinicId);
            rating.HasOne<Clinic>().WithOne().HasForeignKey<ClinicRating>(r => r.ClinicId).OnDelete(DeleteBehavior.Restrict);
            rating.Property(r => r.AvgRating).HasPrecision(3, 2);
        });
    }
}
