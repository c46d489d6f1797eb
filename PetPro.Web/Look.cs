namespace PetPro.Web;

/// <summary>Light, dark, or as the device says. The cookie's value ends in the page, so only known names count.</summary>
internal static class Look
{
    public const string Cookie = "petpro-theme";
    public const string Auto = "auto";
    public const string Light = "light";
    public const string Dark = "dark";

    public static IReadOnlyList<string> All { get; } = [Auto, Light, Dark];

    public static string Of(HttpRequest? request) =>
        request?.Cookies[Cookie] is { } name && All.Contains(name) ? name : Auto;
}
