using System.Globalization;

namespace PetPro.Data.Embedded;

/// <summary>
/// Only one `run` per home folder. The lock is the kernel's, so that of a killed process is free at once; the file beside it
/// tells the second one whom it met.
/// </summary>
public sealed class RunLock : IDisposable
{
    private readonly FileLock held;
    private readonly string note;

    private RunLock(FileLock taken, string note)
    {
        held = taken;
        this.note = note;
    }

    /// <summary>Takes the lock, or tells in <paramref name="other"/> who has it.</summary>
    public static RunLock? TryTake(string home, string url, out RunningPetPro? other)
    {
        Directory.CreateDirectory(home);
        var note = Path.Combine(home, "run.pid");
        var taken = FileLock.TryTake(Path.Combine(home, "run.lock"));
        other = taken is null ? Read(note) : null;
        if (taken is null)
        {
            return null;
        }

        File.WriteAllText(note, $"{Environment.ProcessId}\n{url}\n");
        return new RunLock(taken, note);
    }

    public void Dispose()
    {
        File.Delete(note);
        held.Dispose();
    }

    private static RunningPetPro Read(string note)
    {
        try
        {
            return File.ReadAllLines(note) is [var pid, var url, ..] && int.TryParse(pid, CultureInfo.InvariantCulture, out var id)
                ? new RunningPetPro(id, url)
                : RunningPetPro.Starting;
        }
        catch (FileNotFoundException)
        {
            return RunningPetPro.Starting;
        }
    }
}

/// <summary>The process that holds the lock. One that is still starting has not yet said its number and address.</summary>
public sealed record RunningPetPro(int? ProcessId, string? Url)
{
    internal static readonly RunningPetPro Starting = new(null, null);
}
