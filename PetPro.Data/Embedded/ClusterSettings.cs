namespace PetPro.Data.Embedded;

/// <summary>The files that say how a private cluster behaves and who may come in. They are written anew at each start.</summary>
internal static class ClusterSettings
{
    public const string Role = "petpro";

    public const int Port = 5432;

    private const long Megabyte = 1024 * 1024;

    /// <summary>No TCP at all: the socket lies in a folder that only the cluster's account and root can enter.</summary>
    public static string Postgresql(ClusterDurability durability, string socketFolder) => $"""
        # Written by PetPro at each start. Lasting changes of your own: ALTER SYSTEM.
        listen_addresses = ''
        port = {Port}
        unix_socket_directories = '{socketFolder.Replace("'", "''", StringComparison.Ordinal)}'
        unix_socket_permissions = 0700
        max_connections = 200
        shared_buffers = {SharedBuffers(durability)}MB
        dynamic_shared_memory_type = posix
        timezone = 'UTC'
        log_timezone = 'UTC'
        lc_messages = 'C'
        log_line_prefix = '%m [%p] '
        datestyle = 'iso, ymd'
        default_text_search_config = 'pg_catalog.simple'
        {(durability == ClusterDurability.Durable ? Durable : Disposable)}

        """;

    public const string HostBasedAuthentication = """
        # Written by PetPro at each start.
        local all petpro peer map=petpro

        """;

    /// <summary>This account, the cluster's and root are one trust; everyone else stays outside.</summary>
    public static string Identities(ClusterAccount account) =>
        string.Concat(new[] { account.Name, Environment.UserName, "root" }.Distinct(StringComparer.Ordinal).Select(name => $"petpro \"{name}\" {Role}\n"));

    private const string Durable = """
        max_wal_size = 2GB
        checkpoint_completion_target = 0.9
        random_page_cost = 1.1
        """;

    private const string Disposable = """
        fsync = off
        synchronous_commit = off
        full_page_writes = off
        autovacuum_naptime = 10min
        max_wal_size = 4GB
        checkpoint_timeout = 1h
        random_page_cost = 1.1
        """;

    private static long SharedBuffers(ClusterDurability durability) =>
        durability == ClusterDurability.Disposable ? 128 : Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8 / Megabyte, 128, 1024);
}
