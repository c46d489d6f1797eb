using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Payments;
using PetPro.Core.Pets;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Pets;

namespace PetPro.Tests.Web.Owner;

/// <summary>Records as the use cases would give them to the owner's components.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly Today = new(2026, 11, 21);

    public static ServiceToBook Service(params string[] species) => new(
        Guid.CreateVersion7(), "Konsultasi", "", "consultation", Money.Idr(150_000), 30, species, species, Guid.CreateVersion7(), "Klinik Melati", "klinik-melati",
        "Jakarta", "Asia/Jakarta", Today, BookingRules.Default, []);

    public static MyPet Pet(string name, string species = "dog") =>
        new(Guid.CreateVersion7(), name, species, species, null, null, null, PetGender.Unknown, null, null, false);

    public static BookingView Booking(
        BookingStatus status, PaymentView? payment = null, TimeSpan? heldFor = null, string? reason = null, long? refund = null) => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), "PXYC7Q3K", status, Guid.CreateVersion7(), "Klinik Melati", "klinik-melati", "Jl. Melati 1", "Jakarta",
        "+622155500000", "Asia/Jakarta", Guid.CreateVersion7(), "Konsultasi", Guid.CreateVersion7(), Guid.CreateVersion7(), "Milo", "drh. Ani",
        At(2, 9), At(2, 9).AddMinutes(30), Money.Idr(150_000), payment, heldFor is { } held ? Now + held : null, null, reason,
        refund is { } amount ? Money.Idr(amount) : null, false, Now, null, status == BookingStatus.PendingApproval ? Now.AddHours(24) : null)
        {
            ToPayOnline = Money.Idr(150_000),
        };

    public static PaymentView Payment(PaymentStatus status, params RefundView[] refunds) => new(
        Guid.CreateVersion7(), status, "qris", "https://gateway.test/pay", status is PaymentStatus.Pending or PaymentStatus.Failed ? null : Now, refunds);

    /// <summary>On the clinic's clocks, that many days from today.</summary>
    public static DateTimeOffset At(int days, int hour, int minute = 0) =>
        new(Today.AddDays(days).ToDateTime(new TimeOnly(hour, minute)), TimeSpan.FromHours(7));
}

/// <summary>A clock that stands at <see cref="Samples.Now"/>.</summary>
internal sealed class StandingClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => Samples.Now;
}
