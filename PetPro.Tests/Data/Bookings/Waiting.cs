using Microsoft.EntityFrameworkCore;
using PetPro.Core.Bookings;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

/// <summary>A time of which every seat is booked, and people who wait for it.</summary>
public sealed class Waiting(TestDatabase database)
{
    public BookingJourney Journey { get; } = new(database);

    public async Task<FullTime> FullAsync(int seats = 1, int services = 1)
    {
        var clinic = await Journey.World.ClinicAsync(staff: services == 1 ? 2 : 1, capacity: seats, services: services);
        var slot = (await Journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30)))[0];
        List<(Actor Owner, Guid Pet, Guid Id)> bookings = [];
        for (var i = 0; i < seats; i++)
        {
            var (owner, pet) = await Journey.OwnerWithPetAsync();
            bookings.Add((owner, pet, await Journey.BookAsync(owner, slot.SlotId, pet)));
        }

        var start = TimeOnly.FromTimeSpan(slot.StartsAt.TimeOfDay);
        return new FullTime(clinic, slot.SlotId, slot.StaffId, DateOnly.FromDateTime(slot.StartsAt.DateTime), start, bookings);
    }

    /// <summary>Somebody new waits for exactly that time.</summary>
    public async Task<Place> JoinAsync(FullTime full, Guid? serviceId = null)
    {
        var (owner, pet) = await Journey.OwnerWithPetAsync();
        var entry = await database.Get<JoinWaitlist>().RunAsync(owner, pet, serviceId ?? full.Clinic.ServiceId, full.Wish, default);
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        return new Place(owner, pet, entry.Value);
    }

    public async Task CancelAsync(FullTime full)
    {
        (await database.Get<CancelBooking>().RunAsync(full.Owner, full.Bookings[0].Id, null, null, default)).IsOk.ShouldBeTrue();
        await database.RelayAllAsync();
    }

    public async Task LetLapseAsync()
    {
        database.Clock.Advance(TimeSpan.FromMinutes(15));
        await database.Get<ExpireReservations>().RunAsync(Actor.System, default);
        await database.RelayAllAsync();
    }

    public Task<WaitlistOffer?> OfferAsync(Place place) => database.ReadAsync(db => db.WaitlistOffers.AsNoTracking()
        .SingleOrDefaultAsync(o => o.EntryId == place.EntryId && o.Status == WaitlistOfferStatus.Open));

    public Task<WaitlistEntry> EntryAsync(Place place) =>
        database.ReadAsync(db => db.WaitlistEntries.AsNoTracking().SingleAsync(e => e.Id == place.EntryId));
}

public sealed record FullTime(
    TestClinic Clinic, Guid Slot, Guid Staff, DateOnly Day, TimeOnly Time, IReadOnlyList<(Actor Owner, Guid Pet, Guid Id)> Bookings)
{
    public Actor Owner => Bookings[0].Owner;

    public Guid Pet => Bookings[0].Pet;

    public WaitlistWish Wish => new(Day, Day, Time, Time.AddMinutes(1), Staff);
}

public sealed record Place(Actor Owner, Guid Pet, Guid EntryId);
