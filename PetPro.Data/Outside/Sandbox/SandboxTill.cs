namespace PetPro.Data.Outside.Sandbox;

/// <summary>What whoever stands before the sandbox's payment page may answer.</summary>
public enum SandboxAnswer
{
    Success,
    Decline,

    /// <summary>Pays, but so that it counts only when the time to pay by is over.</summary>
    Late,

    /// <summary>Pays, and the merchant is told twice, and then of an earlier state.</summary>
    Duplicate,
}

/// <summary>The sandbox's payment page: shows what is to be paid, takes the answer, and queues the webhooks that it means.</summary>
public sealed class SandboxTill(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<SandboxTransaction?> FindAsync(Guid paymentId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.SandboxTransactions.AsNoTracking().SingleOrDefaultAsync(t => t.PaymentId == paymentId, cancellation);
    }

    /// <summary>
    /// Answering the same again sends the same messages again. A declined payment may still be paid; a paid one stays paid.
    /// </summary>
    public async Task<Result> AnswerAsync(Guid paymentId, SandboxAnswer answer, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var payment = await db.SandboxTransactions
            .FromSql($"SELECT * FROM sandbox.transactions WHERE payment_id = {paymentId} FOR UPDATE")
            .SingleOrDefaultAsync(cancellation);
        if (payment is null)
        {
            return Error.NotFound;
        }

        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        if (Decide(payment, answer, now) is { IsOk: false } refused)
        {
            return refused;
        }

        db.SandboxWebhooks.AddRange(Messages(payment, answer));
        await db.SaveChangesAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"SELECT pg_notify('petpro', {SandboxGateway.Topic})", cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }

    private static Result Decide(SandboxTransaction payment, SandboxAnswer answer, DateTimeOffset now)
    {
        var wanted = answer == SandboxAnswer.Decline ? SandboxStatus.Failed : SandboxStatus.Succeeded;
        if (payment.Status == wanted)
        {
            return Result.Ok;
        }

        if (payment.Status == SandboxStatus.Succeeded)
        {
            return Error.Conflict("sandbox-already-paid");
        }

        if (payment.Status == SandboxStatus.Open && payment.StatusAt(now) == SandboxStatus.Failed)
        {
            return Error.Conflict("sandbox-page-closed");
        }

        var late = payment.PayBefore.AddSeconds(1);
        payment.Status = wanted;
        payment.DecidedAt = answer == SandboxAnswer.Late && late > now ? late : now;
        return Result.Ok;
    }

    private static IEnumerable<SandboxWebhook> Messages(SandboxTransaction payment, SandboxAnswer answer)
    {
        var at = payment.DecidedAt!.Value;
        var decided = payment.Status == SandboxStatus.Succeeded ? "succeeded" : "failed";
        yield return Message(payment, decided, at);
        if (answer == SandboxAnswer.Duplicate)
        {
            yield return Message(payment, decided, at);
            yield return Message(payment, "pending", payment.OpenedAt);
        }
    }

    private static SandboxWebhook Message(SandboxTransaction payment, string status, DateTimeOffset at) => new()
    {
        EventId = $"{payment.Reference}-{status}",
        PaymentId = payment.PaymentId,
        Body = SandboxMessage.Write(payment, status, at),
        NextAttemptAt = payment.DecidedAt!.Value,
    };
}
