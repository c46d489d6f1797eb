using System.Globalization;
using PetPro.Core.Clinics;

namespace PetPro.Tests.Core.Clinics;

public sealed class LocalTimeTests
{
    [Theory]
    [InlineData("Asia/Jakarta", "2026-11-01 09:00", "2026-11-01T09:00+07:00")]
    [InlineData("Asia/Makassar", "2026-11-01 09:00", "2026-11-01T09:00+08:00")]
    [InlineData("Asia/Jayapura", "2026-11-01 00:00", "2026-11-01T00:00+09:00")]
    [InlineData("Europe/Berlin", "2026-07-01 09:00", "2026-07-01T09:00+02:00")]
    public void A_plain_time_is_that_instant(string zone, string local, string instant) => ShouldBe(zone, local, instant);

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29 02:00", "2026-03-29T03:00+02:00")]
    [InlineData("Europe/Berlin", "2026-03-29 02:59", "2026-03-29T03:00+02:00")]
    [InlineData("America/New_York", "2026-03-08 02:30", "2026-03-08T03:00-04:00")]
    public void In_the_skipped_hour_it_is_the_moment_of_the_jump(string zone, string local, string instant) => ShouldBe(zone, local, instant);

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-25 02:30", "2026-10-25T02:30+02:00")]
    [InlineData("America/New_York", "2026-11-01 01:30", "2026-11-01T01:30-04:00")]
    public void In_the_doubled_hour_it_is_the_first_of_the_two(string zone, string local, string instant) => ShouldBe(zone, local, instant);

    [Theory]
    [InlineData("Asia/Jakarta", "2026-03-01T16:59:59Z", "2026-03-01")]
    [InlineData("Asia/Jakarta", "2026-03-01T17:00:00Z", "2026-03-02")]
    [InlineData("Asia/Jayapura", "2026-03-01T15:00:00Z", "2026-03-02")]
    public void The_date_is_the_one_on_the_clinics_wall(string zone, string instant, string date) =>
        LocalTime.DateIn(Zone(zone), DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)).ShouldBe(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static void ShouldBe(string zone, string local, string instant) =>
        LocalTime.ToInstant(Zone(zone), DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))
            .ShouldBe(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);
}
