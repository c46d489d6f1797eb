using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using PetPro.Core.Bookings;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Live;
using PetPro.Web.Localization;

namespace PetPro.Web.Clinic.Bookings;

/// <summary>
/// What the pages about a clinic's visits share: they read anew when a booking of the clinic changes, and every few seconds for
/// the clock and for holds that come and go; they take steps with a visit and say what came of it, also when a colleague was quicker.
/// </summary>
public abstract partial class ClinicPage : ComponentBase, IDisposable
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(20);
    private readonly CancellationTokenSource gone = new();
    private IDisposable? live;
    private bool isLoading;
    private bool loadAgain;

    protected ClinicPage() => Gone = gone.Token;

    [Parameter]
    public Guid ClinicId { get; set; }

    /// <summary>The steps under way, by booking: their buttons wait.</summary>
    protected HashSet<Guid> Busy { get; } = [];

    /// <summary>What came of the last step.</summary>
    protected StepMessage? Message { get; set; }

    /// <summary>What is shown may be old: the last reading failed.</summary>
    protected bool IsStale { get; private set; }

    protected DateTimeOffset Now { get; private set; }

    /// <summary>Cancelled when the page is left.</summary>
    protected CancellationToken Gone { get; }

    [Inject]
    protected ActorSource Actors { get; set; } = default!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private LiveUpdates Live { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private CheckInVisit CheckIn { get; set; } = default!;

    [Inject]
    private StartVisit Start { get; set; } = default!;

    [Inject]
    private CompleteVisit Complete { get; set; } = default!;

    [Inject]
    private MarkNoShow MarkNoShow { get; set; } = default!;

    [Inject]
    private UndoStep Undo { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ClinicTexts> Words { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ErrorTexts> Errors { get; set; } = default!;

    [Inject]
    private ILogger<ClinicPage> Log { get; set; } = default!;

    public void Dispose()
    {
        live?.Dispose();
        gone.Cancel();
        gone.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads what the page shows. An error is the clinic's or the visit's not being there for this person.</summary>
    protected abstract Task<Error?> LoadAsync(Actor actor);

    /// <summary>Where that visit stands by what was last read; null where it is not shown any more.</summary>
    protected abstract VisitStage? StageOf(Guid bookingId);

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            live = Live.Subscribe(LiveUpdates.Clinic(ClinicId), () => _ = InvokeAsync(RefreshAsync));
            _ = TickAsync();
        }
    }

    protected async Task ReloadAsync()
    {
        if (isLoading)
        {
            loadAgain = true;
            return;
        }

        isLoading = true;
        try
        {
            do
            {
                loadAgain = false;
                Now = Clock.GetUtcNow();
                if (await LoadAsync(await Actors.GetAsync(Gone)) is not null)
                {
                    Navigation.NotFound();
                    return;
                }
            }
            while (loadAgain);
            IsStale = false;
        }
        finally
        {
            isLoading = false;
        }
    }

    protected async Task TakeAsync(VisitChoice choice)
    {
        var (bookingId, petName, step) = choice;
        if (!Busy.Add(bookingId))
        {
            return;
        }

        var before = StageOf(bookingId);
        var result = await RunAsync(step, await Actors.GetAsync(Gone), bookingId);
        await ReloadAsync();
        Busy.Remove(bookingId);
        Message = result.IsOk
            ? new StepMessage(true, Words[$"told-{step}", petName])
            : Refusal(result.Error, petName, before, StageOf(bookingId));
    }

    protected Task UndoAsync(VisitChoice choice) => ActAsync(
        choice.BookingId,
        async actor => (await Undo.RunAsync(actor, choice.BookingId, choice.Step, Gone)).Error,
        Words["told-undone", Words[$"step-{choice.Step}"], choice.PetName]);

    /// <summary>Does something with a booking and says what came of it, once it has been read anew.</summary>
    /// <param name="otherwise">What to say of a refusal, where the error's own text does not fit.</param>
    protected async Task<Error?> ActAsync(Guid bookingId, Func<Actor, Task<Error?>> act, string told, Func<Error, string?>? otherwise = null)
    {
        if (!Busy.Add(bookingId))
        {
            return null;
        }

        var refused = await act(await Actors.GetAsync(Gone));
        await ReloadAsync();
        Busy.Remove(bookingId);
        Message = refused is null ? new StepMessage(true, told) : new StepMessage(false, otherwise?.Invoke(refused) ?? Errors.For(refused));
        return refused;
    }

    private Task<Result> RunAsync(VisitStep step, Actor actor, Guid bookingId) => step switch
    {
        VisitStep.CheckIn => CheckIn.RunAsync(actor, bookingId, Gone),
        VisitStep.Start => Start.RunAsync(actor, bookingId, Gone),
        VisitStep.Complete => Complete.RunAsync(actor, bookingId, Gone),
        _ => MarkNoShow.RunAsync(actor, bookingId, Gone),
    };

    private StepMessage Refusal(Error error, string petName, VisitStage? before, VisitStage? now) => new(
        false,
        now is null ? Words["visit-gone", petName]
            : now != before ? Words["changed-meanwhile", petName, Words[$"stage-{now}"]]
            : Errors.For(error));

    /// <summary>A board that is open all day outlives a database that is away for a moment: it keeps what it shows and says so.</summary>
    private async Task RefreshAsync()
    {
        try
        {
            await ReloadAsync();
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure)
        {
            LogStale(Log, failure);
            IsStale = true;
        }

        StateHasChanged();
    }

    private async Task TickAsync()
    {
        using var timer = new PeriodicTimer(Often, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(Gone))
            {
                await InvokeAsync(RefreshAsync);
            }
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
    }

    [LoggerMessage(LogLevel.Warning, "A clinic's page could not be brought up to date; it tries again")]
    private static partial void LogStale(ILogger log, Exception failure);
}

/// <summary>What was chosen for a visit.</summary>
public sealed record VisitChoice(Guid BookingId, string PetName, VisitStep Step);

public sealed record StepMessage(bool IsGood, string Text);
