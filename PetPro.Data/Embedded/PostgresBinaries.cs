using System.Globalization;
using System.Text.RegularExpressions;

namespace PetPro.Data.Embedded;

/// <summary>A PostgreSQL installation on this machine: the folder of its programs and its major version.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    public const int OldestMajor = 15;

    // Debian keeps its server programs off the PATH, and so do most other packagers.
    private static readonly string[] Roots =
        ["/usr/lib/postgresql", "/usr", "/usr/libexec", "/opt/homebrew/opt", "/usr/local/opt", "/usr/local"];

    public string Initdb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>The newest installation, or the one of the given major version, because a cluster opens only with its own.</summary>
    public static async Task<PostgresBinaries> FindAsync(int? major, CancellationToken cancellationToken)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in CandidateFolders())
        {
            if (await MajorOfAsync(folder, cancellationToken) is { } version and >= OldestMajor)
            {
                found.Add(new PostgresBinaries(folder, version));
            }
        }

        var chosen = major is null ? found.MaxBy(b => b.Major) : found.Find(b => b.Major == major);
        return chosen ?? throw new PrivatePostgresException(Missing(major, found));
    }

    private static string Missing(int? major, List<PostgresBinaries> found) =>
        found.Count == 0
            ? $"PostgreSQL {major ?? OldestMajor} or newer is not installed (package 'postgresql' on Debian, 'postgresql-server' on Fedora). Install it, or name a database in ConnectionStrings__PetPro."
            : $"The private cluster was made by PostgreSQL {major}, but only {string.Join(", ", found.Select(b => b.Major))} is installed. Install PostgreSQL {major}, or name a database in ConnectionStrings__PetPro.";

    private static IEnumerable<string> CandidateFolders()
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var packaged = Roots.Where(Directory.Exists).SelectMany(PostgresFolders);
        return onPath.Concat(packaged).Distinct(StringComparer.Ordinal).Where(HasServer);
    }

    private static IEnumerable<string> PostgresFolders(string root) =>
        Directory.EnumerateDirectories(root)
            .Where(d => VersionedFolder().IsMatch(Path.GetFileName(d)))
            .SelectMany(d => new[] { Path.Combine(d, "bin"), d });

    private static bool HasServer(string folder) =>
        File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")) && File.Exists(Path.Combine(folder, "postgres"));

    private static async Task<int?> MajorOfAsync(string folder, CancellationToken cancellationToken)
    {
        var answer = await Run.ToEndAsync([Path.Combine(folder, "pg_ctl"), "--version"], cancellationToken: cancellationToken);
        var version = VersionNumber().Match(answer.Output);
        return answer.Succeeded && version.Success ? int.Parse(version.ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"^(\d+|pgsql-\d+|postgresql-?\d*|postgresql@\d+)$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionedFolder();

    [GeneratedRegex(@"\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionNumber();
}
