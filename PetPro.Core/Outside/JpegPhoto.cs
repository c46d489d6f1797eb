using System.Buffers.Binary;

namespace PetPro.Core.Outside;

/// <summary>
/// JPEG (ITU T.81), segment by segment. Of the application segments only JFIF and Adobe's colour transform stay; comments go, and
/// so does all that follows the end of the picture. The way up is written anew into an Exif segment that holds nothing else.
/// </summary>
internal static class JpegPhoto
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App14 = 0xEE;
    private const byte App15 = 0xEF;
    private const byte Comment = 0xFE;

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.Length > 3 && bytes[0] == 0xFF && bytes[1] == StartOfImage && bytes[2] == 0xFF;

    /// <returns>The picture alone; null where this is none.</returns>
    public static Photo? Clean(ReadOnlySpan<byte> bytes)
    {
        var kept = new MemoryStream(bytes.Length);
        kept.Write([0xFF, StartOfImage]);
        var (width, height, hasScan) = (0, 0, false);
        for (var at = 2; at + 4 <= bytes.Length || (at + 2 <= bytes.Length && bytes[at + 1] == EndOfImage);)
        {
            if (bytes[at] != 0xFF)
            {
                return null;
            }

            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == EndOfImage)
            {
                kept.Write([0xFF, EndOfImage]);
                return hasScan && width > 0 && height > 0 ? new Photo(kept.ToArray(), "image/jpeg", width, height) : null;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2 || at + 2 + length > bytes.Length)
            {
                return null;
            }

            var segment = bytes.Slice(at, 2 + length);
            at += segment.Length;
            if (IsFrame(marker))
            {
                if (length < 8)
                {
                    return null;
                }

                (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(segment[5..]), BinaryPrimitives.ReadUInt16BigEndian(segment[7..]));
            }

            if (marker == App1 && ExifOrientation.Read(segment[4..]) is { } orientation and > 1)
            {
                kept.Write(ExifOrientation.Segment(orientation));
            }

            if (Stays(marker))
            {
                kept.Write(segment);
            }

            if (marker == StartOfScan)
            {
                hasScan = true;
                var end = EndOfEntropy(bytes, at);
                kept.Write(bytes[at..end]);
                at = end;
            }
        }

        return null;
    }

    private static bool Stays(byte marker) => marker is App0 or App14 || (marker is not (>= App1 and <= App15) && marker != Comment);

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>Compressed data ends at a marker that is neither a stuffed byte nor a restart.</summary>
    private static int EndOfEntropy(ReadOnlySpan<byte> bytes, int at)
    {
        for (; at + 1 < bytes.Length; at++)
        {
            if (bytes[at] == 0xFF && bytes[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }
        }

        return bytes.Length;
    }
}
