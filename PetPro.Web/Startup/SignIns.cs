using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using PetPro.Core.Accounts;
using PetPro.Data.Accounts;
using PetPro.Web.Account;
using PetPro.Web.Api;

namespace PetPro.Web.Startup;

/// <summary>
/// People are signed in by a cookie, client programs by an access token: the API takes nothing but a token, so that no page of
/// another site can call it in somebody's name.
/// </summary>
internal static class SignIns
{
    private const string ByAddress = "petpro";

    public static void AddSignIns(this WebApplicationBuilder builder)
    {
        builder.Services.AddMemoryCache();
        builder.Services.AddSingleton<SignInCheck>();
        builder.Services.AddSingleton<SignInLimits>();
        builder.Services.AddSingleton<AccessTokens>();
        builder.Services.AddSingleton<PendingAddress>();
        builder.Services.AddSingleton<PendingCode>();
        builder.AddPasskeys();
        builder.Services.AddScoped<AuthenticationStateProvider, RevalidatedSignIn>();
        builder.Services.AddAuthentication(ByAddress)
            .AddPolicyScheme(ByAddress, null, options => options.ForwardDefaultSelector = context =>
                context.IsForPrograms() ? BearerTokenDefaults.AuthenticationScheme : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddBearerToken(options => options.BearerTokenExpiration = AccessTokens.Lifetime)
            .AddCookie(ConfigureCookie);
    }

    /// <summary>Puts the cookie on the answer: from the next request on this browser is signed in, for thirty days at most.</summary>
    public static Task SignInAsync(this HttpContext context, SignedIn account, Guid? sessionId) => context.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme,
        SignInClaims.Of(account, sessionId, CookieAuthenticationDefaults.AuthenticationScheme),
        new AuthenticationProperties { IsPersistent = true });

    public static Task SignOutAsync(this HttpContext context) => context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "petpro-session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = SignInSession.Lifetime;
        options.SlidingExpiration = false;
        options.LoginPath = "/account/sign-in";
        options.LogoutPath = "/account/sign-out";
        options.AccessDeniedPath = "/forbidden";
        options.ReturnUrlParameter = ReturnTo.Parameter;
        options.Events.OnValidatePrincipal = async context =>
        {
            var check = context.HttpContext.RequestServices.GetRequiredService<SignInCheck>();
            if (!await check.IsGoodAsync(context.Principal!, context.HttpContext.RequestAborted))
            {
                context.RejectPrincipal();
                await SignOutAsync(context.HttpContext);
            }
        };
    }
}
