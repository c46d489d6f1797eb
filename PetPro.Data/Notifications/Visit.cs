namespace PetPro.Data.Notifications;

/// <summary>What notices, mails and calendar files say of a booked visit.</summary>
internal sealed record Visit(
    Guid BookingId,
    Guid OwnerId,
    string OwnerLanguage,
    Guid ClinicId,
    string Pet,
    string Clinic,
    string Address,
    string TimeZone,
    string Service,
    string Reference,
    Money Amount,
    Guid ReservationId,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    DateTimeOffset? AnswerBefore,
    string? ClinicNote,
    int TimesMoved,
    bool IsPaidAtClinic,
    bool IsOfGuest)
{
    /// <summary>What was paid when it was booked; the rest is paid at the clinic.</summary>
    public Money Online { get; init; }

    public string Link => $"/owner/bookings/{BookingId}";

    public static Task<Visit> GetAsync(PetProDb db, Guid bookingId, CancellationToken cancellation) => (
        from booking in db.Bookings
        join slot in db.Slots on booking.SlotId equals slot.Id
        join pet in db.Pets on booking.PetId equals pet.Id
        join clinic in db.Clinics on booking.ClinicId equals clinic.Id
        join service in db.Services on booking.ServiceId equals service.Id
        join profile in db.UserProfiles on booking.UserId equals profile.UserId
        where booking.Id == bookingId
        select new Visit(
            booking.Id,
            booking.UserId,
            profile.Language,
            clinic.Id,
            pet.Name,
            clinic.Name,
            clinic.Address + ", " + clinic.City,
            clinic.TimeZone,
            service.Name,
            booking.ReferenceCode,
            booking.Amount,
            booking.ReservationId,
            slot.StartsAt,
            slot.EndsAt,
            booking.AnswerBefore,
            booking.ClinicNote,
            booking.TimesMoved,
            booking.Channel != PetPro.Core.Bookings.BookingChannel.Online,
            db.Users.Any(u => u.Id == booking.UserId && u.IsGuest))
        {
            Online = booking.OnlineAmount ?? booking.Amount,
        }).SingleAsync(cancellation);

    /// <summary>The facts that texts may name, in words of that language.</summary>
    public Dictionary<string, string> Facts(string language) => new()
    {
        ["pet"] = Pet,
        ["clinic"] = Clinic,
        ["address"] = Address,
        ["service"] = Service,
        ["reference"] = Reference,
        ["amount"] = Wording.Rupiah(Amount),
        ["online"] = Wording.Rupiah(Online),
        ["rest"] = Wording.Rupiah(Amount - Online),
        ["when"] = Wording.When(StartsAt, TimeZone, language),
        ["until"] = AnswerBefore is { } until ? Wording.When(until, TimeZone, language) : "–",
        ["words"] = ClinicNote ?? "–",
    };

    /// <summary>
    /// The visit for a calendar program. Its UID stays the same, so that a move or a cancellation finds the entry, and its number grows
    /// with each of them.
    /// </summary>
    public string ToCalendar(Uri site, DateTimeOffset now, bool isCancelled) => CalendarFile.Write(
    [
        ("UID", CalendarFile.Uid(BookingId)),
        ("DTSTAMP", CalendarFile.Utc(now)),
        ("DTSTART", CalendarFile.Utc(StartsAt)),
        ("DTEND", CalendarFile.Utc(EndsAt)),
        ("SEQUENCE", CalendarFile.Sequence(TimesMoved, isCancelled)),
        ("STATUS", isCancelled ? "CANCELLED" : "CONFIRMED"),
        ("SUMMARY", CalendarFile.Text($"{Service} · {Pet}")),
        ("LOCATION", CalendarFile.Text($"{Clinic}, {Address}")),
        ("DESCRIPTION", CalendarFile.Text(Reference)),
        ("URL", new Uri(site, Link).ToString()),
    ]);
}
