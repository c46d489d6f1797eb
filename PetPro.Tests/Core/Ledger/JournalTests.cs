using FsCheck;
using FsCheck.Fluent;
using PetPro.Core.Ledger;
using PetPro.Core.Shared;

namespace PetPro.Tests.Core.Ledger;

public sealed class JournalTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Any sale, and how much of it goes back.</summary>
    private static readonly Arbitrary<(FinancialEntry Sale, Money Back)> AnySale = (
        from total in Gen.Choose(1, 5_000_000)
        from commission in Gen.Choose(0, 90)
        from taxed in Gen.Elements(0m, 11m)
        from back in Gen.Choose(1, total)
        select (Sale(total, commission, taxed), Money.Idr(back))).ToArbitrary();

    [Fact]
    public void A_sale_and_its_refund_balance_whatever_the_amounts() =>
        Prop.ForAll(AnySale, sold =>
        {
            var refund = sold.Sale.Refund(sold.Back, Money.Zero);
            return new[]
            {
                Journal.ForSale(sold.Sale, Now),
                Journal.ForRefundDecided(refund, Guid.CreateVersion7(), Now),
                Journal.ForRefundPaid(sold.Sale.PaymentId, Guid.CreateVersion7(), sold.Back, Now),
                Journal.ForReturnedPayment(sold.Sale.PaymentId, sold.Back, Now),
            }.All(journal => journal.Lines.Sum(line => line.Amount.Amount) == 0 && journal.Lines.All(line => line.Amount != Money.Zero));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void After_a_full_refund_every_account_is_where_it_was() =>
        Prop.ForAll(AnySale, sold =>
        {
            var refund = sold.Sale.Refund(sold.Sale.TotalAmount, Money.Zero);
            var refundId = Guid.CreateVersion7();
            Journal[] journals =
            [
                Journal.ForSale(sold.Sale, Now),
                Journal.ForRefundDecided(refund, refundId, Now),
                Journal.ForRefundPaid(sold.Sale.PaymentId, refundId, sold.Sale.TotalAmount, Now),
            ];
            return LedgerAccounts.All.All(account => Balance(account, journals) == 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_refund_takes_its_share_from_each_and_leaves_nobody_below_zero() =>
        Prop.ForAll(AnySale, sold =>
        {
            var refund = sold.Sale.Refund(sold.Back, Money.Zero);
            return refund.TotalAmount == -sold.Back
                && refund.PlatformFee + refund.ClinicAmount + refund.TaxAmount == refund.TotalAmount
                && refund.ServiceTax + refund.FeeTax == refund.TaxAmount
                && sold.Sale.ClinicAmount + refund.ClinicAmount >= Money.Zero
                && sold.Sale.PlatformFee + refund.PlatformFee >= Money.Zero
                && sold.Sale.TaxAmount + refund.TaxAmount >= Money.Zero;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_sale_says_who_is_owed_what()
    {
        var sale = Sale(150_000, 10, 0);

        var journal = Journal.ForSale(sale, Now);

        journal.SourceId.ShouldBe(sale.PaymentId);
        journal.Lines.ShouldContain(l => l.Account == LedgerAccounts.GatewayClearing && l.Amount == Money.Idr(150_000));
        journal.Lines.ShouldContain(l => l.Account == LedgerAccounts.ClinicPayable && l.Party == sale.ClinicId && l.Amount == Money.Idr(-133_350));
        journal.Lines.ShouldContain(l => l.Account == LedgerAccounts.PlatformRevenue && l.Amount == Money.Idr(-15_000));
        journal.Lines.ShouldContain(l => l.Account == LedgerAccounts.TaxPayable && l.Amount == Money.Idr(-1_650));
    }

    [Fact]
    public void A_payment_for_nothing_is_owed_back_whole_and_touches_no_income()
    {
        var journal = Journal.ForReturnedPayment(Guid.CreateVersion7(), Money.Idr(80_000), Now);

        journal.Lines.Select(l => (l.Account, l.Amount.Amount)).ShouldBe(
            [(LedgerAccounts.GatewayClearing, 80_000), (LedgerAccounts.RefundsPayable, -80_000)]);
    }

    [Fact]
    public void More_than_the_sale_is_never_refunded() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Sale(100, 10, 11).Refund(Money.Idr(101), Money.Zero));

    private static long Balance(string account, IEnumerable<Journal> journals) =>
        journals.SelectMany(j => j.Lines).Where(l => l.Account == account).Sum(l => l.Amount.Amount);

    private static FinancialEntry Sale(long total, decimal commission, decimal taxed) => FinancialEntry.ForBooking(
        Guid.CreateVersion7(),
        Guid.CreateVersion7(),
        Guid.CreateVersion7(),
        SaleSplit.Of(Money.Idr(total), commission, taxed, 11m),
        commission,
        taxed == 0 ? "exempt" : "standard");
}
