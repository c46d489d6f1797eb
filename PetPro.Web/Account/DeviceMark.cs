using System.Security.Cryptography;
using PetPro.Core.Accounts;

namespace PetPro.Web.Account;

/// <summary>A random mark that a browser keeps, so that a sign-in on a device that was never used before can be told of. It says nothing of the person.</summary>
internal static class DeviceMark
{
    private const string Cookie = "petpro-device";
    private const int Length = 32;

    private static readonly CookieBuilder Builder = new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        SecurePolicy = CookieSecurePolicy.SameAsRequest,
        Path = "/account",
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(400),
    };

    /// <summary>The device that signs in now; it gets its mark where it has none.</summary>
    public static SignInDevice Of(HttpContext context)
    {
        var mark = context.Request.Cookies[Cookie];
        if (mark is not { Length: Length })
        {
            mark = RandomNumberGenerator.GetHexString(Length, lowercase: true);
        }

        context.Response.Cookies.Append(Cookie, mark, Builder.Build(context));
        return new SignInDevice(context.Request.Headers.UserAgent, mark);
    }
}
