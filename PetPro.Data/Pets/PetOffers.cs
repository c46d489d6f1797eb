using PetPro.Core.Pets;

namespace PetPro.Data.Pets;

/// <summary>Which offers stand.</summary>
internal static class PetOffers
{
    /// <summary>Neither accepted nor declined nor withdrawn; it may have run out.</summary>
    public static IQueryable<PetTransfer> Standing(this IQueryable<PetTransfer> offers) =>
        offers.Where(t => t.AcceptedAt == null && t.DeclinedAt == null && t.WithdrawnAt == null);
}
