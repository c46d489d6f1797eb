using Npgsql;

namespace PetPro.Data;

/// <summary>Reads which fact of the database refused a change, so that a use case can name its own error.</summary>
internal static class DatabaseErrors
{
    public static bool IsViolationOf(this Exception failure, string constraint) =>
        (failure as PostgresException ?? failure.InnerException as PostgresException)?.ConstraintName == constraint;
}
