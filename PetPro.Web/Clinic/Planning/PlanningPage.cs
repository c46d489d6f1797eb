using Microsoft.AspNetCore.Components;
using PetPro.Core.Bookings;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;

namespace PetPro.Web.Clinic.Planning;

/// <summary>
/// What the pages on which a clinic plans share: before a change that booked visits would not survive, they say how many are
/// concerned and ask; what came of it is said at the foot of the page.
/// </summary>
public abstract class PlanningPage : AtClinic
{
    private Func<Actor, Task<Result>>? asked;

    [Inject]
    protected ForeseeExceptions Foresee { get; set; } = default!;

    /// <summary>So many booked visits would fit no more; null = nothing is being asked.</summary>
    protected int? Concerned { get; private set; }

    protected bool IsBusy { get; private set; }

    protected Error? Refusal { get; set; }

    /// <summary>What was done, as a sentence.</summary>
    protected string? Done { get; set; }

    /// <summary>Changes the plan, at once or after the person has said yes.</summary>
    protected async Task ChangeAsync(PlanChange change, Func<Actor, Task<Result>> save)
    {
        if (IsBusy)
        {
            return;
        }

        IsBusy = true;
        Done = null;
        var foreseen = await Foresee.RunAsync(await Actors.GetAsync(Left), ClinicId, change, Left);
        IsBusy = false;
        if (foreseen is { IsOk: true, Value: > 0 })
        {
            asked = save;
            Concerned = foreseen.Value;
            return;
        }

        await SaveAsync(save);
    }

    protected async Task SaveAsync(Func<Actor, Task<Result>> save)
    {
        IsBusy = true;
        Done = null;
        var saved = await save(await Actors.GetAsync(Left));
        IsBusy = false;
        Refusal = saved.Error;
        if (saved.IsOk)
        {
            await SavedAsync();
        }
    }

    protected async Task GoOnAsync()
    {
        Concerned = null;
        if (asked is { } save)
        {
            asked = null;
            await SaveAsync(save);
        }
    }

    protected void GoBack()
    {
        Concerned = null;
        asked = null;
    }

    /// <summary>It is saved: say so, and show it.</summary>
    protected abstract Task SavedAsync();
}
