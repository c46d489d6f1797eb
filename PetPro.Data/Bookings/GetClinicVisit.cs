using PetPro.Core.Accounts;
using PetPro.Core.Bookings;
using PetPro.Core.Payments;
using PetPro.Core.Pets;

namespace PetPro.Data.Bookings;

/// <summary>
/// One visit as the clinic's staff see it, with what the desk needs to know the pet by. What is medical stands in the record, whose
/// readings are logged. A visit that was cancelled keeps its reference and its money, and shows neither the pet nor how to reach the owner.
/// </summary>
public sealed class GetClinicVisit(IDbContextFactory<PetProDb> contexts)
{
    private const int EarlierShown = 5;

    /// <param name="language">`en`, `id` or `ja`: of the names of species and breed.</param>
    public async Task<Result<ClinicVisitDetails>> RunAsync(
        Actor actor, Guid clinicId, Guid bookingId, string language, CancellationToken cancellation)
    {
        if (!actor.MayAt(clinicId, Permissions.SeeVisits))
        {
            return Error.NotFound;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await Of(db, clinicId, bookingId).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return Error.NotFound;
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(found.TimeZone);
        var visit = found with { StartsAt = TimeZoneInfo.ConvertTime(found.StartsAt, zone), EndsAt = TimeZoneInfo.ConvertTime(found.EndsAt, zone) };
        return visit.Status is BookingStatus.Cancelled or BookingStatus.Rejected
            ? visit with { OwnerPhone = null, OwnerEmail = null }
            : visit with { Patient = await PatientAsync(db, clinicId, visit, zone, language, cancellation) };
    }

    /// <summary>What was never paid was never a visit of the clinic's.</summary>
    private static IQueryable<ClinicVisitDetails> Of(PetProDb db, Guid clinicId, Guid bookingId) =>
        from booking in db.Bookings
        join slot in db.Slots on booking.SlotId equals slot.Id
        join clinic in db.Clinics on booking.ClinicId equals clinic.Id
        join service in db.Services on booking.ServiceId equals service.Id
        join pet in db.Pets on booking.PetId equals pet.Id
        join owner in db.Users on booking.UserId equals owner.Id
        join online in db.Payments on booking.PaymentId equals online.Id into payments
        from payment in payments.DefaultIfEmpty()
        where booking.Id == bookingId && booking.ClinicId == clinicId && (payment.PaidAt != null || booking.Channel != BookingChannel.Online)
            && booking.CancellationReason != CancellationReasons.SeatGone
            && booking.Status != BookingStatus.PendingPayment && booking.Status != BookingStatus.Expired
        select new ClinicVisitDetails(
            booking.Id,
            booking.ReferenceCode,
            booking.Status,
            clinic.Name,
            clinic.TimeZone,
            service.Name,
            db.Staff.Where(s => s.Id == slot.StaffId).Select(s => s.Name).FirstOrDefault(),
            slot.StartsAt,
            slot.EndsAt,
            pet.Id,
            pet.Name,
            pet.PhotoKey != null,
            owner.Profile!.FullName,
            owner.Profile.PhoneNumber,
            owner.Email,
            booking.CreatedAt,
            booking.CheckedInAt,
            booking.StartedAt,
            booking.CompletedAt,
            booking.UpdatedAt,
            booking.CancellationReason,
            payment == null ? null : new VisitPayment(
                payment.Status,
                payment.PaymentMethod,
                payment.Amount,
                payment.PaidAt!.Value,
                payment.Refunds.OrderBy(r => r.Id).Select(r => new RefundView(r.Amount, r.Status, r.CompletedAt)).ToList()),
            null,
            booking.ClinicNote,
            booking.AnswerBefore,
            booking.Amount,
            booking.Channel,
            booking.NoShowAt,
            slot.ExceptionReason)
        {
            Online = booking.OnlineAmount ?? booking.Amount,
        };

    private static async Task<Patient> PatientAsync(
        PetProDb db, Guid clinicId, ClinicVisitDetails visit, TimeZoneInfo zone, string language, CancellationToken cancellation)
    {
        var patient = await (
            from pet in db.Pets
            join species in db.Species on pet.Species equals species.Code
            join breed in db.Breeds on pet.Breed equals breed.Code into breeds
            from breed in breeds.DefaultIfEmpty()
            where pet.Id == visit.PetId
            select new Patient(
                pet.Species,
                language == "id" ? species.NameId : language == "ja" ? species.NameJa : species.NameEn,
                breed == null ? null : language == "id" ? breed.NameId : language == "ja" ? breed.NameJa : breed.NameEn,
                pet.Gender,
                pet.Birthdate,
                pet.MicrochipId,
                (from earlier in db.Bookings
                 join slot in db.Slots on earlier.SlotId equals slot.Id
                 join service in db.Services on earlier.ServiceId equals service.Id
                 where earlier.PetId == pet.Id && earlier.ClinicId == clinicId && earlier.Status == BookingStatus.Completed
                     && slot.StartsAt < visit.StartsAt.ToUniversalTime()
                 orderby slot.StartsAt descending
                 select new EarlierVisit(earlier.Id, service.Name, slot.StartsAt)).Take(EarlierShown).ToList()))
            .AsNoTracking().SingleAsync(cancellation);
        return patient with { Earlier = [.. patient.Earlier.Select(e => e with { StartsAt = TimeZoneInfo.ConvertTime(e.StartsAt, zone) })] };
    }
}

/// <param name="StartsAt">With the offset of the clinic's zone, like the end.</param>
/// <param name="OwnerPhone">None once it is cancelled, like the address.</param>
/// <param name="ChangedAt">When it last changed: for a no-show and a cancellation, when that was.</param>
/// <param name="ClinicNote">The clinic's words to the owner on rejecting or cancelling.</param>
/// <param name="AnswerBefore">While it is a request: it lapses then.</param>
/// <param name="Payment">None where it is paid at the clinic.</param>
/// <param name="Patient">None once it is cancelled.</param>
public sealed record ClinicVisitDetails(
    Guid BookingId,
    string Reference,
    BookingStatus Status,
    string ClinicName,
    string TimeZone,
    string ServiceName,
    string? StaffName,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    Guid PetId,
    string PetName,
    bool HasPhoto,
    string OwnerName,
    string? OwnerPhone,
    string? OwnerEmail,
    DateTimeOffset BookedAt,
    DateTimeOffset? CheckedInAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? CompletedAt,
    DateTimeOffset ChangedAt,
    string? CancellationReason,
    VisitPayment? Payment,
    Patient? Patient,
    string? ClinicNote = null,
    DateTimeOffset? AnswerBefore = null,
    Money Amount = default,
    BookingChannel Channel = BookingChannel.Online,
    DateTimeOffset? NoShowAt = null,
    string? ExceptionReason = null)
{
    /// <summary>What of the amount is paid online.</summary>
    public Money Online { get; init; } = Amount;

    /// <summary>What the clinic takes itself.</summary>
    public Money ToPayHere => Amount > Online ? Amount - Online : Money.Zero;
}

public sealed record VisitPayment(PaymentStatus Status, string Method, Money Amount, DateTimeOffset PaidAt, IReadOnlyList<RefundView> Refunds);

/// <param name="Earlier">Visits to this clinic that were completed, newest first.</param>
public sealed record Patient(
    string SpeciesCode,
    string Species,
    string? Breed,
    PetGender Gender,
    DateOnly? Birthdate,
    string? MicrochipId,
    IReadOnlyList<EarlierVisit> Earlier);

public sealed record EarlierVisit(Guid BookingId, string ServiceName, DateTimeOffset StartsAt);
