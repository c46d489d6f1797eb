using Microsoft.Playwright;
using PetPro.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Pages;

/// <summary>Choosing a time of a service.</summary>
public sealed class BookPage(Person person)
{
    public ILocator Times => person.Page.Locator(".time");

    public ILocator Alert => person.Page.Locator(".error-note [role=alert]");

    public async Task OpenAsync(Guid serviceId) => await person.GoAsync($"/book/{serviceId}");

    public async Task ChooseDayAsync(int fromToday)
    {
        var day = person.Page.Locator(".day").Nth(fromToday);
        await day.ClickAsync();
        await Expect(day).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(Times.First).ToBeVisibleAsync();
    }

    /// <summary>Chooses the time that stands at that place of the day's, and waits until the page has taken it in.</summary>
    public async Task<string> ChooseTimeAsync(int place)
    {
        var time = Times.Nth(place);
        var words = await time.InnerTextAsync();
        await time.ClickAsync();
        await Expect(person.Page.Locator(".book-summary")).ToContainTextAsync(words.Trim());
        return words.Trim();
    }

    public async Task ChoosePetAsync(string name)
    {
        await person.Page.GetByRole(AriaRole.Radio, new() { Name = name }).Or(person.Page.GetByRole(AriaRole.Checkbox, new() { Name = name })).CheckAsync();
        await Expect(person.Page.Locator(".book-summary")).ToContainTextAsync(name);
    }

    public Task HoldAsync() => person.Page.GetByRole(AriaRole.Button, new() { Name = "Hold this time" }).ClickAsync();

    /// <summary>From nothing chosen to a held seat.</summary>
    public async Task<HoldPage> HoldAsync(Guid serviceId, string pet, int day = 2, int time = 3)
    {
        await OpenAsync(serviceId);
        await ChooseDayAsync(day);
        await ChooseTimeAsync(time);
        await ChoosePetAsync(pet);
        await HoldAsync();
        await person.Page.WaitForURLAsync("**/book/hold/*");
        return new HoldPage(person);
    }
}
