using PetPro.Core.Accounts;
using PetPro.Core.Bookings;
using PetPro.Core.Pets;
using PetPro.Data.Accounts;
using PetPro.Data.Pets;

namespace PetPro.Data.Desk;

/// <summary>What staff enter for somebody who stands there or calls.</summary>
/// <param name="Channel">Walk-in or phone.</param>
/// <param name="IsHere">The pet is there now: it is checked in at once.</param>
/// <param name="LookupId">With <paramref name="OwnerId"/>: the lookup that found the owner.</param>
/// <param name="OwnerId">None = a new owner, by the next three.</param>
/// <param name="PetId">A pet of the owner's; none = a new pet, by the last two.</param>
public sealed record DeskVisit(
    Guid SlotId,
    BookingChannel Channel,
    bool IsHere,
    Guid? LookupId,
    Guid? OwnerId,
    string? OwnerName,
    string? OwnerPhone,
    string? OwnerEmail,
    Guid? PetId,
    string? PetName,
    string? Species);

/// <summary>Finds, or takes down, whom a visit at the desk is for.</summary>
internal static class DeskPeople
{
    /// <returns>The owner's account; a new one is added to the context.</returns>
    public static async Task<Result<Guid>> OwnerAsync(PetProDb db, Actor actor, DeskVisit wanted, Guid clinicId, DateTimeOffset now, CancellationToken cancellation)
    {
        if (wanted.OwnerId is { } known)
        {
            var since = now - OwnerLookup.GoodFor;
            var wasFound = await db.OwnerLookups.AnyAsync(
                l => l.Id == wanted.LookupId && l.LookedBy == actor.UserId && l.ClinicId == clinicId && l.CreatedAt > since && l.Found.Contains(known),
                cancellation);
            return wasFound ? known : Error.Conflict("owner-lookup-old");
        }

        var phone = PhoneNumber.Parse(wanted.OwnerPhone, "ownerPhone");
        Result<EmailAddress>? email = string.IsNullOrWhiteSpace(wanted.OwnerEmail) ? default(Result<EmailAddress>?) : EmailAddress.Parse(wanted.OwnerEmail);
        FieldError[] wrong =
        [
            .. PersonFields.CheckName(wanted.OwnerName).Select(f => f with { Field = "ownerName" }),
            .. phone.Error?.Fields ?? [],
            .. email?.Error?.Fields.Select(f => f with { Field = "ownerEmail" }) ?? [],
        ];
        if (wrong.Length > 0)
        {
            return Error.Invalid(wrong);
        }

        var address = email?.Value;
        if (address is not null && await db.Users.AnyAsync(u => u.NormalizedUserName == address.Normalized, cancellation))
        {
            return Error.Invalid("ownerEmail", "owner-known");
        }

        var guest = User.TakeDown(address, now);
        (guest.Profile.FullName, guest.Profile.PhoneNumber) = (wanted.OwnerName!.Trim(), phone.Value.Value);
        db.Add(guest);
        return guest.Id;
    }

    /// <returns>The pet's id and species; a new pet is added to the context.</returns>
    public static async Task<Result<(Guid Id, string Species)>> PetAsync(PetProDb db, DeskVisit wanted, Guid ownerId, DateOnly today, CancellationToken cancellation)
    {
        if (wanted.PetId is { } known)
        {
            var species = await db.Pets.Where(p => p.Id == known && p.UserId == ownerId && !p.IsArchived).Select(p => p.Species).SingleOrDefaultAsync(cancellation);
            return species is null ? Error.NotFound : (known, species);
        }

        var profile = new PetProfile(wanted.PetName ?? "", wanted.Species ?? "", null, null, PetGender.Unknown, null);
        FieldError[] wrong = [.. profile.Check(today), .. await SpeciesFacts.CheckAsync(db, profile, cancellation)];
        if (wrong.Length > 0)
        {
            return Error.Invalid([.. wrong.Select(f => f.Field == "name" ? f with { Field = "petName" } : f)]);
        }

        var pet = Pet.Register(ownerId, profile, today).Value;
        db.Add(pet);
        return (pet.Id, pet.Species);
    }
}
