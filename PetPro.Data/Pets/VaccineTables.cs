using PetPro.Core.Clinics;
using PetPro.Core.Pets;
using PetPro.Data.Accounts;
using PetPro.Data.Pets;

namespace PetPro.Data;

public sealed partial class PetProDb
{
    public DbSet<Vaccine> Vaccines => Set<Vaccine>();

    public DbSet<DueVaccine> DueVaccines => Set<DueVaccine>();

    public DbSet<VaccinationReminder> VaccinationReminders => Set<VaccinationReminder>();

    public DbSet<PetTransfer> PetTransfers => Set<PetTransfer>();

    private static void MapVaccines(ModelBuilder builder)
    {
        const string schema = "pets";
        builder.Entity<Vaccine>(vaccine =>
        {
            vaccine.ToTable("vaccines", schema, t => t.HasCheckConstraint("ck_vaccines_booster", "booster_months >= first_booster_months"));
            vaccine.HasKey(v => v.Code);
            vaccine.Property(v => v.Code).HasMaxLength(30);
        });
        builder.Entity<DueVaccine>(due =>
        {
            due.ToTable("due_vaccines", schema);
            due.HasKey(d => new { d.PetId, d.VaccineCode });
            due.HasOne<Pet>().WithMany().HasForeignKey(d => d.PetId).OnDelete(DeleteBehavior.Cascade);
            due.HasOne<Vaccine>().WithMany().HasForeignKey(d => d.VaccineCode).OnDelete(DeleteBehavior.Restrict);
            due.HasOne<Clinic>().WithMany().HasForeignKey(d => d.LastClinicId).OnDelete(DeleteBehavior.Restrict);
            due.HasIndex(d => new { d.DueOn, d.PetId, d.VaccineCode });
        });
        builder.Entity<VaccinationReminder>(reminder =>
        {
            reminder.ToTable("vaccination_reminders", schema);
            reminder.HasKey(r => new { r.PetId, r.VaccineCode, r.DueOn, r.Step });
            reminder.HasOne<Pet>().WithMany().HasForeignKey(r => r.PetId).OnDelete(DeleteBehavior.Restrict);
            reminder.HasOne<User>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<PetTransfer>(transfer =>
        {
            transfer.ToTable("pet_transfers", schema);
            transfer.HasOne<Pet>().WithMany().HasForeignKey(t => t.PetId).OnDelete(DeleteBehavior.Restrict);
            transfer.HasOne<User>().WithMany().HasForeignKey(t => t.FromUserId).OnDelete(DeleteBehavior.Restrict);
            transfer.HasOne<User>().WithMany().HasForeignKey(t => t.AcceptedBy).OnDelete(DeleteBehavior.Restrict);
            transfer.Property(t => t.Email).HasMaxLength(256);
            transfer.Property(t => t.NormalizedEmail).HasMaxLength(256);
            transfer.HasIndex(t => t.TokenHash).IsUnique();

            // One open offer of a pet at a time; one that has run out is withdrawn by the next.
            transfer.HasIndex(t => t.PetId).IsUnique().HasFilter("accepted_at IS NULL AND declined_at IS NULL AND withdrawn_at IS NULL");
        });
    }
}
