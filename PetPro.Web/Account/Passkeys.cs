using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using PetPro.Data.Accounts;
using PetPro.Web.Portals;

namespace PetPro.Web.Account;

/// <summary>
/// The two ceremonies of WebAuthn, by the framework: making a passkey and showing one. What was asked of the browser lies sealed in a
/// cookie until it answers.
/// </summary>
internal sealed class Passkeys(IPasskeyHandler<User> ceremonies, IDataProtectionProvider protection)
{
    /// <summary>The form field with the browser's answer.</summary>
    public const string Credential = "credential";

    private const string Cookie = "petpro-passkey";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private static readonly CookieBuilder Builder = new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        SecurePolicy = CookieSecurePolicy.SameAsRequest,
        Path = "/account",
        IsEssential = true,
        MaxAge = Lifetime,
    };

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("PetPro.Passkeys").ToTimeLimitedDataProtector();

    public async Task<string> AskToMakeAsync(HttpContext http, MyAccount account)
    {
        var asked = await ceremonies.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email, DisplayName = account.FullName }, http);
        Keep(http, asked.AttestationState);
        return asked.CreationOptionsJson;
    }

    public async Task<string> AskToShowAsync(HttpContext http)
    {
        var asked = await ceremonies.MakeRequestOptionsAsync(null, http);
        Keep(http, asked.AssertionState);
        return asked.RequestOptionsJson;
    }

    /// <summary>The passkey that the posted form says was made; null when that is not so, or it was made for another account.</summary>
    public async Task<UserPasskeyInfo?> ReadMadeAsync(HttpContext http, Guid userId)
    {
        var (credential, state) = await TakeAsync(http);
        if (state is null)
        {
            return null;
        }

        var made = await ceremonies.PerformAttestationAsync(new() { HttpContext = http, CredentialJson = credential, AttestationState = state });
        return made.Succeeded && made.UserEntity.Id == userId.ToString() ? made.Passkey : null;
    }

    /// <summary>The passkey that the posted form has shown to be there; null when it has not.</summary>
    public async Task<UserPasskeyInfo?> ReadSignInAsync(HttpContext http)
    {
        var (credential, state) = await TakeAsync(http);
        if (state is null)
        {
            return null;
        }

        var shown = await ceremonies.PerformAssertionAsync(new() { HttpContext = http, CredentialJson = credential, AssertionState = state });
        return shown.Succeeded ? shown.Passkey : null;
    }

    private void Keep(HttpContext http, string? state) =>
        http.Response.Cookies.Append(Cookie, protector.Protect(state ?? "", Lifetime), Builder.Build(http));

    /// <summary>What was asked is good for one answer.</summary>
    private async Task<(string Credential, string? State)> TakeAsync(HttpContext http)
    {
        var credential = (await http.Request.ReadFormAsync(http.RequestAborted))[Credential].ToString();
        var kept = http.Request.Cookies[Cookie];
        http.Response.Cookies.Delete(Cookie, Builder.Build(http));
        try
        {
            return (credential, credential.Length > 0 && kept is { Length: > 0 } ? protector.Unprotect(kept) : null);
        }
        catch (CryptographicException)
        {
            return (credential, null);
        }
    }
}

internal static class PasskeyRegistration
{
    public static void AddPasskeys(this WebApplicationBuilder builder)
    {
        builder.Services.AddIdentityCore<User>().AddUserStore<PasskeyStore>();
        builder.Services.AddScoped<IPasskeyHandler<User>, PasskeyHandler<User>>();
        builder.Services.AddScoped<Passkeys>();
        builder.Services.Configure<IdentityPasskeyOptions>(options =>
        {
            // The device must ask for finger, face or PIN: only so does a passkey stand for two factors.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });
    }

    public static void MapPasskeys(this WebApplication app)
    {
        var asked = app.MapGroup("/account/passkeys").ExcludeFromDescription();
        asked.MapPost("/create", AskToMakeAsync).RequireAuthorization(Portal.Owner);
        asked.MapPost("/get", AskToShowAsync).AllowAnonymous();
    }

    private static async Task<IResult> AskToMakeAsync(HttpContext http, IAntiforgery antiforgery, Passkeys passkeys, GetActor getActor, GetMyAccount get)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        var account = await get.RunAsync(await getActor.ReadAsync(http.User, http.RequestAborted), http.RequestAborted);
        return account.IsOk ? Results.Text(await passkeys.AskToMakeAsync(http, account.Value), "application/json") : Results.NotFound();
    }

    private static async Task<IResult> AskToShowAsync(HttpContext http, IAntiforgery antiforgery, Passkeys passkeys) =>
        await antiforgery.IsRequestValidAsync(http)
            ? Results.Text(await passkeys.AskToShowAsync(http), "application/json")
            : Results.BadRequest();
}
