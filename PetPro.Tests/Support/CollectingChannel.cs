using System.Collections.Concurrent;
using PetPro.Core.Outside;

namespace PetPro.Tests.Support;

/// <summary>Keeps what would have been sent to phones; does what a test tells it to.</summary>
public sealed class CollectingChannel(string name) : IOutboundChannel
{
    private readonly ConcurrentQueue<OutboundMessage> sent = [];

    public string Name => name;

    public bool Refuse { get; set; }

    public OutboundOutcome Outcome { get; set; }

    public IReadOnlyList<OutboundMessage> Sent => [.. sent];

    public Task<OutboundOutcome> SendAsync(OutboundMessage message, CancellationToken cancellation)
    {
        if (Refuse)
        {
            throw new InvalidOperationException($"no answer about {message.PhoneNumber}");
        }

        sent.Enqueue(message);
        return Task.FromResult(Outcome);
    }
}
