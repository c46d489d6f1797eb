using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Data.Seeding;
using PetPro.Tests.Support;
using PetPro.Tests.Web.Components;
using PetPro.Web;

namespace PetPro.Tests.Web;

/// <summary>A page on a real database, in a circuit, with somebody signed in.</summary>
public abstract class SignedInPageTest : ComponentTest
{
    private readonly BunitAuthorizationContext authorization;

    protected SignedInPageTest(TestDatabase database)
    {
        Database = database;
        World = new World(database);
        Services.AddFallbackServiceProvider(database.Services);
        Services.AddScoped(services => new ActorSource(services.GetRequiredService<AuthenticationStateProvider>(), database.Get<GetActor>()));
        authorization = this.AddAuthorization();
        JSInterop.Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Server", isInteractive: true));
    }

    protected TestDatabase Database { get; }

    protected World World { get; }

    protected void SignIn(Guid userId) =>
        authorization.SetAuthorized("somebody").SetClaims(new Claim(ClaimTypes.NameIdentifier, userId.ToString()));

    protected async Task<Guid> SignInAsAdminAsync()
    {
        await Database.Get<SeedReference>().RunAsync(Actor.System, CancellationToken.None);
        var id = await World.OwnerAsync("Rina");
        var role = await Database.ReadAsync(db => db.Roles.SingleAsync(r => r.Name == PetPro.Core.Accounts.Roles.Admin));
        await Database.AddAsync(new UserRole { UserId = id, RoleId = role.Id });
        SignIn(id);
        return id;
    }
}
