using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using PetPro.Data.Accounts;

namespace PetPro.Web.Account;

/// <summary>Remembers for a few minutes, in a sealed cookie, whose password was right and who is still to show the second factor.</summary>
internal sealed class PendingCode(IDataProtectionProvider protection)
{
    private const string Cookie = "petpro-pending";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private static readonly CookieBuilder Builder = new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        SecurePolicy = CookieSecurePolicy.SameAsRequest,
        Path = "/account",
        IsEssential = true,
        MaxAge = Lifetime,
    };

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("PetPro.PendingCode").ToTimeLimitedDataProtector();

    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(Cookie, Builder.Build(context));

    public void Keep(HttpContext context, PendingSignIn pending) =>
        context.Response.Cookies.Append(Cookie, protector.Protect($"{pending.UserId:N}.{pending.Stamp}", Lifetime), Builder.Build(context));

    public PendingSignIn? Of(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[Cookie] is { Length: > 0 } kept && protector.Unprotect(kept).Split('.', 2) is [var id, var stamp]
                ? new PendingSignIn(Guid.ParseExact(id, "N"), stamp)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
