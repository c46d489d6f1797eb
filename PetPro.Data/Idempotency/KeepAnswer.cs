namespace PetPro.Data.Idempotency;

/// <summary>Keeps what a request with a claimed key was answered; without an answer the key is free again.</summary>
public sealed class KeepAnswer(IDbContextFactory<PetProDb> contexts)
{
    public async Task RunAsync(Actor actor, string key, KeptAnswer? answer, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var claimed = db.IdempotencyKeys.Where(k => k.ActorId == actor.UserId && k.Key == key && k.Status == null);
        await (answer is null
            ? claimed.ExecuteDeleteAsync(cancellation)
            : claimed.ExecuteUpdateAsync(
                k => k.SetProperty(x => x.Status, answer.Status)
                    .SetProperty(x => x.ContentType, answer.ContentType)
                    .SetProperty(x => x.Location, answer.Location)
                    .SetProperty(x => x.Body, answer.Body),
                cancellation));
    }
}
