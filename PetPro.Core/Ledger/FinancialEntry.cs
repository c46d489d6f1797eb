namespace PetPro.Core.Ledger;

public enum FinancialEntryType
{
    BookingFee,
    Refund,
    Adjustment,
}

public enum FinancialEntryStatus
{
    Pending,
    Settled,
    Cancelled,
}

/// <summary>
/// How one sale, or one refund of it, is shared, frozen at that moment. Refunds are rows of their own with amounts below zero;
/// no row is ever changed or deleted.
/// </summary>
public sealed class FinancialEntry : Entity
{
    private FinancialEntry()
    {
    }

    public Guid BookingId { get; private set; }

    public Guid ClinicId { get; private set; }

    public Guid PaymentId { get; private set; }

    public FinancialEntryType Type { get; private set; }

    public Money TotalAmount { get; private set; }

    public Money PlatformFee { get; private set; }

    public Money ClinicAmount { get; private set; }

    /// <summary>Tax on the service and on the commission together.</summary>
    public Money TaxAmount { get; private set; }

    public Money ServiceTax { get; private set; }

    public Money FeeTax { get; private set; }

    public decimal CommissionRate { get; private set; }

    public string TaxClass { get; private set; } = "";

    public FinancialEntryStatus Status { get; private set; }

    public SaleSplit Split => new(TotalAmount, PlatformFee, FeeTax, ServiceTax, ClinicAmount);

    public static FinancialEntry ForBooking(Guid bookingId, Guid clinicId, Guid paymentId, SaleSplit split, decimal commissionRate, string taxClass) =>
        From(bookingId, clinicId, paymentId, FinancialEntryType.BookingFee, split, commissionRate, taxClass);

    /// <summary>
    /// One of several refunds of this sale. Its share-out is what the share-out of all that has gone back grows by, so that the
    /// refunds of one sale add up to the share-out of their sum, in whatever steps they come.
    /// </summary>
    /// <param name="amount">Above zero: what goes back to the owner.</param>
    /// <param name="before">What of this sale has gone back before; together with the amount at most the total of this entry.</param>
    public FinancialEntry Refund(Money amount, Money before) => From(
        BookingId, ClinicId, PaymentId, FinancialEntryType.Refund, Split.Part(before) - Split.Part(before + amount), CommissionRate, TaxClass);

    private static FinancialEntry From(
        Guid bookingId, Guid clinicId, Guid paymentId, FinancialEntryType type, SaleSplit split, decimal commissionRate, string taxClass) => new()
        {
            BookingId = bookingId,
            ClinicId = clinicId,
            PaymentId = paymentId,
            Type = type,
            TotalAmount = split.Total,
            PlatformFee = split.PlatformFee,
            ClinicAmount = split.ClinicAmount,
            TaxAmount = split.TaxAmount,
            ServiceTax = split.ServiceTax,
            FeeTax = split.FeeTax,
            CommissionRate = commissionRate,
            TaxClass = taxClass,
        };
}
