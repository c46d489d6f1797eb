using Microsoft.AspNetCore.Components.Server.Circuits;
using PetPro.Web.Api;
using PetPro.Web.Joining;
using PetPro.Web.Portals;
using Radzen;

namespace PetPro.Web.Startup;

internal static class Pages
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            circuits.DisconnectedCircuitMaxRetained = 200;
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
        }).AddHubOptions(hub => hub.MaximumReceiveMessageSize = 64 * 1024);
        builder.Services.AddSingleton<OpenCircuits>();
        builder.Services.AddScoped<CircuitHandler, CircuitLimit>();
        builder.Services.AddRadzenComponents();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<TypedBeforeSigningIn>();
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets();

        // The whole policy stands in the one header of UseSafeHeaders; a second one from here would only confuse.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }

    /// <summary>An unknown address and a defect each get a page of their own; the API answers for itself.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseWhen(context => !context.IsForPrograms(), pages =>
        {
            pages.UseExceptionHandler("/error", createScopeForErrors: true);

            // A form that was refused is refused; only what somebody wanted to see gets a page about its absence.
            pages.UseWhen(
                context => HttpMethods.IsGet(context.Request.Method),
                seen => seen.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
        });
        app.UseRouting();
    }
}
