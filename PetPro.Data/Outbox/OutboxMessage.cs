namespace PetPro.Data.Outbox;

public enum OutboxStatus
{
    Pending,

    /// <summary>Every handler has done its part.</summary>
    Done,

    /// <summary>A handler failed too often; somebody must retry or discard it.</summary>
    Dead,

    Discarded,
}

/// <summary>An event on its way to its handlers, written in the commit that made it happen.</summary>
public sealed class OutboxMessage
{
    /// <summary>The order in which they are handed out.</summary>
    public long Position { get; set; }

    /// <summary>The event's id.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string Type { get; set; } = "";

    public int Version { get; set; }

    public Guid AggregateId { get; set; }

    public string Payload { get; set; } = "";

    public DateTimeOffset OccurredAt { get; set; }

    public string? TraceParent { get; set; }

    public OutboxStatus Status { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>Type and message of the last failure; never payload.</summary>
    public string? LastError { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>Who was to react to it when it was done. The invariants hold it against what was handled.</summary>
    public string[] Handlers { get; set; } = [];
}

/// <summary>A handler's effect of an event is committed together with this row, so that it happens once.</summary>
public sealed class HandledEvent
{
    public string Handler { get; set; } = "";

    public Guid EventId { get; set; }

    public DateTimeOffset HandledAt { get; set; }
}
