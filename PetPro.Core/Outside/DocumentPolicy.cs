namespace PetPro.Core.Outside;

/// <summary>A document fit to be kept.</summary>
/// <param name="ContentType">By its own bytes.</param>
public sealed record CleanDocument(byte[] Content, string ContentType);

/// <summary>
/// Which uploads are documents that we keep: PDF, JPEG and PNG by their bytes; what the sender called them counts for nothing. Of
/// pictures only the picture stays, as with <see cref="PhotoPolicy"/>. A PDF is kept as it is, so it must be one from its first byte
/// to its last, open without a password, and carry neither scripts nor files; a reader gets it in a sandbox all the same.
/// </summary>
public static class DocumentPolicy
{
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>For the `accept` of file inputs.</summary>
    public const string Accept = "application/pdf,image/jpeg,image/png";

    private const string Field = "document";

    /// <summary>Reads an upload to its end or to the limit, whichever comes first.</summary>
    public static async Task<Result<CleanDocument>> ReadAsync(Stream upload, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await upload.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (content.Length + read > MostBytes)
            {
                return Error.Invalid(Field, "document-too-large", MostBytes / 1024 / 1024);
            }

            content.Write(buffer, 0, read);
        }

        return Clean(content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    public static Result<CleanDocument> Clean(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MostBytes)
        {
            return Error.Invalid(Field, "document-too-large", MostBytes / 1024 / 1024);
        }

        if (PdfFile.Is(bytes))
        {
            return PdfFile.Fault(bytes) is { } fault ? Error.Invalid(Field, fault) : new CleanDocument(bytes.ToArray(), "application/pdf");
        }

        var isJpeg = JpegPhoto.Is(bytes);
        if (!isJpeg && !PngPhoto.Is(bytes))
        {
            return Error.Invalid(Field, "document-type");
        }

        var photo = isJpeg ? JpegPhoto.Clean(bytes) : PngPhoto.Clean(bytes);
        return photo is null ? Error.Invalid(Field, "document-unreadable")
            : photo.Width > PhotoPolicy.MostPixelsOnASide || photo.Height > PhotoPolicy.MostPixelsOnASide || (long)photo.Width * photo.Height > PhotoPolicy.MostPixels
                ? Error.Invalid(Field, "photo-dimensions", PhotoPolicy.MostPixelsOnASide)
            : new CleanDocument(photo.Content, photo.ContentType);
    }
}
