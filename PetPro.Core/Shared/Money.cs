using System.Globalization;

namespace PetPro.Core.Shared;

/// <summary>
/// An amount in whole units of a currency; for rupiah there is nothing smaller. Conversions to what a gateway wants
/// (hundredths, decimals) belong in its adapter.
/// </summary>
public readonly record struct Money(long Amount, string Currency) : IComparable<Money>
{
    public const string Rupiah = "IDR";

    public static Money Zero { get; } = Idr(0);

    public static Money Idr(long amount) => new(amount, Rupiah);

    public static Money operator +(Money left, Money right) => left with { Amount = checked(left.Amount + right.InCurrencyOf(left)) };

    public static Money operator -(Money left, Money right) => left with { Amount = checked(left.Amount - right.InCurrencyOf(left)) };

    public static Money operator -(Money money) => money with { Amount = -money.Amount };

    public static bool operator <(Money left, Money right) => left.Amount < right.InCurrencyOf(left);

    public static bool operator >(Money left, Money right) => left.Amount > right.InCurrencyOf(left);

    public static bool operator <=(Money left, Money right) => left.Amount <= right.InCurrencyOf(left);

    public static bool operator >=(Money left, Money right) => left.Amount >= right.InCurrencyOf(left);

    public int CompareTo(Money other) => Amount.CompareTo(other.InCurrencyOf(this));

    /// <summary>A share of the amount, rounded half away from zero to the whole unit.</summary>
    /// <param name="percent">In percent: 11 is eleven hundredths.</param>
    public Money Percent(decimal percent) =>
        this with { Amount = (long)Math.Round(Amount * percent / 100m, MidpointRounding.AwayFromZero) };

    /// <summary>
    /// Splits the amount in proportion to <paramref name="weights"/>. The parts add up to the amount exactly: what rounding
    /// leaves goes to the largest remainders first, to the earlier part where they tie.
    /// </summary>
    /// <exception cref="ArgumentException">No weight is above zero, or one is below.</exception>
    public Money[] Split(params ReadOnlySpan<long> weights)
    {
        Int128 total = 0;
        foreach (var weight in weights)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weight, nameof(weights));
            total += weight;
        }

        if (total == 0)
        {
            throw new ArgumentException("At least one weight must be above zero.", nameof(weights));
        }

        var sign = Math.Sign(Amount);
        Int128 whole = Math.Abs(Amount);
        var parts = new long[weights.Length];
        var remainders = new Int128[weights.Length];
        var left = (long)whole;
        for (var i = 0; i < weights.Length; i++)
        {
            parts[i] = (long)(whole * weights[i] / total);
            remainders[i] = whole * weights[i] % total;
            left -= parts[i];
        }

        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => remainders[i]).Take((int)left))
        {
            parts[i]++;
        }

        var currency = Currency;
        return [.. parts.Select(part => new Money(sign * part, currency))];
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Currency} {Amount}");

    private long InCurrencyOf(Money other) => Currency == other.Currency
        ? Amount
        : throw new InvalidOperationException($"{Currency} and {other.Currency} do not mix.");
}
