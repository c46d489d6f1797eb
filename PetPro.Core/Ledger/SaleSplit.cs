namespace PetPro.Core.Ledger;

/// <summary>
/// What becomes of the price of a sale: tax on the service, the platform's commission, tax on the commission, and the rest for
/// the clinic. The four add up to the total to the rupiah.
/// </summary>
/// <param name="Total">What the owner pays, tax included.</param>
/// <param name="PlatformFee">Commission, without its tax.</param>
/// <param name="FeeTax">PPN on the commission.</param>
/// <param name="ServiceTax">PPN contained in the price.</param>
/// <param name="ClinicAmount">What the clinic gets.</param>
public sealed record SaleSplit(Money Total, Money PlatformFee, Money FeeTax, Money ServiceTax, Money ClinicAmount)
{
    /// <summary>Both taxes.</summary>
    public Money TaxAmount => ServiceTax + FeeTax;

    /// <param name="commissionPercent">Of the price without tax; at most what leaves room for the tax on it.</param>
    /// <param name="serviceTaxPercent">In effect on the price without tax (PPN: 11, being 12 % of 11/12); 0 for exempt services.</param>
    /// <param name="feeTaxPercent">In effect on the commission.</param>
    public static SaleSplit Of(Money total, decimal commissionPercent, decimal serviceTaxPercent, decimal feeTaxPercent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total.Amount, nameof(total));
        ArgumentOutOfRangeException.ThrowIfNegative(commissionPercent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(commissionPercent * (1 + (feeTaxPercent / 100m)), 100m, nameof(commissionPercent));
        var serviceTax = total.Percent(serviceTaxPercent * 100m / (100m + serviceTaxPercent));
        var fee = (total - serviceTax).Percent(commissionPercent);
        var feeTax = fee.Percent(feeTaxPercent);
        if (fee + feeTax > total - serviceTax)
        {
            feeTax = total - serviceTax - fee;
        }

        return new SaleSplit(total, fee, feeTax, serviceTax, total - serviceTax - fee - feeTax);
    }

    /// <summary>The same split for a part of the total: each of the four bears its proportion, to the rupiah.</summary>
    public SaleSplit Part(Money part)
    {
        if (part < Money.Zero || part > Total)
        {
            throw new ArgumentOutOfRangeException(nameof(part), part, "A part lies between nothing and the total.");
        }

        if (Total == Money.Zero)
        {
            return this;
        }

        var parts = part.Split(PlatformFee.Amount, FeeTax.Amount, ServiceTax.Amount, ClinicAmount.Amount);
        return new SaleSplit(part, parts[0], parts[1], parts[2], parts[3]);
    }

    public static SaleSplit operator -(SaleSplit left, SaleSplit right) => new(
        left.Total - right.Total,
        left.PlatformFee - right.PlatformFee,
        left.FeeTax - right.FeeTax,
        left.ServiceTax - right.ServiceTax,
        left.ClinicAmount - right.ClinicAmount);
}
