namespace PetPro.Tests.Support;

/// <summary>Waits for what other threads of the application are about to do.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Looks again and again until it is as expected; says what was last seen when it never is.</summary>
    public static async Task<T> SeeAsync<T>(Func<Task<T>> look, Func<T, bool> isExpected, TimeSpan? patience = null)
    {
        var until = DateTimeOffset.UtcNow + (patience ?? Patience);
        while (true)
        {
            var seen = await look();
            if (isExpected(seen))
            {
                return seen;
            }

            if (DateTimeOffset.UtcNow > until)
            {
                throw new TimeoutException($"After {(patience ?? Patience).TotalSeconds} s it is still {seen}.");
            }

            await Task.Delay(25);
        }
    }
}
