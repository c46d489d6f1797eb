using PetPro.Core.Bookings;
using PetPro.Core.Payments;
using PetPro.Data.Bookings;
using PetPro.Web.Components;

namespace PetPro.Web.Owner.Visits;

/// <summary>Where a booking stands, as its owner sees it: the booking's state and its payment's told as one.</summary>
public enum VisitState
{
    /// <summary>The seat is held; nothing is known of the payment yet.</summary>
    Paying,

    /// <summary>The payment was declined; the seat is still held.</summary>
    Declined,

    /// <summary>The hold ran out before a payment came.</summary>
    Lapsed,

    /// <summary>Paid; the clinic takes it only after a look at it.</summary>
    Awaiting,

    /// <summary>The clinic cannot take it: everything goes back.</summary>
    Rejected,

    Confirmed,
    UnderWay,
    Completed,
    Missed,
    Cancelled,

    /// <summary>Paid after the hold had lapsed, and the seat was gone: everything goes back.</summary>
    PaidTooLate,
}

public static class VisitStates
{
    public static VisitState At(this BookingView booking, DateTimeOffset now) => booking.Status switch
    {
        BookingStatus.PendingPayment when booking.HeldUntil is not { } until || until <= now => VisitState.Lapsed,
        BookingStatus.PendingPayment when booking.Payment is { Status: PaymentStatus.Failed } => VisitState.Declined,
        BookingStatus.PendingPayment => VisitState.Paying,
        BookingStatus.PendingApproval => VisitState.Awaiting,
        BookingStatus.Rejected => VisitState.Rejected,
        BookingStatus.Confirmed => VisitState.Confirmed,
        BookingStatus.InProgress => VisitState.UnderWay,
        BookingStatus.Completed => VisitState.Completed,
        BookingStatus.NoShow => VisitState.Missed,
        BookingStatus.Expired => VisitState.Lapsed,
        BookingStatus.Cancelled when booking.CancellationReason == CancellationReasons.SeatGone => VisitState.PaidTooLate,
        BookingStatus.Cancelled => VisitState.Cancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(booking), booking.Status, null),
    };

    /// <summary>Nothing more will happen at its time: the owner may want another one like it.</summary>
    public static bool IsOver(this VisitState state) =>
        state is not (VisitState.Paying or VisitState.Declined or VisitState.Awaiting or VisitState.Confirmed or VisitState.UnderWay);

    /// <summary>The colour of its badge.</summary>
    public static Tone Tone(this VisitState state) => state switch
    {
        VisitState.Confirmed or VisitState.UnderWay => Components.Tone.Ok,
        VisitState.Paying or VisitState.Awaiting => Components.Tone.Info,
        VisitState.Declined => Components.Tone.Bad,
        VisitState.PaidTooLate or VisitState.Missed or VisitState.Rejected => Components.Tone.Warn,
        _ => Components.Tone.Neutral,
    };

    /// <summary>The key of its name in the texts.</summary>
    public static string TextKey(this VisitState state) => $"state-{state.ToString().ToLowerInvariant()}";
}
