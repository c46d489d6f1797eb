using Microsoft.EntityFrameworkCore;
using PetPro.Core.Accounts;
using PetPro.Core.Bookings;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Data.Bookings;
using PetPro.Data.Seeding;
using PetPro.Tests.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.E2E.Support;

/// <summary>Whoever runs the platform, and visits that are over before a journey begins.</summary>
public static class Office
{
    public static async Task<Person> AdminAsync(this PetProServer server, Chromium chromium)
    {
        await server.Database.Get<SeedReference>().RunAsync(Actor.System, CancellationToken.None);
        var (id, email) = await server.OwnerAsync("Rina");
        var role = await server.Database.ReadAsync(db => db.Roles.SingleAsync(r => r.Name == Roles.Admin));
        await server.Database.AddAsync(new UserRole { UserId = id, RoleId = role.Id });
        var rina = await chromium.SitDownAsync(server);
        await rina.SignInAsync(email);
        return rina;
    }

    /// <summary>A paid visit of an owner's dog.</summary>
    public static async Task<Guid> BookedAsync(this PetProServer server, TestClinic clinic, Guid ownerId, string pet = "Milo")
    {
        server.Database.Clock.Now = DateTimeOffset.UtcNow;
        var slot = (await server.World.FreeAsync(clinic.ServiceId))[0];
        var booking = await new BookingJourney(server.Database).BookAsync(
            Actor.Owner(ownerId), slot.SlotId, await server.World.PetAsync(ownerId, pet));
        await Eventually.SeeAsync(
            () => server.Database.ReadAsync(db => db.Bookings.Where(b => b.Id == booking).Select(b => b.Status).SingleAsync()),
            status => status == BookingStatus.Confirmed);
        return booking;
    }

    /// <summary>A visit that an owner may review.</summary>
    public static async Task<Guid> VisitedAsync(this PetProServer server, TestClinic clinic, Guid ownerId, string pet = "Milo")
    {
        var booking = await server.BookedAsync(clinic, ownerId, pet);
        (await server.Now<StartVisit>().RunAsync(clinic.Manager, booking, CancellationToken.None)).IsOk.ShouldBeTrue();
        (await server.Now<CompleteVisit>().RunAsync(clinic.Manager, booking, CancellationToken.None)).IsOk.ShouldBeTrue();
        return booking;
    }
}
