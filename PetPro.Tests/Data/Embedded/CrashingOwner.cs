using System.Diagnostics;
using System.Runtime.CompilerServices;
using PetPro.Data.Embedded;

namespace PetPro.Tests.Data.Embedded;

/// <summary>A second process that owns a cluster until it is killed: this test program, started again and stopped before its tests.</summary>
internal static class CrashingOwner
{
    private const string Root = "PETPRO_TESTS_OWN_A_CLUSTER";

    private const string Durability = "PETPRO_TESTS_OWN_A_CLUSTER_THAT_IS";

    [ModuleInitializer]
    internal static void OwnAClusterWhenAsked()
    {
        if (Environment.GetEnvironmentVariable(Root) is not { } root)
        {
            return;
        }

        var durability = Enum.Parse<ClusterDurability>(Environment.GetEnvironmentVariable(Durability)!);
        var postgres = PrivatePostgres.StartAsync(new(root, durability), _ => { }, CancellationToken.None).GetAwaiter().GetResult();
        Console.WriteLine(postgres.ProcessId);
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>Starts a cluster in another process, kills that process, and returns the number of the server it left behind.</summary>
    public static async Task<int> DieWithAClusterAsync(string root, ClusterDurability durability)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        start.Environment[Root] = root;
        start.Environment[Durability] = $"{durability}";
        using var owner = Process.Start(start)!;
        var server = await owner.StandardOutput.ReadLineAsync();
        owner.Kill();
        await owner.WaitForExitAsync();
        return int.Parse(server!, System.Globalization.CultureInfo.InvariantCulture);
    }
}
