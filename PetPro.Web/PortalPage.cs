using Microsoft.AspNetCore.Components;

namespace PetPro.Web;

/// <summary>What pages of the portals share: who acts, asked anew each time, and the moment at which the person leaves the page.</summary>
public abstract class PortalPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource left = new();

    protected PortalPage() => Left = left.Token;

    [Inject]
    protected ActorSource Actors { get; set; } = default!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    /// <summary>Ends what the page waits for when the person leaves it.</summary>
    protected CancellationToken Left { get; }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !left.IsCancellationRequested)
        {
            left.Cancel();
            left.Dispose();
        }
    }
}
