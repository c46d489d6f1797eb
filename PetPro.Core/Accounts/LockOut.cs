namespace PetPro.Core.Accounts;

/// <summary>How long an account takes no password after too many wrong ones.</summary>
public static class LockOut
{
    public const int Tries = 5;
    private static readonly TimeSpan First = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <param name="failures">Wrong passwords since the last right one.</param>
    /// <returns>Null while there are tries left; then 15 minutes, and twice as long with every further five.</returns>
    public static TimeSpan? After(int failures)
    {
        if (failures == 0 || failures % Tries != 0)
        {
            return null;
        }

        var doubled = First * Math.Pow(2, Math.Min((failures / Tries) - 1, 10));
        return doubled < Longest ? doubled : Longest;
    }
}
