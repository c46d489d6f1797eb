using PetPro.E2E.Support;

namespace PetPro.E2E.Pages;

/// <summary>Registering and proving the address.</summary>
public sealed class AccountPages(Person person)
{
    public async Task RegisterAsync(string name, string email, string phone, string password)
    {
        await person.GoAsync("/account/register");
        await person.ShouldBeFitToSeeAsync("register");
        await person.Page.GetByLabel("name").FillAsync(name);
        await person.Page.GetByLabel("E-mail").FillAsync(email);
        await person.Page.GetByLabel("Phone").FillAsync(phone);
        await person.Page.GetByLabel("Password").FillAsync(password);
        await person.Page.Locator("main form button[type=submit]").First.ClickAsync();
        await person.Page.WaitForURLAsync("**/account/verify*");
    }

    public async Task VerifyAsync(string code)
    {
        await person.ShouldBeFitToSeeAsync("verify");
        await person.Page.Locator("input[autocomplete=one-time-code]").FillAsync(code);
        await person.Page.Locator("main form button[type=submit]").First.ClickAsync();
        await person.Page.WaitForURLAsync(url => !url.Contains("/account/verify", StringComparison.Ordinal));
    }
}
