using System.Buffers;
using System.Globalization;

namespace PetPro.Core.Outside;

/// <summary>PDF (ISO 32000), looked at from outside: its head, its tail, and the names in it that have no place in a paper.</summary>
internal static class PdfFile
{
    /// <summary>The tail is looked for in so many last bytes.</summary>
    private const int Tail = 2048;

    private static readonly string[] Active = ["JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "SubmitForm", "ImportData"];

    private static readonly SearchValues<byte> NameBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789#"u8);

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith("%PDF-1."u8) || bytes.StartsWith("%PDF-2."u8);

    /// <returns>The code of what is wrong with it; null where nothing is.</returns>
    public static string? Fault(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.LastIndexOf("%%EOF"u8);
        var tail = bytes[Math.Max(0, bytes.Length - Tail)..];
        if (end < 0 || bytes[(end + 5)..].IndexOfAnyExcept("\r\n\t \0"u8) >= 0 || tail.LastIndexOf("startxref"u8) < 0)
        {
            return "document-unreadable";
        }

        var names = Names(bytes);
        return names.Contains("Encrypt") ? "document-locked" : names.Overlaps(Active) ? "document-active" : null;
    }

    /// <summary>The names that stand in it plainly. Those in compressed parts are not seen: the sandbox is for them.</summary>
    private static HashSet<string> Names(ReadOnlySpan<byte> bytes)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var at = bytes.IndexOf((byte)'/'); at >= 0 && at < bytes.Length;)
        {
            var name = bytes[(at + 1)..];
            var length = name.IndexOfAnyExcept(NameBytes);
            length = length < 0 ? name.Length : length;
            if (length is > 0 and <= 64)
            {
                names.Add(Decode(name[..length]));
            }

            var next = name[length..].IndexOf((byte)'/');
            at = next < 0 ? -1 : at + 1 + length + next;
        }

        return names;
    }

    /// <summary>`J#61vaScript` is a way of writing `JavaScript`.</summary>
    private static string Decode(ReadOnlySpan<byte> name)
    {
        var text = System.Text.Encoding.ASCII.GetString(name);
        var at = text.IndexOf('#', StringComparison.Ordinal);
        while (at >= 0 && at + 2 < text.Length)
        {
            if (byte.TryParse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                text = string.Concat(text.AsSpan(0, at), ((char)code).ToString(), text.AsSpan(at + 3));
            }

            at = text.IndexOf('#', at + 1);
        }

        return text;
    }
}
