using Microsoft.AspNetCore.DataProtection;

namespace PetPro.Web.Account;

/// <summary>
/// Carries an e-mail address from one page to the next in a sealed cookie: in an address bar it would end in histories and logs.
/// </summary>
internal sealed class PendingAddress(IDataProtectionProvider protection)
{
    private const string Cookie = "petpro-address";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private static readonly CookieBuilder Builder = new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        SecurePolicy = CookieSecurePolicy.SameAsRequest,
        Path = "/account",
        IsEssential = true,
        MaxAge = Lifetime,
    };

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("PetPro.PendingAddress").ToTimeLimitedDataProtector();

    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(Cookie, Builder.Build(context));

    public void Keep(HttpContext context, string email) =>
        context.Response.Cookies.Append(Cookie, protector.Protect(email, Lifetime), Builder.Build(context));

    public string? Of(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[Cookie] is { Length: > 0 } kept ? protector.Unprotect(kept) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
