using Microsoft.AspNetCore.Localization;

namespace PetPro.Web.Startup;

internal static class Languages
{
    /// <summary>The first is the one for those who say nothing.</summary>
    public static IReadOnlyList<string> All { get; } = ["id", "en", "ja"];

    public static void AddLanguages(this WebApplicationBuilder builder)
    {
        builder.Services.AddLocalization();
        builder.Services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(All[0]).AddSupportedCultures([.. All]).AddSupportedUICultures([.. All]);
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        });
    }

    public static void UseLanguages(this WebApplication app) => app.UseRequestLocalization();
}
