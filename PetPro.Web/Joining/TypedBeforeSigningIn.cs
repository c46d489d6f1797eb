using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace PetPro.Web.Joining;

/// <summary>
/// Carries what a visitor typed over signing in or registering, in sealed cookies of the visitor's own browser: nobody who has no
/// account writes to the database.
/// </summary>
internal sealed class TypedBeforeSigningIn(IDataProtectionProvider protection)
{
    private const string Cookie = "petpro-clinic";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);
    private readonly ChunkingCookieManager cookies = new();
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("PetPro.TypedClinic").ToTimeLimitedDataProtector();

    public void Keep(HttpContext http, TypedClinic typed) =>
        cookies.AppendResponseCookie(http, Cookie, protector.Protect(JsonSerializer.Serialize(typed), Lifetime), Options(http));

    public void Forget(HttpContext http) => cookies.DeleteCookie(http, Cookie, Options(http));

    public TypedClinic? Of(HttpContext http)
    {
        try
        {
            return cookies.GetRequestCookie(http, Cookie) is { Length: > 0 } kept ? JsonSerializer.Deserialize<TypedClinic>(protector.Unprotect(kept)) : null;
        }
        catch (Exception unreadable) when (unreadable is System.Security.Cryptography.CryptographicException or JsonException)
        {
            return null;
        }
    }

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        Path = "/clinics",
        IsEssential = true,
        MaxAge = Lifetime,
    };
}
