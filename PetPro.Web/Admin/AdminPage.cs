using Microsoft.AspNetCore.Components;
using PetPro.Core.Shared;

namespace PetPro.Web.Admin;

/// <summary>What the pages of this portal share: who acts, when the person has left, and the last refusal or deed to be shown.</summary>
public abstract class AdminPage : ComponentBase, IDisposable
{
    /// <summary>The zone that operators read times in, wherever a clinic is.</summary>
    protected const string Zone = "Asia/Jakarta";

    private readonly CancellationTokenSource leaving = new();

    protected AdminPage() => Leaving = leaving.Token;

    protected Error? Failure { get; set; }

    /// <summary>What was just done, for the announcement.</summary>
    protected string? Done { get; set; }

    protected bool Busy { get; private set; }

    protected CancellationToken Leaving { get; }

    [Inject]
    protected ActorSource Actors { get; private set; } = default!;

    [Inject]
    protected NavigationManager Navigation { get; private set; } = default!;

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Asks for something to be shown; a refusal is shown in its place.</summary>
    protected async Task<T?> ReadAsync<T>(Func<Actor, Task<Result<T>>> read)
        where T : class
    {
        var result = await read(await Actors.GetAsync(Leaving));
        Failure = result.Error;
        return result.IsOk ? result.Value : null;
    }

    /// <summary>Does something once, however often the button is pressed meanwhile, and says that it is done.</summary>
    /// <returns>Whether it was done.</returns>
    protected async Task<bool> DoAsync(Func<Actor, Task<Result>> deed, string done)
    {
        if (Busy)
        {
            return false;
        }

        Busy = true;
        try
        {
            var result = await deed(await Actors.GetAsync(Leaving));
            (Failure, Done) = (result.Error, result.IsOk ? done : null);
            return result.IsOk;
        }
        finally
        {
            Busy = false;
        }
    }

    /// <summary>Choices on a page stand in its address, so that it can be passed on and gone back to.</summary>
    protected void Choose(string name, object? value) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(name, value?.ToString() is { Length: > 0 } text ? text : null));
}
