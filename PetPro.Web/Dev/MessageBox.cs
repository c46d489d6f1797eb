using System.Text.Json;
using PetPro.Data.Outside;

namespace PetPro.Web.Dev;

/// <summary>The messages to phones that were written as files because nobody carries them while developing.</summary>
public sealed class MessageBox(IConfiguration settings)
{
    private const int Most = 100;

    public string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(settings["PETPRO_HOME"] ?? ".petpro", "messages"));

    /// <summary>The newest first; their names are ordered by time.</summary>
    public IReadOnlyList<WrittenMessage> List() => !Directory.Exists(Path) ? [] :
    [
        .. Directory.EnumerateFiles(Path, "*.json").OrderByDescending(path => System.IO.Path.GetFileName(path), StringComparer.Ordinal).Take(Most)
            .Select(path => JsonSerializer.Deserialize<WrittenMessage>(File.ReadAllText(path))).OfType<WrittenMessage>(),
    ];
}
