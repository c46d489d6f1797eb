using Microsoft.AspNetCore.Authorization;
using PetPro.Core.Accounts;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Web.Account;

namespace PetPro.Web.Portals;

internal sealed record PortalRequirement(string Portal) : IAuthorizationRequirement;

/// <summary>Opens the clinic portal to who has a role at some clinic, the admin portal to who is granted something everywhere.</summary>
internal sealed class MayEnterPortal(GetActor getActor) : AuthorizationHandler<PortalRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PortalRequirement requirement)
    {
        if (Opens(requirement.Portal, await getActor.ReadAsync(context.User, CancellationToken.None)))
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
