using System.Globalization;
using PetPro.Data.Bookings;

namespace PetPro.Web.Owner.Visits;

/// <summary>Which of the owner's bookings are shown. It stands in the page's address, so that a reload and the way back keep it.</summary>
/// <param name="PetId">None = every pet.</param>
/// <param name="ClinicId">None = every clinic.</param>
/// <param name="After">The last row of the page before; none = the first page.</param>
public sealed record BookingsChoice(BookingScope Scope, Guid? PetId, Guid? ClinicId, (DateTimeOffset StartsAt, Guid Id)? After)
{
    public static readonly BookingScope[] Scopes = [BookingScope.Coming, BookingScope.Past, BookingScope.Cancelled];

    public bool IsNarrowed => PetId is not null || ClinicId is not null;

    public MyBookingsWanted Wanted => new(Scope, PetId, ClinicId);

    public string Address
    {
        get
        {
            var parts = new[]
            {
                Scope == BookingScope.Coming ? null : $"tab={NameOf(Scope)}",
                PetId is null ? null : $"pet={PetId}",
                ClinicId is null ? null : $"clinic={ClinicId}",
                After is var (startsAt, id) ? string.Create(CultureInfo.InvariantCulture, $"after={startsAt.UtcTicks}_{id}") : null,
            };
            var query = string.Join('&', parts.OfType<string>());
            return $"/owner/bookings{(query.Length > 0 ? "?" : "")}{query}";
        }
    }

    public static string NameOf(BookingScope scope) => scope.ToString().ToLowerInvariant();

    /// <summary>What makes no sense is as if it were not there.</summary>
    public static BookingsChoice Read(string? tab, string? pet, string? clinic, string? after) => new(
        Array.Find(Scopes, s => NameOf(s) == tab) is var scope && scope == BookingScope.All ? BookingScope.Coming : scope,
        Guid.TryParse(pet, out var petId) ? petId : null,
        Guid.TryParse(clinic, out var clinicId) ? clinicId : null,
        Key(after));

    private static (DateTimeOffset StartsAt, Guid Id)? Key(string? after) =>
        after?.Split('_') is [var ticks, var row]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
        && Guid.TryParse(row, out var id)
            ? (new DateTimeOffset(at, TimeSpan.Zero), id)
            : null;
}
