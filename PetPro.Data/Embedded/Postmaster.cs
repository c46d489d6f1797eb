using System.Globalization;

namespace PetPro.Data.Embedded;

/// <summary>What a server writes about itself into postmaster.pid.</summary>
internal sealed record Postmaster(int Pid, string SocketFolder)
{
    public static Postmaster? Read(string dataFolder)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(FileIn(dataFolder));
        }
        catch (IOException)
        {
            return null;
        }

        return lines.Length > 4 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid)
            ? new Postmaster(pid, lines[4])
            : null;
    }

    public static string FileIn(string dataFolder) => Path.Combine(dataFolder, "postmaster.pid");

    /// <summary>
    /// The process lives and is the server of this folder. After a crash the number may have gone to another process, which
    /// PostgreSQL itself, and pg_ctl, would take for a running server.
    /// </summary>
    public async Task<bool> IsServingAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var command = OperatingSystem.IsLinux()
            ? await CommandLineFromProcAsync(cancellationToken)
            : (await Run.ToEndAsync(["ps", "-ww", "-p", $"{Pid}", "-o", "command="], cancellationToken: cancellationToken)).Output;
        return command.Contains("postgres", StringComparison.Ordinal) && command.Contains(dataFolder, StringComparison.Ordinal);
    }

    private async Task<string> CommandLineFromProcAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync($"/proc/{Pid}/cmdline", cancellationToken);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
