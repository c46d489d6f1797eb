namespace PetPro.Core.Outside;

/// <summary>Keeps uploaded files outside the web root under names of our own making.</summary>
public interface IFileStore
{
    /// <returns>The key under which the content is kept.</returns>
    Task<string> SaveAsync(Stream content, string contentType, CancellationToken cancellation);

    /// <returns>The content, to be disposed by the caller, or null where there is none under that key.</returns>
    Task<StoredFile?> OpenAsync(string key, CancellationToken cancellation);

    /// <summary>Forgets what is kept under that key; nothing there is as good.</summary>
    Task DeleteAsync(string key, CancellationToken cancellation);
}

public sealed record StoredFile(Stream Content, string ContentType);
