using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Payments;

namespace PetPro.Data.Bookings;

/// <summary>A booking as its owner and other programs see it.</summary>
/// <param name="StartsAt">With the offset of the clinic's zone, like the end.</param>
/// <param name="ClinicNote">The clinic's words on rejecting or cancelling.</param>
/// <param name="AnswerBefore">When the clinic must have answered, for what it takes only after a look.</param>
/// <param name="HeldUntil">While it is being paid: how long the seat is held.</param>
public sealed record BookingView(
    Guid Id,
    Guid ReservationId,
    string Reference,
    BookingStatus Status,
    Guid ClinicId,
    string ClinicName,
    string ClinicSlug,
    string ClinicAddress,
    string ClinicCity,
    string ClinicPhone,
    string TimeZone,
    Guid ServiceId,
    string ServiceName,
    Guid SlotId,
    Guid PetId,
    string PetName,
    string? StaffName,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    Money Amount,
    PaymentView? Payment,
    DateTimeOffset? HeldUntil,
    DateTimeOffset? CheckedInAt,
    string? CancellationReason,
    Money? RefundAmount,
    bool IsReviewed,
    DateTimeOffset CreatedAt,
    string? ClinicNote = null,
    DateTimeOffset? AnswerBefore = null)
{
    /// <summary>What of the price is paid online; the rest at the clinic.</summary>
    public Money ToPayOnline { get; init; } = Amount;

    public Money ToPayAtClinic => Amount > ToPayOnline ? Amount - ToPayOnline : Money.Zero;

    /// <summary>The pets that come together have the same one.</summary>
    public Guid? GroupId { get; init; }

    public int TimesMoved { get; init; }

    /// <summary>Who gives or gave it.</summary>
    public Guid? StaffId { get; init; }

    /// <summary>Whether the service can still be booked.</summary>
    public bool IsOffered { get; init; } = true;

    /// <summary>Nobody is asked to book for it once more.</summary>
    public bool HasPetDied { get; init; }

    /// <summary>Whether the clinic can still be found.</summary>
    public bool IsClinicListed { get; init; } = true;

    /// <summary>One query for any number of bookings; the times still in UTC.</summary>
    internal static IQueryable<BookingView> Of(PetProDb db, IQueryable<Booking> bookings) =>
        from booking in bookings
        join slot in db.Slots on booking.SlotId equals slot.Id
        join clinic in db.Clinics on booking.ClinicId equals clinic.Id
        join service in db.Services on booking.ServiceId equals service.Id
        join pet in db.Pets on booking.PetId equals pet.Id
        join reservation in db.Reservations on booking.ReservationId equals reservation.Id
        select new BookingView(
            booking.Id,
            booking.ReservationId,
            booking.ReferenceCode,
            booking.Status,
            clinic.Id,
            clinic.Name,
            clinic.Slug,
            clinic.Address,
            clinic.City,
            clinic.PhoneNumber,
            clinic.TimeZone,
            service.Id,
            service.Name,
            slot.Id,
            pet.Id,
            pet.Name,
            db.Staff.Where(s => s.Id == slot.StaffId).Select(s => s.Name).FirstOrDefault(),
            slot.StartsAt,
            slot.EndsAt,
            booking.Amount,
            db.Payments.Where(p => p.Id == booking.PaymentId).Select(p => new PaymentView(
                p.Id,
                p.Status,
                p.PaymentMethod,
                p.PaymentUrl,
                p.PaidAt,
                db.Refunds.Where(r => r.BookingId == booking.Id || (r.PaymentId == p.Id && r.BookingId == null))
                    .Select(r => new RefundView(r.Amount, r.Status, r.CompletedAt)).ToList())).FirstOrDefault(),
            reservation.Status == ReservationStatus.Pending ? reservation.ExpiresAt : null,
            booking.CheckedInAt,
            booking.CancellationReason,
            booking.RefundAmount,
            db.Reviews.Any(r => r.BookingId == booking.Id),
            booking.CreatedAt,
            booking.ClinicNote,
            booking.AnswerBefore)
        {
            ToPayOnline = booking.OnlineAmount ?? booking.Amount,
            GroupId = booking.GroupId,
            TimesMoved = booking.TimesMoved,
            StaffId = slot.StaffId,
            IsOffered = service.IsAvailable && clinic.Status == ClinicStatus.Approved,
            HasPetDied = pet.DiedOn != null,
            IsClinicListed = clinic.Status == ClinicStatus.Approved,
        };

    internal BookingView InZone()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        return this with { StartsAt = TimeZoneInfo.ConvertTime(StartsAt, zone), EndsAt = TimeZoneInfo.ConvertTime(EndsAt, zone) };
    }
}

public sealed record PaymentView(
    Guid Id, PaymentStatus Status, string Method, string? Url, DateTimeOffset? PaidAt, IReadOnlyList<RefundView> Refunds);

public sealed record RefundView(Money Amount, RefundStatus Status, DateTimeOffset? CompletedAt);
