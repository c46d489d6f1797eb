using Microsoft.Playwright;
using PetPro.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Pages;

/// <summary>One booking: where it stands, and what can be done about it.</summary>
public sealed class BookingPage(Person person)
{
    public Guid Id { get; } = Guid.Parse(new Uri(person.Page.Url).Segments[3].TrimEnd('/'));

    public ILocator Heading => person.Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator Status => person.Page.Locator(".visit-status");

    public ILocator Receipt => person.Page.Locator(".receipt");

    public ILocator Dialog => person.Page.GetByRole(AriaRole.Alertdialog);

    public async Task ShouldSayAsync(string heading) => await Expect(Heading).ToHaveTextAsync(heading, new() { Timeout = 30_000 });

    public async Task<string> ReferenceAsync() => await person.Page.Locator(".reference strong").InnerTextAsync();

    public async Task<HoldPage> PayAgainAsync()
    {
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Pay again" }).ClickAsync();
        await person.Page.WaitForURLAsync("**/book/hold/*");
        return new HoldPage(person);
    }

    public async Task AskToCancelAsync()
    {
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel this visit" }).ClickAsync();
        await Expect(Dialog).ToBeVisibleAsync();
    }
}
