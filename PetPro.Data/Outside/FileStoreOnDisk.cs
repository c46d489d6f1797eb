using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using PetPro.Core.Outside;

namespace PetPro.Data.Outside;

/// <summary>
/// Keeps files in a folder of the server: setting `Files:Path`, else `files` under PETPRO_HOME. Names are random and say the type;
/// what a person called the file appears nowhere. A file comes into being whole: it is written aside and then renamed.
/// </summary>
public sealed partial class FileStoreOnDisk(IConfiguration configuration) : IFileStore
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["image/jpeg"] = ".jpg",
        ["image/png"] = ".png",
        ["image/webp"] = ".webp",
        ["application/pdf"] = ".pdf",
    };

    private readonly string root = Path.GetFullPath(
        configuration["Files:Path"] ?? Path.Combine(configuration["PETPRO_HOME"] ?? ".petpro", "files"));

    public async Task<string> SaveAsync(Stream content, string contentType, CancellationToken cancellation)
    {
        var key = RandomNumberGenerator.GetHexString(32, lowercase: true) + Types[contentType];
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var aside = path + ".part";
        await using (var file = new FileStream(aside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await content.CopyToAsync(file, cancellation);
            file.Flush(flushToDisk: true);
        }

        File.Move(aside, path);
        return key;
    }

    public Task<StoredFile?> OpenAsync(string key, CancellationToken cancellation)
    {
        if (!Key().IsMatch(key))
        {
            return Task.FromResult<StoredFile?>(null);
        }

        try
        {
            var content = new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 4096, useAsync: true);
            return Task.FromResult<StoredFile?>(new StoredFile(content, Types.First(t => t.Value == Path.GetExtension(key)).Key));
        }
        catch (IOException missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<StoredFile?>(null);
        }
    }

    public Task DeleteAsync(string key, CancellationToken cancellation)
    {
        if (Key().IsMatch(key) && File.Exists(PathOf(key)))
        {
            File.Delete(PathOf(key));
        }

        return Task.CompletedTask;
    }

    /// <summary>Two levels of folders, so that none grows beyond what a file system likes.</summary>
    private string PathOf(string key) => Path.Combine(root, key[..2], key[2..4], key);

    [GeneratedRegex(@"\A[0-9a-f]{32}\.(jpg|png|webp|pdf)\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Key();
}
