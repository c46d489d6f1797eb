using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using PetPro.Core.Accounts;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;

namespace PetPro.Web.Portals;

internal sealed record PortalRequirement(string Portal) : IAuthorizationRequirement;

/// <summary>Opens the clinic portal to who has a role at some clinic, the admin portal to who is granted something everywhere.</summary>
internal sealed class MayEnterPortal(GetActor getActor) : AuthorizationHandler<PortalRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PortalRequirement requirement)
    {
        if (!Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var userId))
        {
            return;
        }

        var actor = await getActor.RunAsync(userId, CancellationToken.None);
        if (Opens(requirement.Portal, actor))
        {
            context.Succeed(requirement);
        }
    }

    private static bool Opens(string portal, Actor actor) => portal switch
    {
        Portal.Clinic => actor.ClinicsWhere(Permissions.SeeVisits).Length > 0,
        Portal.Admin => actor.May(Permissions.ReviewClinics) || actor.May(Permissions.Operate),
        _ => false,
    };
}
