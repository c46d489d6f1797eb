using Microsoft.AspNetCore.Authorization;
using PetPro.Web.Portals;

namespace PetPro.Web.Startup;

internal static class Access
{
    /// <summary>Who may enter which portal. What is done there is decided anew by each use case.</summary>
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        builder.AddSignIns();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddScoped<ActorSource>();
        builder.Services.AddScoped<IAuthorizationHandler, MayEnterPortal>();
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(Portal.Owner, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Portal.Clinic, policy => policy.RequireAuthenticatedUser().AddRequirements(new PortalRequirement(Portal.Clinic)))
            .AddPolicy(Portal.Admin, policy => policy.RequireAuthenticatedUser().AddRequirements(new PortalRequirement(Portal.Admin)));
    }

    public static void UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseApiSessions();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseIdempotency();
    }
}
