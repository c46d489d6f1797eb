using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Pets;
using PetPro.Data.Accounts;

namespace PetPro.Data;

public sealed partial class PetProDb
{
    public DbSet<Pet> Pets => Set<Pet>();

    public DbSet<Species> Species => Set<Species>();

    public DbSet<Breed> Breeds => Set<Breed>();

    public DbSet<Vaccination> Vaccinations => Set<Vaccination>();

    private static void MapPets(ModelBuilder builder)
    {
        const string schema = "pets";
        builder.Entity<Pet>(pet =>
        {
            pet.ToTable("pets", schema, t => t.HasCheckConstraint("ck_pets_died", "died_on IS NULL OR (is_archived AND death_told_at IS NOT NULL)"));
            pet.Ignore(p => p.HasDied);
            pet.HasOne<User>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Restrict);
            pet.HasOne<Species>().WithMany().HasForeignKey(p => p.Species).OnDelete(DeleteBehavior.Restrict);
            pet.HasOne<Breed>().WithMany().HasForeignKey(p => p.Breed).OnDelete(DeleteBehavior.Restrict);
            pet.Property(p => p.Name).HasMaxLength(100);
            pet.Property(p => p.HealthNotes).HasMaxLength(Pet.LongestHealthNotes);
            pet.Property(p => p.Weight).HasPrecision(5, 2);
            pet.Property(p => p.MicrochipId).HasMaxLength(15);
            pet.HasMany(p => p.Weights).WithOne().HasForeignKey(w => w.PetId);
            pet.HasIndex(p => p.UserId);
            pet.HasIndex(p => p.MicrochipId);
        });
        builder.Entity<PetWeight>(weight =>
        {
            weight.ToTable("pet_weights", schema, t => t.HasCheckConstraint("ck_pet_weights_kilograms", "kilograms > 0"));
            weight.HasKey(w => new { w.PetId, w.MeasuredOn });
            weight.Property(w => w.Kilograms).HasPrecision(5, 2);
        });
        builder.Entity<Species>(species =>
        {
            species.ToTable("species", schema);
            species.HasKey(s => s.Code);
        });
        builder.Entity<Breed>(breed =>
        {
            breed.ToTable("breeds", schema);
            breed.HasKey(b => b.Code);
            breed.HasOne<Species>().WithMany().HasForeignKey(b => b.SpeciesCode).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<Vaccination>(vaccination =>
        {
            vaccination.ToTable("vaccinations", schema);
            vaccination.HasOne<Pet>().WithMany().HasForeignKey(v => v.PetId).OnDelete(DeleteBehavior.Restrict);
            vaccination.Property(v => v.VaccineName).HasMaxLength(100);
            vaccination.HasOne<StaffMember>().WithMany().HasForeignKey(v => v.GivenByStaffId).OnDelete(DeleteBehavior.Restrict);
            vaccination.HasOne<Booking>().WithMany().HasForeignKey(v => v.BookingId).OnDelete(DeleteBehavior.Restrict);
            vaccination.Property(v => v.ProductName).HasMaxLength(100);
            vaccination.Property(v => v.BatchNumber).HasMaxLength(60);
            vaccination.Property(v => v.CertificateNumber).HasMaxLength(20);
            vaccination.HasIndex(v => v.CertificateNumber).IsUnique();
            vaccination.HasIndex(v => v.BatchNumber);
            vaccination.Property(v => v.VaccineCodes).HasDefaultValueSql("'{}'");
        });
    }
}
