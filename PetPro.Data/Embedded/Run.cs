using System.ComponentModel;
using System.Diagnostics;

namespace PetPro.Data.Embedded;

/// <summary>Runs a program to its end.</summary>
internal static class Run
{
    public sealed record Answer(int Code, string Output)
    {
        public bool Succeeded => Code == 0;
    }

    public static async Task<Answer> ToEndAsync(
        IReadOnlyList<string> command, string? input = null, CancellationToken cancellationToken = default)
    {
        using var process = new Process { StartInfo = StartInfo(command) };
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            return new Answer(127, $"{command[0]}: {missing.Message}");
        }

        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);
        return new Answer(process.ExitCode, await output + await errors);
    }

    private static ProcessStartInfo StartInfo(IReadOnlyList<string> command)
    {
        // The account that the program runs as may not be allowed into this process's own folder.
        var info = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["LC_ALL"] = "C";
        return info;
    }
}
