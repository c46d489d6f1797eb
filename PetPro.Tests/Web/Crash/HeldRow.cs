using Npgsql;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web.Crash;

/// <summary>A lock that a test holds, so that the server stops where it needs the same row: no hook in the code, only the database.</summary>
internal sealed class HeldRow : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private HeldRow(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        this.connection = connection;
        this.transaction = transaction;
    }

    public static Task<HeldRow> PaymentAsync(string connectionString, Guid id) =>
        TakeAsync(connectionString, $"SELECT FROM payments.payments WHERE id = '{id}' FOR UPDATE");

    public static async Task<HeldRow> TakeAsync(string connectionString, string sql)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        await command.ExecuteNonQueryAsync();
        return new HeldRow(connection, transaction);
    }

    /// <summary>Waits until somebody stands before this lock.</summary>
    public Task WaitedForAsync() => Eventually.SeeAsync(
        async () =>
        {
            await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))", connection, transaction);
            return (long)(await command.ExecuteScalarAsync())!;
        },
        waiting => waiting > 0);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
