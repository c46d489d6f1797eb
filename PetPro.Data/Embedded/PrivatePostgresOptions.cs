namespace PetPro.Data.Embedded;

/// <summary>Where a private PostgreSQL lives and how it is kept.</summary>
/// <param name="Root">
/// A folder. A durable cluster lives in it; disposable ones each get a folder of their own inside it.
/// </param>
/// <param name="Durability">Durable for the default run, disposable for tests.</param>
/// <param name="Database">Created when it is missing; null creates none.</param>
public sealed record PrivatePostgresOptions(string Root, ClusterDurability Durability, string? Database = "petpro")
{
    /// <summary>
    /// A disposable cluster of this run of tests, under PETPRO_HOME or, started without it, in a temporary folder that bears
    /// the user's name: others on the machine may test too.
    /// </summary>
    public static PrivatePostgresOptions ForTests(string? database = "petpro") =>
        new(
            Environment.GetEnvironmentVariable("PETPRO_HOME") is { Length: > 0 } home
                ? Path.Combine(home, "clusters")
                : Path.Combine(Path.GetTempPath(), $"petpro-tests-{Environment.UserName}"),
            ClusterDurability.Disposable,
            database);
}

public enum ClusterDurability
{
    /// <summary>Every commit reaches the disk; the data stays when the process ends.</summary>
    Durable,

    /// <summary>Nothing is synced; the cluster belongs to the process that started it and is deleted with it.</summary>
    Disposable,
}

/// <summary>The private PostgreSQL cannot run here; the message tells the person what to do.</summary>
public sealed class PrivatePostgresException(string message, Exception? inner = null) : Exception(message, inner);
