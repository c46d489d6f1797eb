using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using PetPro.Core.Bookings;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Web.Components;

namespace PetPro.Web.Clinic.Bookings;

/// <summary>What the pages share on which staff move visits and take them back: by dragging or by a dialog, with the same use cases.</summary>
public abstract class MovingPage : ClinicPage
{
    /// <summary>The visit whose dialog for moving is open.</summary>
    protected (Guid BookingId, string PetName)? Moving { get; private set; }

    /// <summary>The times of the day that the dialog shows; none while they are read.</summary>
    protected IReadOnlyList<DeskTime>? MoveTimes { get; private set; }

    protected DateOnly MoveDay { get; private set; }

    /// <summary>The visit whose dialog for cancelling is open.</summary>
    protected (Guid BookingId, string PetName)? Cancelling { get; set; }

    [Inject]
    private FindDeskTimes FindTimes { get; set; } = default!;

    [Inject]
    private RescheduleVisit Reschedule { get; set; } = default!;

    [Inject]
    private CancelVisit CancelVisit { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ClinicTexts> Words { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SharedTexts> General { get; set; } = default!;

    /// <summary>Only what is still to come moves: who is here is looked after here.</summary>
    protected static bool MayMove(VisitStage? stage) => stage == VisitStage.Expected;

    protected async Task<IReadOnlyList<DeskTime>> TimesForAsync(Guid bookingId, DateOnly first, int days)
    {
        var found = await FindTimes.RunAsync(await Actors.GetAsync(Gone), ClinicId, null, bookingId, first, days, Gone);
        return found.IsOk ? found.Value.Times : [];
    }

    protected Task AskToMoveAsync(Guid bookingId, string petName, DateOnly day)
    {
        Moving = (bookingId, petName);
        return ShowMoveDayAsync(day);
    }

    protected async Task ShowMoveDayAsync(DateOnly day)
    {
        (MoveDay, MoveTimes) = (day, null);
        MoveTimes = await TimesForAsync(Moving!.Value.BookingId, day, 1);
    }

    protected void StopMoving() => Moving = null;

    protected async Task MoveToAsync(DeskTime to)
    {
        var (bookingId, petName) = Moving!.Value;
        Moving = null;
        await MoveAsync(bookingId, petName, to);
    }

    protected Task MoveAsync(Guid bookingId, string petName, DeskTime to) => ActAsync(
        bookingId,
        async actor => (await Reschedule.RunAsync(actor, bookingId, to.SlotId, Gone)).Error,
        Words["told-moved", petName, $"{General.Of(ClinicTime.Day(to.StartsAt))} {ClinicTime.Clock(to.StartsAt)}, {to.StaffName}"]);

    protected async Task CancelAsync(string words)
    {
        var (bookingId, petName) = Cancelling!.Value;
        Money back = default;
        var refused = await ActAsync(
            bookingId,
            async actor =>
            {
                var cancelled = await CancelVisit.RunAsync(actor, bookingId, words, Gone);
                back = cancelled.IsOk ? cancelled.Value : Money.Zero;
                return cancelled.Error;
            },
            Words["told-cancelled", petName]);
        if (refused is null && back == Money.Zero)
        {
            Message = new StepMessage(true, Words["told-cancelled-unpaid", petName]);
        }

        Cancelling = null;
    }
}
