namespace PetPro.Data.Embedded;

/// <summary>
/// The operating-system account that a cluster runs as: this process's own or, because PostgreSQL refuses root, an
/// unprivileged one. Whatever touches the cluster's files goes through it, so that root never writes where another account
/// could have laid a link.
/// </summary>
internal sealed record ClusterAccount(string Name, bool IsOwn)
{
    private const string PackagedAccount = "postgres";

    /// <summary>An existing cluster keeps the account that owns it.</summary>
    public static async Task<ClusterAccount> ForAsync(string dataFolder, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new ClusterAccount(Environment.UserName, IsOwn: true);
        }

        var owner = await Run.ToEndAsync(["stat", "-c", "%U", dataFolder], cancellationToken: cancellationToken);
        var name = owner.Succeeded && owner.Output.Trim() is { Length: > 0 } and not ("root" or "UNKNOWN")
            ? owner.Output.Trim()
            : PackagedAccount;
        var known = await Run.ToEndAsync(["id", "-u", name], cancellationToken: cancellationToken);
        return known.Succeeded
            ? new ClusterAccount(name, IsOwn: false)
            : throw new PrivatePostgresException($"PostgreSQL does not run as root, and the account '{name}' is missing. Create it ('useradd --system {name}') or run as another user.");
    }

    public Task<Run.Answer> RunAsync(IReadOnlyList<string> command, string? input = null, CancellationToken cancellationToken = default) =>
        Run.ToEndAsync(IsOwn ? command : [.. Drop, .. command], input, cancellationToken);

    public async Task<Run.Answer> MustRunAsync(string purpose, IReadOnlyList<string> command, string? input = null, CancellationToken cancellationToken = default)
    {
        var answer = await RunAsync(command, input, cancellationToken);
        return answer.Succeeded ? answer : throw new PrivatePostgresException($"{purpose} failed: {answer.Output.Trim()}");
    }

    public Task WriteAsync(string path, string text, CancellationToken cancellationToken) =>
        MustRunAsync($"Writing {path}", ["/bin/sh", "-c", "umask 077; cat >\"$0\"", path], text, cancellationToken);

    public Task DeleteAsync(string path, CancellationToken cancellationToken) =>
        MustRunAsync($"Deleting {path}", ["rm", "-rf", "--", path], cancellationToken: cancellationToken);

    public async Task<bool> CanReachAsync(string folder, CancellationToken cancellationToken) =>
        (await RunAsync(["test", "-x", folder], cancellationToken: cancellationToken)).Succeeded;

    /// <summary>Makes the folder if need be, owned by this account and closed to all others.</summary>
    public async Task OwnFolderAsync(string folder, CancellationToken cancellationToken)
    {
        string[] command = IsOwn ? ["install", "-d", "-m", "700", folder] : ["install", "-d", "-m", "700", "-o", Name, folder];
        var made = await Run.ToEndAsync(command, cancellationToken: cancellationToken);
        if (!made.Succeeded)
        {
            throw new PrivatePostgresException($"The folder {folder} cannot be used: {made.Output.Trim()}. If another user ran PetPro here before, run as that user or delete the folder.");
        }
    }

    private string[] Drop => ["setpriv", $"--reuid={Name}", $"--regid={Name}", "--init-groups", "--reset-env", "--"];
}
