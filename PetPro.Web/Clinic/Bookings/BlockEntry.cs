using PetPro.Core.Clinics;
using PetPro.Data.Bookings;

namespace PetPro.Web.Clinic.Bookings;

/// <summary>What has been typed about a time to be closed, on the clinic's clocks.</summary>
public sealed class BlockEntry
{
    public Guid StaffId { get; set; }

    public DateOnly Date { get; set; }

    public TimeOnly From { get; set; }

    public TimeOnly Until { get; set; }

    public string Reason { get; set; } = "";

    public TimeToBlock In(string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        return new TimeToBlock(StaffId, LocalTime.ToInstant(zone, Date.ToDateTime(From)), LocalTime.ToInstant(zone, Date.ToDateTime(Until)), Reason);
    }
}
