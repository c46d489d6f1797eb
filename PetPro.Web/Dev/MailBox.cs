using PetPro.Data.Notifications;

namespace PetPro.Web.Dev;

/// <summary>The mails that were written as files because no SMTP server is set.</summary>
public sealed class MailBox(MailSettings settings)
{
    private const int Most = 100;

    /// <summary>The newest first; their names are ordered by time.</summary>
    public IReadOnlyList<MailFile> List() => !Directory.Exists(settings.Directory) ? [] :
    [
        .. Directory.EnumerateFiles(settings.Directory, "*.eml").OrderByDescending(path => Path.GetFileName(path), StringComparer.Ordinal).Take(Most)
            .Select(path => MailFile.Parse(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path))),
    ];

    public MailFile? Find(Guid id) => PathOf(id) is { } path ? MailFile.Parse(id.ToString("N"), File.ReadAllText(path)) : null;

    /// <summary>Only our own ids make a path: nothing else of the machine can be asked for.</summary>
    public string? PathOf(Guid id) => Path.Combine(settings.Directory, $"{id:N}.eml") is { } path && File.Exists(path) ? path : null;
}
