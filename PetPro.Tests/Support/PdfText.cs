using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace PetPro.Tests.Support;

/// <summary>
/// The text of a PDF as WeasyPrint writes it: each font says which glyph stands for which sign, each page shows glyphs by font.
/// What no font could draw comes out as glyph 0 and is not text here.
/// </summary>
public static partial class PdfText
{
    public static string Of(byte[] pdf)
    {
        var file = Encoding.Latin1.GetString(pdf);
        var objects = Object().Matches(file).ToDictionary(m => m.Groups["number"].Value, m => m.Groups["body"].Value);
        var fonts = FontName().Matches(file)
            .Where(m => objects.TryGetValue(m.Groups["number"].Value, out var font) && ToUnicode().IsMatch(font))
            .GroupBy(m => m.Groups["name"].Value)
            .ToDictionary(g => g.Key, g => Signs(objects[ToUnicode().Match(objects[g.First().Groups["number"].Value]).Groups[1].Value]));
        var text = new StringBuilder();
        foreach (var content in objects.Values.Where(o => o.Contains("stream", StringComparison.Ordinal)).Select(Stream).Where(s => s.Contains("\nBT\n", StringComparison.Ordinal)))
        {
            IReadOnlyDictionary<string, string> font = new Dictionary<string, string>();
            foreach (Match part in Part().Matches(content))
            {
                if (part.Groups["font"].Success)
                {
                    font = fonts.GetValueOrDefault(part.Groups["font"].Value, new Dictionary<string, string>());
                }
                else if (part.Groups["end"].Success)
                {
                    text.Append('\n');
                }
                else
                {
                    text.Append(string.Concat(part.Groups["glyphs"].Value.Chunk(4).Select(g => font.GetValueOrDefault(new string(g).ToLowerInvariant(), ""))));
                }
            }
        }

        return text.ToString();
    }

    private static Dictionary<string, string> Signs(string toUnicode) =>
        Sign().Matches(Stream(toUnicode)).Where(m => m.Groups[1].Value != "0000").GroupBy(m => m.Groups[1].Value.ToLowerInvariant())
            .ToDictionary(g => g.Key, g => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(g.First().Groups[2].Value)));

    private static string Stream(string body)
    {
        var found = StreamPart().Match(body);
        var bytes = Encoding.Latin1.GetBytes(found.Groups[1].Value);
        if (!body[..found.Index].Contains("FlateDecode", StringComparison.Ordinal))
        {
            return found.Groups[1].Value;
        }

        using var inflated = new StreamReader(new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress), Encoding.Latin1);
        return inflated.ReadToEnd();
    }

    [GeneratedRegex(@"(?<number>\d+) 0 obj\n(?<body>.*?)\nendobj", RegexOptions.Singleline | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Object();

    [GeneratedRegex(@"/(?<name>[A-Z]{6}\S*) (?<number>\d+) 0 R", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex FontName();

    [GeneratedRegex(@"/ToUnicode (\d+) 0 R", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex ToUnicode();

    [GeneratedRegex(@"stream\n(.*)\nendstream", RegexOptions.Singleline | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex StreamPart();

    [GeneratedRegex(@"^<([0-9a-fA-F]{4})> <([0-9a-fA-F]{4,})>", RegexOptions.Multiline | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Sign();

    [GeneratedRegex(@"/(?<font>\S+) [\d.]+ Tf|<(?<glyphs>[0-9a-fA-F]+)>|(?<end>\nET\b)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Part();
}
