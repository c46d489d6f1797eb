using PetPro.Data.Ledger;

namespace PetPro.Web.Api;

/// <summary>What must hold at every moment, checked now.</summary>
public static class InvariantEndpoints
{
    public const string Path = "/admin/invariants";

    public static void MapInvariants(this IEndpointRouteBuilder app)
    {
        app.MapGet($"{ApiRoutes.Root}{Path}", CheckAsync).RequireAuthorization().WithTags("admin")
            .WithSummary("Every invariant of the database, each with the number of its violations.");
        app.MapGet(Path, CheckAsync).RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task<IResult> CheckAsync(Caller caller, CheckInvariants check, CancellationToken cancellation) =>
        (await check.RunAsync(caller.Actor, cancellation)).ToOk(found => found.Select(i => new { i.Name, i.Violations, i.Examples }));
}
