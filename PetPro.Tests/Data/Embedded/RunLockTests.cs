using PetPro.Data.Embedded;

namespace PetPro.Tests.Data.Embedded;

public sealed class RunLockTests : IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("petpro-").FullName;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public void The_second_run_learns_of_the_first()
    {
        using var first = RunLock.TryTake(home, "http://localhost:5080", out var nobody);

        var second = RunLock.TryTake(home, "http://localhost:5081", out var other);

        first.ShouldNotBeNull();
        nobody.ShouldBeNull();
        second.ShouldBeNull();
        other.ShouldBe(new RunningPetPro(Environment.ProcessId, "http://localhost:5080"));
    }

    [Fact]
    public void A_note_that_a_killed_run_left_does_not_lock()
    {
        File.WriteAllText(Path.Combine(home, "run.pid"), "1\nhttp://localhost:5080\n");
        File.WriteAllText(Path.Combine(home, "run.lock"), "");

        using var next = RunLock.TryTake(home, "http://localhost:5080", out _);

        next.ShouldNotBeNull();
    }

    [Fact]
    public void A_run_that_ended_makes_room()
    {
        RunLock.TryTake(home, "http://localhost:5080", out _)!.Dispose();

        using var next = RunLock.TryTake(home, "http://localhost:5080", out _);

        next.ShouldNotBeNull();
    }
}
