namespace PetPro.Data.Notifications;

/// <summary>What notices and mails say of a time offered to somebody on a waitlist.</summary>
internal sealed record OfferedSeat(
    Guid OfferId,
    Guid OwnerId,
    string OwnerLanguage,
    string Pet,
    string Clinic,
    string Address,
    string TimeZone,
    string Service,
    DateTimeOffset StartsAt,
    DateTimeOffset ExpiresAt,
    bool IsOver)
{
    public string Link => $"/owner/waitlist/offers/{OfferId}";

    public static Task<OfferedSeat> GetAsync(PetProDb db, Guid offerId, CancellationToken cancellation) => (
        from offer in db.WaitlistOffers
        join entry in db.WaitlistEntries on offer.EntryId equals entry.Id
        join slot in db.Slots on offer.SlotId equals slot.Id
        join pet in db.Pets on entry.PetId equals pet.Id
        join clinic in db.Clinics on entry.ClinicId equals clinic.Id
        join service in db.Services on entry.ServiceId equals service.Id
        join profile in db.UserProfiles on entry.UserId equals profile.UserId
        where offer.Id == offerId
        select new OfferedSeat(
            offer.Id,
            entry.UserId,
            profile.Language,
            pet.Name,
            clinic.Name,
            clinic.Address + ", " + clinic.City,
            clinic.TimeZone,
            service.Name,
            slot.StartsAt,
            offer.ExpiresAt,
            entry.Status == Core.Bookings.WaitlistStatus.Ended)).SingleAsync(cancellation);

    public Dictionary<string, string> Facts(string language) => new()
    {
        ["pet"] = Pet,
        ["clinic"] = Clinic,
        ["address"] = Address,
        ["service"] = Service,
        ["when"] = Wording.When(StartsAt, TimeZone, language),
        ["until"] = Wording.Time(ExpiresAt, TimeZone, language),
    };
}
