using System.Runtime.CompilerServices;

namespace PetPro.Tests.Architecture;

/// <summary>The repository's own files, for rules that can only be read there.</summary>
internal static class Sources
{
    public static string Root { get; } = Find();

    public static IEnumerable<SourceFile> Of(string project, params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Root, project), "*", SearchOption.AllDirectories)
            .Where(path => extensions.Contains(Path.GetExtension(path)))
            .Select(path => new SourceFile(Path.GetRelativePath(Root, path).Replace('\\', '/'), path))
            .Where(file => !file.Name.Contains("/bin/", StringComparison.Ordinal) && !file.Name.Contains("/obj/", StringComparison.Ordinal));

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PetPro.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("PetPro.sln is in none of the folders above.");
    }
}

/// <param name="Name">From the repository's root, with slashes.</param>
internal sealed record SourceFile(string Name, string Path)
{
    /// <summary>The folder below the project: the module.</summary>
    public string Module => Name.Split('/') is [_, var module, _, ..] ? module : "";

    public string Text { get; } = File.ReadAllText(Path);
}
