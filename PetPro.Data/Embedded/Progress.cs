namespace PetPro.Data.Embedded;

/// <summary>Says every two seconds that something is still going on.</summary>
internal static class Progress
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    public static async Task WhileAsync(string text, Action<string> progress, Task work)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (await Task.WhenAny(work, Task.Delay(Beat)) != work)
        {
            progress($"{text} ({TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s)");
        }

        await work;
    }
}
