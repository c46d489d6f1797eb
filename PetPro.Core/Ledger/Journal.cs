namespace PetPro.Core.Ledger;

/// <summary>The accounts of the one ledger.</summary>
public static class LedgerAccounts
{
    /// <summary>What the payment gateway holds for us. Asset.</summary>
    public const string GatewayClearing = "gateway-clearing";

    /// <summary>What we owe clinics, by clinic. Liability.</summary>
    public const string ClinicPayable = "clinic-payable";

    /// <summary>What we have promised back to owners. Liability.</summary>
    public const string RefundsPayable = "refunds-payable";

    /// <summary>PPN to be handed on. Liability.</summary>
    public const string TaxPayable = "tax-payable";

    /// <summary>Our commission. Income.</summary>
    public const string PlatformRevenue = "platform-revenue";

    public static IReadOnlyList<string> All { get; } = [GatewayClearing, ClinicPayable, RefundsPayable, TaxPayable, PlatformRevenue];
}

/// <summary>What a journal tells of.</summary>
public static class JournalKinds
{
    /// <summary>A payment arrived: one journal for each, whether it bought a visit or goes back.</summary>
    public const string Payment = "payment";

    /// <summary>It was decided to give something back.</summary>
    public const string RefundDecided = "refund-decided";

    /// <summary>The gateway gave it back.</summary>
    public const string RefundPaid = "refund-paid";
}

/// <summary>
/// A double entry: its lines add up to zero. It is written once for its kind and source and never changed; corrections are
/// journals of their own.
/// </summary>
public sealed class Journal : Entity
{
    private readonly List<JournalLine> lines = [];

    private Journal()
    {
    }

    /// <summary>One of <see cref="JournalKinds"/>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>What it comes from: the payment or the refund. Unique together with the kind.</summary>
    public Guid SourceId { get; private set; }

    public Guid PaymentId { get; private set; }

    public DateTimeOffset PostedAt { get; private set; }

    public IReadOnlyList<JournalLine> Lines => lines;

    /// <summary>A payment bought a visit: the gateway owes us the total, we owe clinic and tax office, the rest is ours.</summary>
    public static Journal ForSale(FinancialEntry entry, DateTimeOffset at) => Post(
        JournalKinds.Payment,
        entry.PaymentId,
        entry.PaymentId,
        at,
        [(LedgerAccounts.GatewayClearing, null, entry.TotalAmount), .. Shares(entry)]);

    /// <summary>One payment bought several visits.</summary>
    /// <param name="entries">The share-out of each; together they are the payment.</param>
    public static Journal ForSales(IReadOnlyCollection<FinancialEntry> entries, DateTimeOffset at) => Post(
        JournalKinds.Payment,
        entries.First().PaymentId,
        entries.First().PaymentId,
        at,
        [(LedgerAccounts.GatewayClearing, null, entries.Aggregate(Money.Zero, (sum, e) => sum + e.TotalAmount)), .. entries.SelectMany(Shares)]);

    /// <summary>A payment arrived for something that is not to be had any more: all of it is promised back.</summary>
    public static Journal ForReturnedPayment(Guid paymentId, Money amount, DateTimeOffset at) => Post(
        JournalKinds.Payment,
        paymentId,
        paymentId,
        at,
        [(LedgerAccounts.GatewayClearing, null, amount), (LedgerAccounts.RefundsPayable, null, -amount)]);

    /// <param name="entry">The refund's entry; its amounts are below zero.</param>
    public static Journal ForRefundDecided(FinancialEntry entry, Guid refundId, DateTimeOffset at) => Post(
        JournalKinds.RefundDecided,
        refundId,
        entry.PaymentId,
        at,
        [(LedgerAccounts.RefundsPayable, null, entry.TotalAmount), .. Shares(entry)]);

    public static Journal ForRefundPaid(Guid paymentId, Guid refundId, Money amount, DateTimeOffset at) => Post(
        JournalKinds.RefundPaid,
        refundId,
        paymentId,
        at,
        [(LedgerAccounts.RefundsPayable, null, amount), (LedgerAccounts.GatewayClearing, null, -amount)]);

    private static IEnumerable<(string Account, Guid? Party, Money Amount)> Shares(FinancialEntry entry) =>
    [
        (LedgerAccounts.ClinicPayable, entry.ClinicId, -entry.ClinicAmount),
        (LedgerAccounts.PlatformRevenue, null, -entry.PlatformFee),
        (LedgerAccounts.TaxPayable, null, -entry.TaxAmount),
    ];

    private static Journal Post(
        string kind, Guid sourceId, Guid paymentId, DateTimeOffset at, IEnumerable<(string Account, Guid? Party, Money Amount)> amounts)
    {
        var journal = new Journal { Kind = kind, SourceId = sourceId, PaymentId = paymentId, PostedAt = at };
        journal.lines.AddRange(amounts.Where(a => a.Amount != Money.Zero)
            .Select((a, i) => new JournalLine(journal.Id, i + 1, a.Account, a.Party, a.Amount)));
        return journal.lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount) == Money.Zero
            ? journal
            : throw new InvalidOperationException($"Journal {kind} of {sourceId} does not balance.");
    }
}

/// <param name="Party">The clinic, where the account is kept by clinic.</param>
/// <param name="Amount">Debit above zero, credit below.</param>
public sealed record JournalLine(Guid JournalId, int LineNo, string Account, Guid? Party, Money Amount);
