using System.Text.Json;
using PetPro.Core.Outside;

namespace PetPro.Data.Outside;

/// <summary>
/// Stands in for a carrier of messages while developing: writes each as a file, named by its key, so that one that is sent twice is
/// one file.
/// </summary>
/// <param name="name">Of the channel that it stands in for.</param>
public sealed class MessageDirectory(string name, string directory) : IOutboundChannel
{
    public string Name => name;

    public async Task<OutboundOutcome> SendAsync(OutboundMessage message, CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        var file = Path.Combine(directory, $"{message.Key}.json");
        var aside = $"{file}.{Guid.NewGuid():N}.part";
        await File.WriteAllTextAsync(aside, JsonSerializer.Serialize(new WrittenMessage(name, message, DateTimeOffset.UtcNow)), cancellation);
        File.Move(aside, file, overwrite: true);
        return OutboundOutcome.Accepted;
    }
}

/// <summary>A message as it lies in a file.</summary>
public sealed record WrittenMessage(string Channel, OutboundMessage Message, DateTimeOffset At);
