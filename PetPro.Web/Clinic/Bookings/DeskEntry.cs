using PetPro.Core.Bookings;
using PetPro.Data.Desk;

namespace PetPro.Web.Clinic.Bookings;

/// <summary>What has been typed and chosen at the desk so far.</summary>
public sealed class DeskEntry
{
    public bool IsHere { get; set; }

    public Guid? ServiceId { get; set; }

    public DateOnly? Day { get; set; }

    public Guid? SlotId { get; set; }

    /// <summary>None = a new owner.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>None = a new pet.</summary>
    public Guid? PetId { get; set; }

    public string OwnerName { get; set; } = "";

    public string OwnerPhone { get; set; } = "";

    public string OwnerEmail { get; set; } = "";

    public string PetName { get; set; } = "";

    public string Species { get; set; } = "";

    /// <summary>An owner who was found, with the first pet; null for a new one.</summary>
    public void Choose(FoundOwner? owner) => (OwnerId, PetId) = (owner?.Id, owner?.Pets.Count > 0 ? owner.Pets[0].Id : null);

    public DeskVisit ToVisit(FoundOwners? found) => new(
        SlotId!.Value,
        IsHere ? BookingChannel.WalkIn : BookingChannel.Phone,
        IsHere,
        OwnerId is null ? null : found?.LookupId,
        OwnerId,
        OwnerName,
        OwnerPhone,
        OwnerEmail,
        PetId,
        PetName,
        Species);
}
