using System.Buffers.Binary;

namespace PetPro.Core.Outside;

/// <summary>PNG, chunk by chunk. Only what the picture is drawn from stays: texts, Exif, times and unknown chunks go, and so does all behind the end.</summary>
internal static class PngPhoto
{
    private const int Overhead = 12;

    private static readonly HashSet<string> Kept =
        new(["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs"], StringComparer.Ordinal);

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Signature);

    /// <returns>The picture alone; null where this is none.</returns>
    public static Photo? Clean(ReadOnlySpan<byte> bytes)
    {
        var kept = new MemoryStream(bytes.Length);
        kept.Write(Signature);
        var (width, height, hasData) = (0u, 0u, false);
        for (var at = Signature.Length; at + Overhead <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (length > bytes.Length - at - Overhead)
            {
                return null;
            }

            var chunk = bytes.Slice(at, (int)length + Overhead);
            var type = System.Text.Encoding.Latin1.GetString(chunk.Slice(4, 4));
            var isFirst = at == Signature.Length;
            at += chunk.Length;
            if ((type == "IHDR") != isFirst || (isFirst && length != 13))
            {
                return null;
            }

            if (isFirst)
            {
                (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(chunk[8..]), BinaryPrimitives.ReadUInt32BigEndian(chunk[12..]));
            }

            hasData |= type == "IDAT";
            if (Kept.Contains(type))
            {
                kept.Write(chunk);
            }

            if (type == "IEND")
            {
                return hasData && width is > 0 and <= int.MaxValue && height is > 0 and <= int.MaxValue
                    ? new Photo(kept.ToArray(), "image/png", (int)width, (int)height)
                    : null;
            }
        }

        return null;
    }
}
