namespace PetPro.Core.Clinics;

/// <summary>Wall-clock time of a zone and instants, with the two odd hours of a year decided in one place.</summary>
public static class LocalTime
{
    /// <summary>
    /// The instant at which the zone's clocks show <paramref name="local"/>. In the doubled hour the first of the two; in the
    /// skipped hour the moment at which the clocks jump.
    /// </summary>
    public static DateTimeOffset ToInstant(TimeZoneInfo zone, DateTime local)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
        {
            while (zone.IsInvalidTime(local))
            {
                local = local.AddMinutes(1);
            }

            return new DateTimeOffset(local, zone.GetUtcOffset(local));
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    /// <summary>The date that the zone's calendars show at an instant.</summary>
    public static DateOnly DateIn(TimeZoneInfo zone, DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
