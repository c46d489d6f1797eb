using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PetPro.Web.Dev;

/// <summary>A mail as it lies in a file: as much of MIME as our own mails use.</summary>
public sealed partial record MailFile(string Id, string Subject, string From, string To, DateTimeOffset? Date, string Text, string Html, string? Calendar)
{
    public static MailFile Parse(string id, string eml)
    {
        var parts = Part.Read(eml.ReplaceLineEndings("\n")).Flatten().ToList();
        var headers = parts[0].Headers;
        return new MailFile(
            id,
            Words(headers.GetValueOrDefault("subject", "")),
            Words(headers.GetValueOrDefault("from", "")),
            Words(headers.GetValueOrDefault("to", "")),
            DateTimeOffset.TryParse(headers.GetValueOrDefault("date"), CultureInfo.InvariantCulture, out var date) ? date : null,
            Content(parts, "text/plain") ?? "",
            Content(parts, "text/html") ?? "",
            Content(parts, "text/calendar"));
    }

    private static string? Content(List<Part> parts, string type) => parts.Find(p => p.Type.StartsWith(type, StringComparison.OrdinalIgnoreCase))?.Decoded();

    /// <summary>Encoded words of RFC 2047; blanks between two of them do not count.</summary>
    private static string Words(string header) => EncodedWord().Replace(
        Between().Replace(header, "?="),
        word => word.Groups["kind"].Value is "B" or "b"
            ? Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups["text"].Value))
            : QuotedPrintable(word.Groups["text"].Value.Replace('_', ' ')));

    private static string QuotedPrintable(string text)
    {
        var bytes = new List<byte>();
        text = text.Replace("=\n", "", StringComparison.Ordinal);
        var i = 0;
        while (i < text.Length)
        {
            if (text[i] == '=' && i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var octet))
            {
                bytes.Add(octet);
                i += 3;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, 1));
                i++;
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(@"=\?utf-8\?(?<kind>[bBqQ])\?(?<text>[^?]*)\?=", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"\?=\s+(?==\?)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Between();

    [GeneratedRegex("""boundary="?(?<mark>[^";]+)"?""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Boundary();

    private sealed record Part(Dictionary<string, string> Headers, string Body)
    {
        public string Type => Headers.GetValueOrDefault("content-type", "text/plain");

        public static Part Read(string raw)
        {
            var end = raw.IndexOf("\n\n", StringComparison.Ordinal);
            var head = (end < 0 ? raw : raw[..end]).Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal);
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var line in head.Split('\n').Where(l => l.Contains(':', StringComparison.Ordinal)))
            {
                headers.TryAdd(line[..line.IndexOf(':', StringComparison.Ordinal)].Trim(), line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
            }

            return new Part(headers, end < 0 ? "" : raw[(end + 2)..]);
        }

        /// <summary>This part, then those inside it.</summary>
        public IEnumerable<Part> Flatten() => Boundary().Match(Type) is { Success: true } boundary
            ? Body.Split($"--{boundary.Groups["mark"].Value}").Skip(1).Where(p => !p.StartsWith("--", StringComparison.Ordinal))
                .SelectMany(p => Read(p.TrimStart('\n')).Flatten()).Prepend(this)
            : [this];

        public string Decoded() => Headers.GetValueOrDefault("content-transfer-encoding", "7bit").ToUpperInvariant() switch
        {
            "BASE64" => Encoding.UTF8.GetString(Convert.FromBase64String(Body.Trim())),
            "QUOTED-PRINTABLE" => QuotedPrintable(Body),
            _ => Body,
        };
    }
}
