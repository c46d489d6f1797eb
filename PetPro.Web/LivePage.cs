using System.Threading.Channels;
using Microsoft.AspNetCore.Components;
using Npgsql;
using PetPro.Core.Shared;
using PetPro.Data.Live;

namespace PetPro.Web;

/// <summary>
/// A page that reads anew when what it shows has changed: told by the database at once, and by itself after a pause in case a
/// message was lost. Reading happens in the page's own loop, for a message comes on a thread that knows nothing of the reader's language.
/// </summary>
public abstract class LivePage : PortalPage
{
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private IDisposable? subscription;

    [Inject]
    private LiveUpdates Live { get; set; } = default!;

    /// <summary>The pause after which the page reads anew though nothing was told.</summary>
    protected virtual TimeSpan AtLeastEvery => TimeSpan.FromSeconds(30);

    /// <summary>The topic of <see cref="LiveUpdates"/> that the page follows.</summary>
    protected virtual string Topic(Actor actor) => LiveUpdates.User(actor.UserId);

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task ReadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        var topic = Topic(await Actors.GetAsync(Left));
        if (Left.IsCancellationRequested)
        {
            return;
        }

        // What changed between the first reading and this subscription would be missed, so one reading follows at once.
        subscription = Live.Subscribe(topic, () => changes.Writer.TryWrite(true));
        changes.Writer.TryWrite(true);
        try
        {
            await FollowAsync();
        }
        catch (OperationCanceledException) when (Left.IsCancellationRequested)
        {
            // The person has left the page.
        }
    }

    protected override void Dispose(bool disposing)
    {
        subscription?.Dispose();
        changes.Writer.TryComplete();
        base.Dispose(disposing);
    }

    private async Task FollowAsync()
    {
        var told = changes.Reader.WaitToReadAsync(Left).AsTask();
        while (!Left.IsCancellationRequested)
        {
            await Task.WhenAny(told, Task.Delay(AtLeastEvery, Left));
            Left.ThrowIfCancellationRequested();
            if (told.IsCompleted)
            {
                changes.Reader.TryRead(out _);
                told = changes.Reader.WaitToReadAsync(Left).AsTask();
            }

            try
            {
                await ReadAsync();
                StateHasChanged();
            }
            catch (NpgsqlException failure) when (failure.IsTransient)
            {
                // The database is away for a moment; what the page shows stands until the next reading.
            }
        }
    }
}
