using QRCoder;

namespace PetPro.Web.Records.Documents;

/// <summary>A QR code as a picture that stands in the page itself.</summary>
internal static class QrCode
{
    /// <param name="text">What it says: an address.</param>
    /// <returns>A `data:` address of a PNG; dark on white, with its quiet zone.</returns>
    public static string Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        return $"data:image/png;base64,{Convert.ToBase64String(code.GetGraphic(8))}";
    }
}
