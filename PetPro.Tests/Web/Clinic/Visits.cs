using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Data.Bookings;

namespace PetPro.Tests.Web.Clinic;

/// <summary>A clinic's day as its pages read it, made by hand.</summary>
internal static class Visits
{
    public static readonly DateOnly Monday = new(2026, 3, 2);
    public static readonly ClinicStaff Ayu = new(Guid.Parse("00000000-0000-0000-0000-00000000000a"), "drh. Ayu", "Kulit");
    public static readonly ClinicStaff Bima = new(Guid.Parse("00000000-0000-0000-0000-00000000000b"), "drh. Bima", null);

    /// <summary>On that Monday, on the clinic's clocks.</summary>
    public static DateTimeOffset At(int hour, int minute = 0) => new(2026, 3, 2, hour, minute, 0, TimeSpan.FromHours(7));

    public static ClinicVisit Visit(
        DateTimeOffset startsAt,
        string pet = "Milo",
        BookingStatus status = BookingStatus.Confirmed,
        ClinicStaff? staff = null,
        int minutes = 30,
        DateTimeOffset? checkedInAt = null,
        string reference = "P34679CD",
        string owner = "Sari Wulandari") => new(
            Guid.NewGuid(),
            reference,
            status,
            (staff ?? Ayu).Id,
            "Konsultasi",
            Guid.NewGuid(),
            pet,
            "dog",
            false,
            owner,
            "+6281234567890",
            startsAt,
            startsAt.AddMinutes(minutes),
            checkedInAt,
            status is BookingStatus.InProgress or BookingStatus.Completed ? startsAt.AddMinutes(2) : null,
            status is BookingStatus.Completed ? startsAt.AddMinutes(25) : null);

    public static ClinicVisits Day(params ClinicVisit[] visits) => new(
        "Klinik Melati",
        "Asia/Jakarta",
        [new ClinicDay(Monday, new DayHours(new TimeOnly(8, 0), new TimeOnly(17, 30)), null)],
        [Ayu, Bima],
        visits,
        [new HeldTime(Ayu.Id, At(16), At(16, 30), At(10))]);
}
