using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace PetPro.Web.Startup;

/// <summary>
/// Language and theme, by a plain form so that it works without scripts. It changes nothing but the look of the asker's own
/// pages, so it needs no anti-forgery token; what another site sends is refused all the same.
/// </summary>
internal static class Preferences
{
    private static readonly CookieOptions Year = new() { MaxAge = TimeSpan.FromDays(365), IsEssential = true, SameSite = SameSiteMode.Lax, HttpOnly = true };

    public static void MapPreferences(this WebApplication app) =>
        app.MapPost("/preferences", Save).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    /// <summary>From the next page on.</summary>
    public static void RememberLanguage(this HttpContext context, string language)
    {
        var culture = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language));
        context.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, culture, Year);
    }

    private static IResult Save(HttpContext context, [FromForm] string? language, [FromForm] string? theme)
    {
        if (context.Request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none"))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (language is not null && Languages.All.Contains(language))
        {
            context.RememberLanguage(language);
        }

        if (theme is not null && Look.All.Contains(theme))
        {
            context.Response.Cookies.Append(Look.Cookie, theme, Year);
        }

        return Results.LocalRedirect(PageBefore(context.Request));
    }

    /// <summary>The page that the form stood on, where it is one of ours.</summary>
    private static string PageBefore(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) && page.Authority == request.Host.Value
            && page.PathAndQuery is { } path && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal)
            ? path
            : "/";
}
