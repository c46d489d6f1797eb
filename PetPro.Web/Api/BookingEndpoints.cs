using System.Globalization;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Mapping;

namespace PetPro.Web.Api;

/// <summary>Free times, holds, and the bookings that come of them.</summary>
public static class BookingEndpoints
{
    public static void MapBookings(this IEndpointRouteBuilder api)
    {
        var bookings = api.MapGroup("/bookings").WithTags("bookings");
        bookings.MapGet("/availability", AvailabilityAsync).AllowAnonymous()
            .WithSummary("The free times of a service, in the clinic's zone; `from` and `to` are dates there or instants, `to` excluded but for a date.");
        bookings.MapGet("/", ListAsync).RequireAuthorization().WithSummary("My bookings, the latest visit first.");
        bookings.MapGet("/{id:guid}", GetAsync).RequireAuthorization().WithName("booking").WithSummary("One of my bookings.");
        bookings.MapPost("/", BeginAsync).RequireAuthorization().WithSummary("Pay for a held seat: a booking in payment and the gateway's page.");
        bookings.MapPost("/{id:guid}/cancel", CancelAsync).RequireAuthorization()
            .WithSummary("Cancel by the clinic's rule; the refund is decided at once and paid by the gateway afterwards.");

        bookings.MapMoves();
        var reservations = api.MapGroup("/reservations").WithTags("reservations").RequireAuthorization();
        reservations.MapPost("/", ReserveAsync).WithSummary("Hold a seat for a pet; holding again gives the same hold.");
        reservations.MapGroups(bookings);
        reservations.MapDelete("/{id:guid}", ReleaseAsync).WithSummary("Give a held seat back.");
    }

    private static async Task<IResult> AvailabilityAsync(
        Caller caller, Guid serviceId, string? from, string? to, Guid? staffId, FindFreeSlots find, CancellationToken cancellation)
    {
        var (first, last) = (Moment(from, "from", dayAfter: false), Moment(to, "to", dayAfter: true));
        if ((first.Error ?? last.Error) is { } wrong)
        {
            return wrong.ToAnswer();
        }

        var free = await find.RunAsync(caller.Actor, new FreeSlotsWanted(serviceId, first.Value, last.Value, staffId), cancellation);
        return free.ToOk(found => new Page<object>(
            [.. found.Slots.Select(s => new { s.SlotId, s.StartsAt, s.EndsAt, s.StaffId, s.Free })], null));
    }

    private static async Task<IResult> ReserveAsync(Caller caller, ReservationWanted wanted, ReserveSlot reserve, CancellationToken cancellation)
    {
        List<FieldError> missing = [];
        if (wanted.SlotId is null)
        {
            missing.Add(new("slotId", "required"));
        }

        if (wanted.PetId is null)
        {
            missing.Add(new("petId", "required"));
        }

        return missing.Count > 0
            ? Error.Invalid(missing).ToAnswer()
            : (await reserve.RunAsync(caller.Actor, wanted.SlotId!.Value, wanted.PetId!.Value, cancellation)).ToCreated(
                held => $"{ApiRoutes.Root}/reservations/{held.Id}",
                held => new { held.Id, held.LockId, held.SlotId, held.PetId, Status = held.Status.ToName(), held.ExpiresAt });
    }

    private static async Task<IResult> ReleaseAsync(Caller caller, Guid id, ReleaseReservation release, CancellationToken cancellation) =>
        (await release.RunAsync(caller.Actor, id, cancellation)).ToNoContent();

    private static async Task<IResult> BeginAsync(
        Caller caller, BookingWanted wanted, BeginBooking begin, HttpContext http, CancellationToken cancellation)
    {
        if (wanted.ReservationId is not { } reservationId)
        {
            return Error.Invalid("reservationId", "required").ToAnswer();
        }

        var site = $"{http.Request.Scheme}://{http.Request.Host}";
        var begun = await begin.RunAsync(
            caller.Actor, reservationId, wanted.PaymentMethod ?? "", id => new Uri($"{site}/owner/bookings/{id}"), cancellation);
        return begun.ToAccepted(b => new { b.BookingId, b.PaymentId, b.PaymentUrl, Status = b.Status.ToName(), b.Reference });
    }

    private static async Task<IResult> ListAsync(Caller caller, [AsParameters] PageQuery page, ListMyBookings list, CancellationToken cancellation)
    {
        var after = page.After<VisitKey>();
        if (!after.IsOk)
        {
            return after.Error.ToAnswer();
        }

        var found = await list.RunAsync(
            caller.Actor, new MyBookingsWanted(BookingScope.All), after.Value is { } key ? (key.StartsAt, key.Id) : null, page.Rows, cancellation);
        return TypedResults.Ok(page.Of(found.Rows, r => new VisitKey(r.StartsAt, r.Id), Shape));
    }

    private static async Task<IResult> GetAsync(Caller caller, Guid id, GetMyBooking get, CancellationToken cancellation) =>
        (await get.RunAsync(caller.Actor, id, cancellation)).ToOk(Shape);

    private static async Task<IResult> CancelAsync(
        Caller caller, Guid id, CancellationWanted? wanted, CancelBooking cancel, GetMyBooking get, CancellationToken cancellation)
    {
        var cancelled = await cancel.RunAsync(caller.Actor, id, wanted?.Reason, null, cancellation);
        return cancelled.IsOk ? (await get.RunAsync(caller.Actor, id, cancellation)).ToOk(Shape) : cancelled.Error.ToAnswer();
    }

    private static object Shape(BookingView booking) => new
    {
        booking.Id,
        booking.Reference,
        Status = booking.Status.ToName(),
        booking.ReservationId,
        booking.ClinicId,
        booking.ServiceId,
        booking.SlotId,
        booking.PetId,
        booking.StartsAt,
        booking.EndsAt,
        Amount = booking.Amount.Amount,
        booking.Amount.Currency,
        Payment = booking.Payment is null ? null : new { booking.Payment.Id, Status = booking.Payment.Status.ToName(), booking.Payment.Url },
        booking.CancellationReason,
        RefundAmount = booking.RefundAmount?.Amount,
    };

    /// <summary>A date on the clinic's calendar (the day after it, where the end is meant), a time on its clocks, or an instant.</summary>
    private static Result<DateTime?> Moment(string? text, string field, bool dayAfter)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return default(DateTime?);
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date.AddDays(dayAfter ? 1 : 0).ToDateTime(default);
        }

        return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
            ? time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time
            : Error.Invalid(field, "date-format");
    }

    internal sealed record VisitKey(DateTimeOffset StartsAt, Guid Id);
}

/// <summary>Which seat, for which of my pets.</summary>
public sealed record ReservationWanted(Guid? SlotId, Guid? PetId);

/// <summary>Which hold is paid, and how: `card`, `qris`, `bank-transfer` or `e-wallet`.</summary>
public sealed record BookingWanted(Guid? ReservationId, string? PaymentMethod);

/// <summary>Why, in the owner's words; may be left out.</summary>
public sealed record CancellationWanted(string? Reason);
