using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace PetPro.Tests.Web.Components;

/// <summary>A component by itself, with the application's texts in a language that the test chooses.</summary>
public abstract class ComponentTest : BunitContext
{
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;

    protected ComponentTest()
    {
        Services.AddLocalization();
        Speak("en");
    }

    protected static void Speak(string language) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

    protected override void Dispose(bool disposing)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        base.Dispose(disposing);
    }
}
