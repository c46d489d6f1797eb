using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PetPro.Core.Bookings;
using PetPro.Core.Outside;

namespace PetPro.Data.Outside.Sandbox;

/// <summary>
/// A payment gateway to develop and test with. It keeps books of its own in the schema `sandbox`, in transactions of its own,
/// as another company would: what it has taken stays taken when ours rolls back.
/// </summary>
public sealed class SandboxGateway(
    IDbContextFactory<PetProDb> contexts,
    SandboxSignature signature,
    PublicAddress address,
    IOptions<SandboxOptions> options,
    IServiceProvider services,
    TimeProvider clock) : IPaymentGateway
{
    /// <summary>The topic that wakes whoever sends its webhooks.</summary>
    public const string Topic = "sandbox";

    public string Name => "sandbox";

    /// <summary>Where no host says what environment this is, it is a test.</summary>
    public bool IsEnabled => options.Value.Enabled ?? services.GetService<IHostEnvironment>()?.IsDevelopment() ?? true;

    public async Task<GatewayPage> OpenAsync(GatewayCharge charge, CancellationToken cancellation)
    {
        if (!IsEnabled)
        {
            throw new GatewayUnavailableException($"The sandbox takes no payments here: set {SandboxOptions.Section}:Enabled, or another gateway.");
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO sandbox.transactions (payment_id, reference, amount, method, description, return_to, pay_before, opened_at, status)
            VALUES ({charge.PaymentId}, {ReferenceCode.New("SBX-", 12)}, {charge.Amount.Amount}, {charge.Method}, {charge.Description},
                    {charge.ReturnTo.ToString()}, {charge.PayBefore.ToUniversalTime()}, {clock.GetUtcNow()}, 'open')
            ON CONFLICT (payment_id) DO NOTHING
            """, cancellation);
        var reference = await db.SandboxTransactions.Where(t => t.PaymentId == charge.PaymentId).Select(t => t.Reference).SingleAsync(cancellation);
        return new GatewayPage(reference, new Uri(options.Value.PublicUrl ?? address.Root, $"/sandbox/pay/{charge.PaymentId}"));
    }

    public async Task<GatewayState?> GetStateAsync(Guid paymentId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var transaction = await db.SandboxTransactions.AsNoTracking().SingleOrDefaultAsync(t => t.PaymentId == paymentId, cancellation);
        return transaction is null ? null : new GatewayState(
            transaction.StatusAt(clock.GetUtcNow()) switch
            {
                SandboxStatus.Succeeded => GatewayOutcome.Succeeded,
                SandboxStatus.Failed => GatewayOutcome.Failed,
                _ => GatewayOutcome.Pending,
            },
            Money.Idr(transaction.Amount),
            transaction.DecidedAt ?? transaction.OpenedAt);
    }

    public async Task<GatewayRefund> RefundAsync(Guid refundId, Guid paymentId, Money amount, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var paid = await db.SandboxTransactions
            .FromSql($"SELECT * FROM sandbox.transactions WHERE payment_id = {paymentId} FOR UPDATE")
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellation);
        if (paid is null || paid.StatusAt(clock.GetUtcNow()) != SandboxStatus.Succeeded)
        {
            return new GatewayRefund(false, "not-paid");
        }

        var refunds = await db.SandboxRefunds.AsNoTracking().Where(r => r.PaymentId == paymentId).ToListAsync(cancellation);
        if (refunds.Find(r => r.RefundId == refundId) is { } known)
        {
            return known.Amount == amount.Amount ? new GatewayRefund(true, known.Reference) : new GatewayRefund(false, "same-id-other-amount");
        }

        if (amount.Amount <= 0 || refunds.Sum(r => r.Amount) + amount.Amount > paid.Amount)
        {
            return new GatewayRefund(false, "above-paid");
        }

        var refund = new SandboxRefund
        {
            RefundId = refundId,
            PaymentId = paymentId,
            Amount = amount.Amount,
            Reference = ReferenceCode.New("SBR-", 12),
            RefundedAt = clock.GetUtcNow(),
        };
        db.Add(refund);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new GatewayRefund(true, refund.Reference);
    }

    public GatewayNotice? Read(GatewayWebhook webhook) =>
        IsEnabled && signature.IsAuthentic(webhook.Body, webhook.Signature, webhook.Timestamp) ? SandboxMessage.Read(webhook.Body) : null;
}
