using System.Diagnostics;
using Npgsql;
using PetPro.Data.Embedded;

namespace PetPro.Tests.Data.Embedded;

public sealed class PrivatePostgresTests : IDisposable
{
    private readonly string root = Path.Combine(Directory.CreateTempSubdirectory("petpro-").FullName, "postgres");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // As a clone in an ordinary home is: others may pass.
    public PrivatePostgresTests() => File.SetUnixFileMode(Path.GetDirectoryName(root)!, (UnixFileMode)0b111_101_101);

    public void Dispose()
    {
        if (new DirectoryInfo(root).LinkTarget is { } elsewhere)
        {
            Directory.Delete(elsewhere, recursive: true);
        }

        Directory.Delete(Path.GetDirectoryName(root)!, recursive: true);
    }

    [Fact]
    public async Task A_durable_cluster_keeps_its_data_from_one_start_to_the_next()
    {
        await using (var first = await StartAsync())
        {
            await ExecuteAsync(first, "create table kept (name text)");
        }

        await using var second = await StartAsync();

        second.PickedUp.ShouldBeFalse();
        await ExecuteAsync(second, "select name from kept");
        (await AskAsync(second, "show fsync")).ShouldBe("on");
        (await AskAsync(second, "show synchronous_commit")).ShouldBe("on");
    }

    [Fact]
    public async Task Stopping_ends_the_server()
    {
        var postgres = await StartAsync();

        await postgres.StopAsync();

        Alive(postgres.ProcessId).ShouldBeFalse();
        File.Exists(Path.Combine(root, "data", "postmaster.pid")).ShouldBeFalse();
    }

    [Fact]
    public async Task Commits_survive_the_kill_of_the_server()
    {
        await using var killed = await StartAsync();
        await ExecuteAsync(killed, "create table kept (name text); insert into kept values ('Milo')");
        await KillAsync(killed.ProcessId);

        await using var next = await StartAsync();

        (await AskAsync(next, "select name from kept")).ShouldBe("Milo");
    }

    [Fact]
    public async Task A_server_whose_owner_was_killed_is_picked_up()
    {
        var left = await CrashingOwner.DieWithAClusterAsync(root, ClusterDurability.Durable);

        await using (var next = await StartAsync())
        {
            next.PickedUp.ShouldBeTrue();
            next.ProcessId.ShouldBe(left);
            (await AskAsync(next, "select current_database()")).ShouldBe("petpro");
        }

        Alive(left).ShouldBeFalse();
    }

    [Fact]
    public async Task An_interrupted_start_leaves_no_server()
    {
        using var interruption = new CancellationTokenSource();
        var starting = PrivatePostgres.StartAsync(new(root, ClusterDurability.Durable), _ => interruption.Cancel(), interruption.Token);

        await Should.ThrowAsync<OperationCanceledException>(starting);

        File.Exists(Path.Combine(root, "data", "postmaster.pid")).ShouldBeFalse();
        await using var next = await StartAsync();
        next.PickedUp.ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_in_use_is_shared_and_stops_with_its_last_user()
    {
        var first = await StartAsync();
        var second = await StartAsync();
        second.ProcessId.ShouldBe(first.ProcessId);

        await first.StopAsync();
        (await AskAsync(second, "select 'still here'")).ShouldBe("still here");

        await second.StopAsync();
        Alive(second.ProcessId).ShouldBeFalse();
    }

    [Fact]
    public async Task A_stale_pid_file_whose_number_belongs_to_another_process_is_no_hindrance()
    {
        await using var killed = await StartAsync();
        await KillAsync(killed.ProcessId);
        var pidFile = Path.Combine(root, "data", "postmaster.pid");
        var lines = await File.ReadAllLinesAsync(pidFile, Cancel);
        using var stranger = StartStranger(await OwnerOfAsync(pidFile));
        await File.WriteAllLinesAsync(pidFile, [$"{stranger.Id}", .. lines[1..]], Cancel);

        await using var next = await StartAsync();

        next.ProcessId.ShouldNotBe(stranger.Id);
        stranger.HasExited.ShouldBeFalse();
        stranger.Kill(entireProcessTree: true);
    }

    [Fact]
    public async Task Disposable_clusters_are_apart_and_leave_nothing()
    {
        var one = await StartAsync(ClusterDurability.Disposable);
        var other = await StartAsync(ClusterDurability.Disposable);
        other.ProcessId.ShouldNotBe(one.ProcessId);
        (await AskAsync(one, "show fsync")).ShouldBe("off");

        await one.StopAsync();
        await other.StopAsync();

        Directory.EnumerateDirectories(root).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_disposable_cluster_whose_owner_was_killed_is_swept_by_the_next()
    {
        var left = await CrashingOwner.DieWithAClusterAsync(root, ClusterDurability.Disposable);

        await using var next = await StartAsync(ClusterDurability.Disposable);

        Alive(left).ShouldBeFalse();
        Directory.EnumerateDirectories(root).Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_clone_in_a_folder_that_is_closed_to_others_works()
    {
        var closed = Path.GetDirectoryName(root)!;
        File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await using (var postgres = await StartAsync())
        {
            (await AskAsync(postgres, "select current_database()")).ShouldBe("petpro");
        }

        await using var again = await StartAsync();
        again.PickedUp.ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_else_can_come_in()
    {
        await using var postgres = await StartAsync();

        (await AskAsync(postgres, "show listen_addresses")).ShouldBe("");
        (File.GetUnixFileMode(postgres.SocketFolder) & ~(UnixFileMode)0b111_000_000).ShouldBe(UnixFileMode.None);
        (await AskAsync(postgres, "select string_agg(distinct auth_method, ' ') from pg_hba_file_rules")).ShouldBe("peer");
        (await AskAsync(postgres, $"select string_agg(sys_name, ' ') from pg_ident_file_mappings where sys_name not in ('{Environment.UserName}', 'postgres', 'root')")).ShouldBeNull();
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_still_works()
    {
        var deep = Path.Combine(root, new string('a', 60), new string('b', 60));

        await using var postgres = await PrivatePostgres.StartAsync(new(deep, ClusterDurability.Durable), _ => { }, Cancel);

        (await AskAsync(postgres, "select current_database()")).ShouldBe("petpro");
    }

    private Task<PrivatePostgres> StartAsync(ClusterDurability durability = ClusterDurability.Durable) =>
        PrivatePostgres.StartAsync(new(root, durability), _ => { }, Cancel);

    private static async Task<string?> AskAsync(PrivatePostgres postgres, string sql)
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString("petpro"));
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancel) as string;
    }

    private static async Task ExecuteAsync(PrivatePostgres postgres, string sql)
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString("petpro"));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static async Task KillAsync(int processId)
    {
        using var process = Process.GetProcessById(processId);
        process.Kill();
        await process.WaitForExitAsync(Cancel);
    }

    private static bool Alive(int processId) =>
        File.Exists($"/proc/{processId}/stat") && !File.ReadAllText($"/proc/{processId}/stat").Contains(") Z ", StringComparison.Ordinal);

    private static async Task<string> OwnerOfAsync(string path)
    {
        using var stat = Process.Start(new ProcessStartInfo("stat", ["-c", "%U", path]) { RedirectStandardOutput = true })!;
        return (await stat.StandardOutput.ReadToEndAsync(Cancel)).Trim();
    }

    // Of the server's own account: only such a process deceives PostgreSQL.
    private static Process StartStranger(string account) =>
        Process.Start(Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setpriv", [$"--reuid={account}", "--clear-groups", "sleep", "600"])
            : new ProcessStartInfo("sleep", ["600"]))!;
}
