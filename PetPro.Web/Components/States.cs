using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Payments;
using PetPro.Data.Mapping;

namespace PetPro.Web.Components;

/// <summary>Which text and which tone each state of an entity has.</summary>
public static class States
{
    public static IReadOnlyList<Type> Types { get; } =
        [typeof(BookingStatus), typeof(ReservationStatus), typeof(PaymentStatus), typeof(RefundStatus), typeof(ClinicStatus)];

    /// <summary>`booking-status-pending-payment`.</summary>
    public static string Key(Enum state) => Kebab(state.GetType().Name) + "-" + Kebab(state.ToString());

    public static Tone ToneOf(Enum state) => state switch
    {
        BookingStatus.Confirmed or BookingStatus.Completed => Tone.Ok,
        BookingStatus.PendingPayment or BookingStatus.PendingApproval => Tone.Warn,
        BookingStatus.InProgress => Tone.Info,
        BookingStatus.NoShow or BookingStatus.Rejected => Tone.Bad,
        ReservationStatus.Pending => Tone.Warn,
        ReservationStatus.Confirmed => Tone.Ok,
        PaymentStatus.Success => Tone.Ok,
        PaymentStatus.Pending or PaymentStatus.Processing => Tone.Warn,
        PaymentStatus.Failed => Tone.Bad,
        PaymentStatus.Refunded or PaymentStatus.PartiallyRefunded => Tone.Info,
        RefundStatus.Success => Tone.Ok,
        RefundStatus.Pending => Tone.Warn,
        RefundStatus.Failed => Tone.Bad,
        ClinicStatus.Approved => Tone.Ok,
        ClinicStatus.Pending or ClinicStatus.MoreAsked => Tone.Warn,
        ClinicStatus.Rejected or ClinicStatus.Suspended => Tone.Bad,
        _ => Tone.Neutral,
    };

    private static string Kebab(string name) => SnakeCaseConvention.Name(name).Replace('_', '-');
}
