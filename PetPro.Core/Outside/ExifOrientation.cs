using System.Buffers.Binary;

namespace PetPro.Core.Outside;

/// <summary>The one Exif tag that a picture needs: which way up it is (1 to 8). Without it the photos of most phones lie on their side.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;
    private const int Entry = 12;

    private static ReadOnlySpan<byte> Exif => "Exif\0\0"u8;

    /// <param name="data">What stands in an APP1 segment after its length.</param>
    public static ushort? Read(ReadOnlySpan<byte> data)
    {
        if (data.Length < 14 || !data.StartsWith(Exif))
        {
            return null;
        }

        var tiff = data[6..];
        var isLittle = tiff[0] == (byte)'I';
        var directory = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory + 2 > tiff.Length)
        {
            return null;
        }

        var count = Word(tiff, (int)directory, isLittle);
        for (var at = (int)directory + 2; count > 0 && at + Entry <= tiff.Length; at += Entry, count--)
        {
            if (Word(tiff, at, isLittle) == Tag)
            {
                return Word(tiff, at + 8, isLittle) is var orientation and >= 1 and <= 8 ? orientation : null;
            }
        }

        return null;
    }

    /// <summary>An APP1 segment, whole, that says this and nothing more.</summary>
    public static byte[] Segment(ushort orientation) =>
    [
        0xFF, 0xE1, 0x00, 0x22, .. Exif,
        (byte)'M', (byte)'M', 0x00, 0x2A, 0x00, 0x00, 0x00, 0x08,
        0x00, 0x01, 0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, (byte)orientation, 0x00, 0x00,
        0x00, 0x00, 0x00, 0x00,
    ];

    private static ushort Word(ReadOnlySpan<byte> tiff, int at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(tiff[at..]) : BinaryPrimitives.ReadUInt16BigEndian(tiff[at..]);
}
