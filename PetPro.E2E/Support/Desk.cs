using PetPro.Core.Bookings;
using PetPro.Data.Bookings;
using PetPro.Data.Desk;
using PetPro.Tests.Support;

namespace PetPro.E2E.Support;

/// <summary>What journeys at a clinic's desk need before they begin.</summary>
public static class Desk
{
    /// <summary>A clinic where it is morning now, so that the day still has times to book.</summary>
    public static Task<TestClinic> MorningClinicAsync(this PetProServer server, int staff = 1)
    {
        var ahead = 8 - DateTimeOffset.UtcNow.Hour;
        return server.World.ClinicAsync(staff: staff, zone: ahead switch
        {
            0 => "Etc/GMT",
            > 0 => $"Etc/GMT-{ahead}",
            >= -12 => $"Etc/GMT+{-ahead}",
            _ => $"Etc/GMT-{ahead + 24}",
        });
    }

    public static async Task<Person> StaffAsync(this PetProServer server, Chromium chromium, TestClinic clinic)
    {
        var person = await chromium.SitDownAsync(server);
        await person.SignInAsync(await server.LetSignInAsync(clinic.ManagerId));
        return person;
    }

    /// <summary>The free times of today that have not begun.</summary>
    public static async Task<IReadOnlyList<DeskTime>> TimesAsync(this PetProServer server, TestClinic clinic)
    {
        var found = (await server.Now<FindDeskTimes>().RunAsync(clinic.Manager, clinic.Id, clinic.ServiceId, null, null, 1, CancellationToken.None)).Value;
        return [.. found.Times.Where(t => t.StartsAt > DateTimeOffset.UtcNow.AddMinutes(5))];
    }

    /// <summary>A visit that was entered by telephone.</summary>
    public static async Task<Guid> CallAsync(this PetProServer server, TestClinic clinic, Guid slotId, string pet = "Milo") =>
        (await server.Now<EnterDeskVisit>().RunAsync(
            clinic.Manager,
            clinic.Id,
            new DeskVisit(slotId, BookingChannel.Phone, false, null, null, "Budi Santoso", "081234567890", null, null, pet, "dog"),
            CancellationToken.None)).Value;
}
