using System.Globalization;
using Microsoft.Playwright;
using PetPro.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Pages;

/// <summary>A held seat, and paying for it on the gateway's page.</summary>
public sealed class HoldPage(Person person)
{
    public ILocator Heading => person.Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator Countdown => person.Page.Locator(".countdown");

    public async Task<TimeSpan> LeftAsync()
    {
        await Expect(Countdown).ToBeVisibleAsync();
        return TimeSpan.ParseExact(await Countdown.InnerTextAsync(), @"m\:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>Leads to the gateway's page.</summary>
    public async Task<GatewayPage> PayAsync(string method = "QRIS")
    {
        await person.AliveAsync();
        await person.Page.GetByRole(AriaRole.Radio, new() { Name = method }).CheckAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Pay Rp" }).ClickAsync();
        await person.Page.WaitForURLAsync("**/sandbox/pay/*");
        return new GatewayPage(person);
    }
}

/// <summary>The sandbox's own page. Every answer leads back to the booking.</summary>
public sealed class GatewayPage(Person person)
{
    public string Address { get; } = person.Page.Url;

    /// <param name="answer">As the button's value says it: `success`, `decline`, `late`, `duplicate`.</param>
    public async Task<BookingPage> AnswerAsync(string answer)
    {
        await person.Page.Locator($"button[value={answer}]").ClickAsync();
        await person.Page.WaitForURLAsync("**/owner/bookings/*");
        await person.AliveAsync();
        return new BookingPage(person);
    }

    public Task OpenAgainAsync() => person.Page.GotoAsync(Address);
}
