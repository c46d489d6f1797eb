using System.Globalization;
using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>A pet is at one place at a time. The wall is a constraint of the database; this says in words what it refused.</summary>
internal static class PetTimes
{
    public const string Elsewhere = "ex_pet_times_one_place";

    /// <summary>The refusal that names the visit or hold in the way.</summary>
    public static async Task<Error> NameOtherAsync(PetProDb db, Guid petId, Guid slotId, CancellationToken cancellation)
    {
        var other = await (
            from wanted in db.Slots
            from reservation in db.Reservations
            join slot in db.Slots on reservation.SlotId equals slot.Id
            join clinic in db.Clinics on slot.ClinicId equals clinic.Id
            join service in db.Services on slot.ServiceId equals service.Id
            join pet in db.Pets on reservation.PetId equals pet.Id
            where wanted.Id == slotId && reservation.PetId == petId && slot.Id != slotId
                && (reservation.Status == ReservationStatus.Pending || reservation.Status == ReservationStatus.Confirmed)
                && slot.StartsAt < wanted.EndsAt && wanted.StartsAt < slot.EndsAt
            orderby reservation.Id
            select new { Pet = pet.Name, Service = service.Name, Clinic = clinic.Name, slot.SlotStartTime }).FirstOrDefaultAsync(cancellation);
        return other is null
            ? Error.Conflict("slot-taken")
            : Error.Conflict("pet-is-elsewhere", other.Pet, other.Service, other.Clinic, other.SlotStartTime.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    /// <summary>Would the pet of a hold that has lapsed be at two places, were that hold to live again?</summary>
    public static Task<bool> IsElsewhereAsync(PetProDb db, Reservation lapsed, Slot slot, CancellationToken cancellation)
    {
        var visitId = lapsed.MovesReservationId ?? lapsed.Id;
        return db.Database.SqlQuery<bool>($"""
            SELECT EXISTS (SELECT 1 FROM bookings.pet_times
                WHERE pet_id = {lapsed.PetId} AND visit_id <> {visitId} AND during && tstzrange({slot.StartsAt}, {slot.EndsAt})) AS "Value"
            """).SingleAsync(cancellation);
    }
}
