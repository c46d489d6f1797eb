using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Mapping;

namespace PetPro.Web.Api;

/// <summary>Moving a visit, and several pets in one.</summary>
public static class MoveEndpoints
{
    internal static void MapMoves(this IEndpointRouteBuilder bookings)
    {
        bookings.MapPost("/{id:guid}/reschedule", RescheduleAsync).RequireAuthorization()
            .WithSummary("Move a visit to another slot. Dearer: the new seat is held (`hold`), and the visit moves when the difference is paid.");
        bookings.MapPost("/moves/{id:guid}/pay", PayMoveAsync).RequireAuthorization()
            .WithSummary("Pay the difference of a move whose seat is held: the gateway's page.");
    }

    internal static void MapGroups(this IEndpointRouteBuilder reservations, IEndpointRouteBuilder bookings)
    {
        reservations.MapPost("/groups", ReserveGroupAsync).WithSummary("Hold a seat for each of several pets, all of them or none.");
        bookings.MapPost("/groups/{id:guid}", BeginGroupAsync).RequireAuthorization()
            .WithSummary("Pay for several pets that come together: a booking each, one payment.");
        bookings.MapPost("/groups/{id:guid}/cancel", CancelGroupAsync).RequireAuthorization()
            .WithSummary("Cancel the visits of all pets of a group that are still to come.");
    }

    private static async Task<IResult> RescheduleAsync(
        Caller caller, Guid id, MoveWanted wanted, RescheduleBooking reschedule, CancellationToken cancellation)
    {
        if (wanted.SlotId is not { } slotId)
        {
            return Error.Invalid("slotId", "required").ToAnswer();
        }

        Money? expected = wanted.ExpectedDifference is { } shown ? Money.Idr(shown) : null;
        return (await reschedule.RunAsync(caller.Actor, id, slotId, expected, cancellation)).ToOk(moved => new
        {
            moved.BookingId,
            moved.MoveId,
            Status = moved.IsMoved ? "moved" : "held",
            Difference = moved.Difference.Amount,
            moved.Difference.Currency,
            Hold = moved.HoldId is null ? null : new { Id = moved.HoldId, ExpiresAt = moved.HeldUntil },
        });
    }

    private static async Task<IResult> PayMoveAsync(
        Caller caller, Guid id, PaymentWanted wanted, PayForMove pay, HttpContext http, CancellationToken cancellation) =>
        (await pay.RunAsync(caller.Actor, id, wanted.PaymentMethod ?? "", BackTo(http), cancellation))
            .ToAccepted(b => new { b.BookingId, b.PaymentId, b.PaymentUrl, Status = b.Status.ToName(), b.Reference });

    private static async Task<IResult> ReserveGroupAsync(Caller caller, GroupWanted wanted, ReserveGroup reserve, CancellationToken cancellation)
    {
        var seats = wanted.Seats ?? [];
        return seats.Any(s => s.SlotId is null || s.PetId is null)
            ? Error.Invalid("seats", "required").ToAnswer()
            : (await reserve.RunAsync(caller.Actor, [.. seats.Select(s => new SeatForPet(s.SlotId!.Value, s.PetId!.Value))], cancellation)).ToOk(held => new
            {
                held.GroupId,
                held.ExpiresAt,
                Reservations = held.Holds.Select(h => new { h.Id, h.SlotId, h.PetId, Status = h.Status.ToName() }),
            });
    }

    private static async Task<IResult> BeginGroupAsync(
        Caller caller, Guid id, PaymentWanted wanted, BeginGroupBooking begin, HttpContext http, CancellationToken cancellation) =>
        (await begin.RunAsync(caller.Actor, id, wanted.PaymentMethod ?? "", BackTo(http), cancellation))
            .ToAccepted(g => new { g.GroupId, g.PaymentId, g.PaymentUrl, Status = g.Status.ToName(), g.Bookings });

    private static async Task<IResult> CancelGroupAsync(
        Caller caller, Guid id, CancellationWanted? wanted, CancelGroup cancel, CancellationToken cancellation) =>
        (await cancel.RunAsync(caller.Actor, id, wanted?.Reason, null, cancellation)).ToOk(refund => new { RefundAmount = refund.Amount, refund.Currency });

    private static Func<Guid, Uri> BackTo(HttpContext http) => id => new Uri($"{http.Request.Scheme}://{http.Request.Host}/owner/bookings/{id}");
}

/// <summary>A seat for each of several pets.</summary>
public sealed record GroupWanted(IReadOnlyList<ReservationWanted>? Seats);

/// <summary>The slot to move to; the difference that was shown, in whole rupiah, may be given so that no other is taken.</summary>
public sealed record MoveWanted(Guid? SlotId, long? ExpectedDifference);

/// <summary>How it is paid: `card`, `qris`, `bank-transfer` or `e-wallet`.</summary>
public sealed record PaymentWanted(string? PaymentMethod);
