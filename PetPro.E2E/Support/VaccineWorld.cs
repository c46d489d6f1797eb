using Microsoft.EntityFrameworkCore;
using PetPro.Core.Clinics;
using PetPro.Core.Shared;
using PetPro.Data.Pets;

namespace PetPro.E2E.Support;

internal static class VaccineWorld
{
    /// <summary>The job as it ran at ten in the morning in Jakarta, today or, while it is earlier there, yesterday: mails of a time to come would wait.</summary>
    public static async Task RemindAtTenAsync(this PetProServer server)
    {
        var ten = new DateTimeOffset(DateTime.UtcNow.AddHours(7).Date.AddHours(3), TimeSpan.Zero);
        server.Database.Clock.Now = ten <= DateTimeOffset.UtcNow ? ten : ten.AddDays(-1);
        await server.Database.Get<RemindOfVaccinations>().RunAsync(Actor.System, CancellationToken.None);
    }

    public static Task<int> ChangeServiceAsync(this PetProServer server, Guid serviceId, Action<ClinicService> change) => server.Database.ReadAsync(async db =>
    {
        change(await db.Services.SingleAsync(s => s.Id == serviceId));
        return await db.SaveChangesAsync();
    });
}
