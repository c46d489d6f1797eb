using PetPro.Data.Embedded;

namespace PetPro.Tests.Data.Embedded;

public sealed class RunLockTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("petpro-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public void The_second_run_learns_of_the_first()
    {
        using var first = RunLock.TryTake(_home, "http://localhost:5080", out var nobody);

        var second = RunLock.TryTake(_home, "http://localhost:5081", out var other);

        first.ShouldNotBeNull();
        nobody.ShouldBeNull();
        second.ShouldBeNull();
        other.ShouldBe(new RunningPetPro(Environment.ProcessId, "http://localhost:5080"));
    }

    [Fact]
    public void A_note_that_a_killed_run_left_does_not_lock()
    {
        File.WriteAllText(Path.Combine(_home, "run.pid"), "1\nhttp://localhost:5080\n");
        File.WriteAllText(Path.Combine(_home, "run.lock"), "");

        using var next = RunLock.TryTake(_home, "http://localhost:5080", out _);

        next.ShouldNotBeNull();
    }

    [Fact]
    public void A_run_that_ended_makes_room()
    {
        RunLock.TryTake(_home, "http://localhost:5080", out _)!.Dispose();

        using var next = RunLock.TryTake(_home, "http://localhost:5080", out _);

        next.ShouldNotBeNull();
    }
}
