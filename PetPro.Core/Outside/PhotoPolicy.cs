namespace PetPro.Core.Outside;

/// <summary>A picture fit to be kept: nothing in it but the picture.</summary>
/// <param name="ContentType">By its own bytes; what the sender called it counts for nothing.</param>
/// <param name="Width">Pixels, like the height.</param>
public sealed record Photo(byte[] Content, string ContentType, int Width, int Height);

/// <summary>
/// Which uploads are pictures that we keep: JPEG, PNG or WebP by their bytes, no larger than <see cref="MostBytes"/>, and of
/// dimensions that a browser can show without harm. Whatever else a file carries (position, camera, texts, a second file behind the
/// picture) is left out; of the metadata only the way up survives.
/// </summary>
public static class PhotoPolicy
{
    public const int MostBytes = 5 * 1024 * 1024;
    public const int MostPixelsOnASide = 10_000;
    public const int MostPixels = 50_000_000;

    /// <summary>For the `accept` of file inputs.</summary>
    public const string Accept = "image/jpeg,image/png,image/webp";

    /// <summary>Reads an upload to its end or to the limit, whichever comes first.</summary>
    public static async Task<Result<Photo>> ReadAsync(Stream upload, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await upload.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (content.Length + read > MostBytes)
            {
                return Error.Invalid("photo", "photo-too-large", MostBytes / 1024 / 1024);
            }

            content.Write(buffer, 0, read);
        }

        return Clean(content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    public static Result<Photo> Clean(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MostBytes)
        {
            return Error.Invalid("photo", "photo-too-large", MostBytes / 1024 / 1024);
        }

        var isJpeg = JpegPhoto.Is(bytes);
        var isPng = PngPhoto.Is(bytes);
        if (!isJpeg && !isPng && !WebpPhoto.Is(bytes))
        {
            return Error.Invalid("photo", "photo-type");
        }

        var photo = isJpeg ? JpegPhoto.Clean(bytes) : isPng ? PngPhoto.Clean(bytes) : WebpPhoto.Clean(bytes);
        return photo is null ? Error.Invalid("photo", "photo-unreadable")
            : photo.Width > MostPixelsOnASide || photo.Height > MostPixelsOnASide || (long)photo.Width * photo.Height > MostPixels
                ? Error.Invalid("photo", "photo-dimensions", MostPixelsOnASide)
            : photo;
    }
}
