using System.Text.RegularExpressions;
using PetPro.Tests.Support;
using PetPro.Web.Dev;

namespace PetPro.E2E.Support;

/// <summary>The mails that the application has written as files.</summary>
public sealed partial class Mailbox(string directory)
{
    /// <summary>The first mail to that address whose subject holds the words; waits until there is one.</summary>
    public Task<MailFile> FindAsync(string address, string words) => Eventually.SeeAsync(
        () => Task.FromResult(Read().LastOrDefault(m => m.To.Contains(address, StringComparison.OrdinalIgnoreCase) && m.Subject.Contains(words, StringComparison.OrdinalIgnoreCase))),
        mail => mail is not null)!;

    /// <summary>The newest one-time code sent to that address.</summary>
    public async Task<string> CodeAsync(string address)
    {
        var mail = await Eventually.SeeAsync(
            () => Task.FromResult(Read().LastOrDefault(m => m.To.Contains(address, StringComparison.OrdinalIgnoreCase) && Code().IsMatch(m.Text))),
            mail => mail is not null);
        return Code().Match(mail!.Text).Value;
    }

    private List<MailFile> Read() => !Directory.Exists(directory) ? [] :
    [
        .. Directory.EnumerateFiles(directory, "*.eml").Order(StringComparer.Ordinal)
            .Select(path => MailFile.Parse(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path))),
    ];

    [GeneratedRegex(@"\b[0-9]{6}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();
}
