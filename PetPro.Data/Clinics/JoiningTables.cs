using PetPro.Core.Clinics;
using PetPro.Data.Accounts;

namespace PetPro.Data;

public sealed partial class PetProDb
{
    public DbSet<ClinicDocument> ClinicDocuments => Set<ClinicDocument>();

    public DbSet<DocumentReading> DocumentReadings => Set<DocumentReading>();

    public DbSet<ClinicDecision> ClinicDecisions => Set<ClinicDecision>();

    public DbSet<ClinicPicture> ClinicPictures => Set<ClinicPicture>();

    public DbSet<StaffInvitation> StaffInvitations => Set<StaffInvitation>();

    /// <summary>How a clinic comes to PetPro and who comes to its staff.</summary>
    private static void MapJoining(ModelBuilder builder)
    {
        const string schema = "clinics";
        builder.Entity<ClinicDocument>(document =>
        {
            document.ToTable("documents", schema);
            document.HasOne<Clinic>().WithMany().HasForeignKey(d => d.ClinicId).OnDelete(DeleteBehavior.Restrict);
            document.HasOne<User>().WithMany().HasForeignKey(d => d.UploadedBy).OnDelete(DeleteBehavior.Restrict);
            document.Property(d => d.Name).HasMaxLength(ClinicDocument.MaxName);
            document.Property(d => d.ContentType).HasMaxLength(50);
            document.Property(d => d.VerdictWords).HasMaxLength(ClinicDecision.MaxWords);
            document.HasIndex(d => d.ClinicId);
        });
        builder.Entity<DocumentReading>(reading =>
        {
            reading.ToTable("document_readings", schema);
            reading.HasOne<User>().WithMany().HasForeignKey(r => r.ReadBy).OnDelete(DeleteBehavior.Restrict);
            reading.HasIndex(r => new { r.DocumentId, r.Id });
        });
        builder.Entity<ClinicDecision>(decision =>
        {
            decision.ToTable("decisions", schema);
            decision.HasOne<Clinic>().WithMany().HasForeignKey(d => d.ClinicId).OnDelete(DeleteBehavior.Restrict);
            decision.HasOne<User>().WithMany().HasForeignKey(d => d.DoneBy).OnDelete(DeleteBehavior.Restrict);
            decision.HasIndex(d => new { d.ClinicId, d.Id });
        });
        builder.Entity<ClinicPicture>(picture =>
        {
            picture.ToTable("pictures", schema);
            picture.HasOne<Clinic>().WithMany().HasForeignKey(p => p.ClinicId).OnDelete(DeleteBehavior.Restrict);
            picture.Property(p => p.Alternative).HasMaxLength(ClinicPicture.MaxAlternative);
            picture.HasIndex(p => new { p.ClinicId, p.Place });
        });
        builder.Entity<StaffInvitation>(invitation =>
        {
            invitation.ToTable("staff_invitations", schema);
            invitation.HasOne<Clinic>().WithMany().HasForeignKey(i => i.ClinicId).OnDelete(DeleteBehavior.Restrict);
            invitation.HasOne<StaffMember>().WithMany().HasForeignKey(i => i.StaffId).OnDelete(DeleteBehavior.Restrict);
            invitation.HasOne<User>().WithMany().HasForeignKey(i => i.InvitedBy).OnDelete(DeleteBehavior.Restrict);
            invitation.Property(i => i.Name).HasMaxLength(StaffInvitation.MaxName);
            invitation.Property(i => i.Email).HasMaxLength(254);
            invitation.Property(i => i.NormalizedEmail).HasMaxLength(254);
            invitation.HasIndex(i => i.TokenHash).IsUnique();

            // One open invitation per person and clinic: asking again is renewing.
            invitation.HasIndex(i => new { i.ClinicId, i.NormalizedEmail }).IsUnique().HasFilter("accepted_at IS NULL AND withdrawn_at IS NULL");
        });

        // An account stands on a clinic's staff once; whoever comes back comes back as who they were.
        builder.Entity<StaffMember>().HasIndex(s => new { s.ClinicId, s.UserId }).IsUnique().HasFilter("user_id IS NOT NULL");
    }
}
