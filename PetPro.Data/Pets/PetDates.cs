namespace PetPro.Data.Pets;

internal static class PetDates
{
    /// <summary>
    /// Today where the day begins first in Indonesia (UTC+9): an owner's zone is not known, and nobody's own today may be refused as
    /// lying in the future.
    /// </summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime.AddHours(9));
}
