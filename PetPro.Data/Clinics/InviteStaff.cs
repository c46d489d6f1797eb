using PetPro.Core.Accounts;
using PetPro.Core.Clinics;
using PetPro.Data.Notifications;

namespace PetPro.Data.Clinics;

/// <summary>
/// A manager asks somebody by mail to join the clinic's staff. The answer is the same whether the address has an account or not.
/// </summary>
public sealed class InviteStaff(IDbContextFactory<PetProDb> contexts, MailQueue mails, TimeProvider clock)
{
    /// <summary>Nobody's mailbox is flooded through a clinic.</summary>
    private const int MostPerDay = 30;

    /// <param name="staffId">Whoever is on the staff and has no account yet; none = somebody new.</param>
    public async Task<Result<Guid>> RunAsync(
        Actor actor, Guid clinicId, Guid? staffId, string? name, string? email, string? role, CancellationToken cancellation)
    {
        if (!actor.MayAt(clinicId, Permissions.ManageClinic))
        {
            return Error.NotFound;
        }

        var now = clock.GetUtcNow();
        var written = StaffInvitation.Write(clinicId, staffId, name, email, role, actor.UserId, now);
        if (!written.IsOk)
        {
            return written.Error;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockClinicAsync(clinicId, cancellation);
        var (invitation, token) = written.Value;
        if (await RefusalAsync(db, invitation, now, cancellation) is { } refusal)
        {
            return refusal;
        }

        db.Add(invitation);
        await mails.InviteAsync(db, invitation, token, actor.UserId, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return invitation.Id;
    }

    private static async Task<Error?> RefusalAsync(PetProDb db, StaffInvitation invitation, DateTimeOffset now, CancellationToken cancellation)
    {
        var since = now.AddDays(-1);
        var mine = db.StaffInvitations.Where(i => i.ClinicId == invitation.ClinicId);
        return invitation.StaffId is { } staffId && !await db.Staff.AnyAsync(
                s => s.Id == staffId && s.ClinicId == invitation.ClinicId && s.UserId == null && s.IsActive, cancellation) ? Error.Conflict("on-staff-already")
            : await mine.AnyAsync(i => i.NormalizedEmail == invitation.NormalizedEmail && i.AcceptedAt == null && i.WithdrawnAt == null, cancellation)
                ? Error.Conflict("invited-already")
            : await mine.CountAsync(i => i.CreatedAt > since, cancellation) >= MostPerDay ? Error.Conflict("too-many-invitations")
            : null;
    }
}
