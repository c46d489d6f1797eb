namespace PetPro.Data.Outside.Sandbox;

public enum SandboxStatus
{
    Open,
    Succeeded,
    Failed,
}

/// <summary>A payment as the sandbox knows it. It stands for another company's books: nothing of ours refers to it.</summary>
public sealed class SandboxTransaction
{
    /// <summary>How long a page stays open after the time to pay by.</summary>
    private static readonly TimeSpan OpenAfterwards = TimeSpan.FromHours(1);

    public Guid PaymentId { get; init; }

    public string Reference { get; init; } = "";

    /// <summary>Whole rupiah.</summary>
    public long Amount { get; init; }

    public string Method { get; init; } = "";

    public string Description { get; init; } = "";

    public string ReturnTo { get; init; } = "";

    public DateTimeOffset PayBefore { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public SandboxStatus Status { get; set; }

    /// <summary>When the payer's answer counts; ahead of the clock where it was given to count late.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    public SandboxStatus StatusAt(DateTimeOffset now) =>
        Status == SandboxStatus.Open && now > PayBefore + OpenAfterwards ? SandboxStatus.Failed
        : DecidedAt > now ? SandboxStatus.Open
        : Status;
}

/// <summary>Money that the sandbox gave back. The merchant's id of it is the key.</summary>
public sealed class SandboxRefund
{
    public Guid RefundId { get; init; }

    public Guid PaymentId { get; init; }

    public long Amount { get; init; }

    public string Reference { get; init; } = "";

    public DateTimeOffset RefundedAt { get; init; }
}

/// <summary>A message to the merchant that waits to be sent, or was.</summary>
public sealed class SandboxWebhook
{
    public const int MaxAttempts = 30;

    public long Id { get; init; }

    public string EventId { get; init; } = "";

    public Guid PaymentId { get; init; }

    public string Body { get; init; } = "";

    public int Attempts { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>How the last attempt ended.</summary>
    public string? LastAnswer { get; set; }
}

/// <summary>The secret that webhooks are signed with, where the settings name none: one row.</summary>
public sealed class SandboxKey
{
    public int Id { get; init; }

    public string Secret { get; init; } = "";
}
