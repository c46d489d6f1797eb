using PetPro.Core.Bookings;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;

namespace PetPro.Web.Api;

/// <summary>Waiting for a free time, and the times that are offered.</summary>
public static class WaitlistEndpoints
{
    public static void MapWaitlist(this IEndpointRouteBuilder api)
    {
        var waitlist = api.MapGroup("/waitlist").WithTags("waitlist").RequireAuthorization();
        waitlist.MapGet("/", ListAsync).WithSummary("Where I wait, with the times that are held for me.");
        waitlist.MapPost("/", JoinAsync).WithSummary("Wait for a free time; days and times of day are in the clinic's zone.");
        waitlist.MapDelete("/{id:guid}", LeaveAsync).WithSummary("Wait no longer; a time that is held passes on.");
        waitlist.MapPost("/offers/{id:guid}/accept", AcceptAsync).WithSummary("Take an offered time: a hold that can be paid like any other.");
        waitlist.MapPost("/offers/{id:guid}/decline", DeclineAsync).WithSummary("Turn an offered time down; it passes on, and the place in line stays.");
    }

    private static async Task<IResult> ListAsync(Caller caller, ListMyWaitlist list, CancellationToken cancellation) =>
        TypedResults.Ok(new Page<object>(
            [.. (await list.RunAsync(caller.Actor, cancellation)).Select(p => new
            {
                p.Id,
                p.ServiceId,
                p.PetId,
                p.FirstDay,
                p.LastDay,
                From = p.FromTime,
                Until = p.UntilTime,
                p.Before,
                Offer = p.Offer is null ? null : new { p.Offer.Id, p.Offer.StartsAt, p.Offer.ExpiresAt },
            })],
            null));

    private static async Task<IResult> JoinAsync(Caller caller, WaitlistWanted wanted, JoinWaitlist join, CancellationToken cancellation)
    {
        (string Field, bool IsThere)[] needed =
            [("petId", wanted.PetId is not null), ("serviceId", wanted.ServiceId is not null), ("firstDay", wanted.FirstDay is not null)];
        if (needed.Where(n => !n.IsThere).Select(n => new FieldError(n.Field, "required")).ToList() is { Count: > 0 } missing)
        {
            return Error.Invalid(missing).ToAnswer();
        }

        var first = wanted.FirstDay!.Value;
        var wish = new WaitlistWish(first, wanted.LastDay ?? first, wanted.From, wanted.Until, wanted.StaffId);
        return (await join.RunAsync(caller.Actor, wanted.PetId!.Value, wanted.ServiceId!.Value, wish, cancellation)).ToCreated(
            id => $"{ApiRoutes.Root}/waitlist/{id}", id => new { Id = id });
    }

    private static async Task<IResult> LeaveAsync(Caller caller, Guid id, LeaveWaitlist leave, CancellationToken cancellation) =>
        (await leave.RunAsync(caller.Actor, id, cancellation)).ToNoContent();

    private static async Task<IResult> AcceptAsync(Caller caller, Guid id, AcceptWaitlistOffer accept, CancellationToken cancellation) =>
        (await accept.RunAsync(caller.Actor, id, cancellation)).ToOk(hold => new { ReservationId = hold });

    private static async Task<IResult> DeclineAsync(Caller caller, Guid id, DeclineWaitlistOffer decline, CancellationToken cancellation) =>
        (await decline.RunAsync(caller.Actor, id, cancellation)).ToNoContent();
}

/// <summary>For which pet, what, and when: days from `firstDay` to `lastDay` (included; left out = that one day), times of day from `from` until before `until`.</summary>
public sealed record WaitlistWanted(
    Guid? PetId, Guid? ServiceId, DateOnly? FirstDay, DateOnly? LastDay, TimeOnly? From, TimeOnly? Until, Guid? StaffId);
