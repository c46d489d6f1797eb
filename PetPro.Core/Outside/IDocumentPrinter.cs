namespace PetPro.Core.Outside;

/// <summary>Prints a page to PDF.</summary>
public interface IDocumentPrinter
{
    /// <param name="html">
    /// A whole HTML document that holds all it needs: pictures as `data:` addresses, styles inside. Nothing is fetched for it.
    /// </param>
    /// <returns>
    /// The PDF; <c>printing-missing</c> where this server cannot print at all, <c>printing-failed</c> where this page did not come
    /// out in time.
    /// </returns>
    Task<Result<byte[]>> PrintAsync(string html, CancellationToken cancellation);
}
