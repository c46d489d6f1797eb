using PetPro.Core.Accounts;
using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

internal static class StaffRows
{
    /// <summary>A member of the staff of a clinic that the actor manages; null where there is none such.</summary>
    public static async Task<StaffMember?> FindStaffAsync(this PetProDb db, Actor actor, Guid clinicId, Guid staffId, CancellationToken cancellation) =>
        actor.MayAt(clinicId, Permissions.ManageClinic)
            ? await db.Staff.SingleOrDefaultAsync(s => s.ClinicId == clinicId && s.Id == staffId, cancellation)
            : null;

    /// <summary>
    /// Would the clinic be without a manager who can sign in, if it lost this one? The clinic's row must be locked: two managers who
    /// leave at once would each see the other stay.
    /// </summary>
    public static async Task<bool> IsLastManagerAsync(this PetProDb db, StaffMember member, CancellationToken cancellation) =>
        member is { IsActive: true, UserId: not null, Role: Roles.ClinicManager }
        && !await db.Staff.AnyAsync(
            s => s.ClinicId == member.ClinicId && s.Id != member.Id && s.IsActive && s.UserId != null && s.Role == Roles.ClinicManager, cancellation);
}
