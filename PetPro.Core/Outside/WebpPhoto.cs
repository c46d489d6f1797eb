using System.Buffers.Binary;

namespace PetPro.Core.Outside;

/// <summary>WebP (a RIFF file), chunk by chunk. Still pictures only; Exif, XMP, colour profile and unknown chunks go, and so does all behind the end.</summary>
internal static class WebpPhoto
{
    private const int Header = 12;
    private const byte AlphaFlag = 0x10;
    private const byte AnimationFlag = 0x02;

    public static bool Is(ReadOnlySpan<byte> bytes) =>
        bytes.Length > Header && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8);

    /// <returns>The picture alone; null where this is none.</returns>
    public static Photo? Clean(ReadOnlySpan<byte> bytes)
    {
        var size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        if (size < 4 || size > bytes.Length - 8)
        {
            return null;
        }

        bytes = bytes[..(8 + (int)size)];
        var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes[..Header]);
        (int Width, int Height)? canvas = null;
        (int Width, int Height)? picture = null;
        for (var at = Header; at + 8 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
            var padded = length + (length & 1);
            if (padded > bytes.Length - at - 8)
            {
                return null;
            }

            var chunk = bytes.Slice(at, 8 + (int)padded);
            var data = chunk.Slice(8, (int)length);
            at += chunk.Length;
            switch (System.Text.Encoding.Latin1.GetString(chunk[..4]))
            {
                case "VP8X" when length == 10 && (data[0] & AnimationFlag) == 0 && canvas is null && picture is null:
                    canvas = (1 + Three(data[4..]), 1 + Three(data[7..]));
                    byte[] header = chunk.ToArray();
                    header[8] &= AlphaFlag;
                    kept.Write(header);
                    break;
                case "VP8 " when picture is null && length >= 10 && data[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]):
                    picture = (Word(data, 6) & 0x3FFF, Word(data, 8) & 0x3FFF);
                    kept.Write(chunk);
                    break;
                case "VP8L" when picture is null && length >= 5 && data[0] == 0x2F:
                    var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
                    picture = (1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
                    kept.Write(chunk);
                    break;
                case "ALPH" when canvas is not null && picture is null:
                    kept.Write(chunk);
                    break;
                case "VP8X" or "VP8 " or "VP8L" or "ALPH" or "ANIM" or "ANMF":
                    return null;
            }
        }

        if (picture is not { Width: > 0, Height: > 0 } drawn || (canvas is not null && canvas != picture))
        {
            return null;
        }

        var clean = kept.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(clean.AsSpan(4), (uint)clean.Length - 8);
        return new Photo(clean, "image/webp", drawn.Width, drawn.Height);
    }

    private static int Word(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16LittleEndian(data[at..]);

    private static int Three(ReadOnlySpan<byte> data) => data[0] | (data[1] << 8) | (data[2] << 16);
}
