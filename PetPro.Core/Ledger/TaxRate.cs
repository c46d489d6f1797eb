namespace PetPro.Core.Ledger;

/// <summary>Which rate a tax class bears from which day on. Reference data: rates change by law, not by release.</summary>
/// <param name="EffectivePercent">On the price without tax. PPN of 12 % on 11/12 of the price is 11 in effect (PMK 131/2024).</param>
public sealed record TaxRate(string TaxClass, DateOnly ValidFrom, decimal EffectivePercent)
{
    /// <summary>The rate of a class on a day; a class without one is a defect of the reference data.</summary>
    public static decimal On(IEnumerable<TaxRate> rates, string taxClass, DateOnly day) =>
        rates.Where(r => r.TaxClass == taxClass && r.ValidFrom <= day).MaxBy(r => r.ValidFrom)?.EffectivePercent
        ?? throw new InvalidOperationException($"No rate for tax class {taxClass} on {day:O}.");
}
