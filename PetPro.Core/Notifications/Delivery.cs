namespace PetPro.Core.Notifications;

public enum MailStatus
{
    Pending,
    Sent,

    /// <summary>Given up: tried too often, too late, or there is nobody to send it to.</summary>
    Failed,
}

/// <summary>Something on its way out of the house to an account: claimed by one instance at a time, tried again after growing pauses.</summary>
public abstract class Delivery : Entity
{
    public const int MaxAttempts = 10;

    /// <summary>Why it is given up at once: <see cref="SendBefore"/> has passed.</summary>
    public const string TooLate = "too-late";

    /// <summary>Why it is given up at once: the account has no address (any more).</summary>
    public const string NoAddress = "no-address";

    public Guid UserId { get; protected set; }

    public MailStatus Status { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>While an instance is sending it: when its claim lapses.</summary>
    public DateTimeOffset NextAttemptAt { get; protected set; }

    /// <summary>After this instant it is of no use to anybody and not sent any more.</summary>
    public DateTimeOffset? SendBefore { get; protected set; }

    /// <summary>What sort of failure the last one was; never an address or a server's own words.</summary>
    public string? LastError { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>It was given up because sending kept failing; what it needs is still there.</summary>
    public bool IsRetryable => Status == MailStatus.Failed && LastError is not (TooLate or NoAddress);

    public void Sent(DateTimeOffset at)
    {
        Status = MailStatus.Sent;
        SentAt = at;
        LastError = null;
        Forget();
    }

    /// <summary>Again after a pause that trebles, an hour at most; after <see cref="MaxAttempts"/> it is given up.</summary>
    public void TryAgainLater(string error, DateTimeOffset now)
    {
        LastError = error;
        NextAttemptAt = now + TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(3, Attempts - 1)));
        Status = Attempts >= MaxAttempts ? MailStatus.Failed : MailStatus.Pending;
    }

    /// <summary>The instance is shutting down: what it had claimed and not sent is free for others at once.</summary>
    public void Release(DateTimeOffset now)
    {
        Attempts--;
        NextAttemptAt = now;
    }

    /// <param name="reason"><see cref="TooLate"/> or <see cref="NoAddress"/>: there is no use in trying again.</param>
    public void GiveUp(string reason)
    {
        LastError = reason;
        Status = MailStatus.Failed;
        Forget();
    }

    public Result Retry(DateTimeOffset now)
    {
        if (!IsRetryable)
        {
            return Error.Conflict("mail-not-retryable");
        }

        Status = MailStatus.Pending;
        Attempts = 0;
        NextAttemptAt = now;
        return Result.Ok;
    }

    /// <summary>It can not be sent again: what it says is kept no longer.</summary>
    protected abstract void Forget();
}
