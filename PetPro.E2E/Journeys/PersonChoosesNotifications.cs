using Microsoft.Playwright;
using PetPro.Core.Notifications;
using PetPro.E2E.Support;
using PetPro.Tests.Support;

namespace PetPro.E2E.Journeys;

/// <summary>Somebody chooses what to hear of and how, with the keyboard alone, and hears just that.</summary>
public sealed class PersonChoosesNotifications(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task What_was_chosen_comes_and_what_was_not_does_not()
    {
        var (id, email) = await server.OwnerAsync();
        await using var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);
        await sari.GoAsync("/account/notifications");
        await sari.ShouldBeFitToSeeAsync("notification-choices");

        var reviews = sari.Page.GetByRole(AriaRole.Group, new() { Name = "Reviews" });
        await Assertions.Expect(reviews.GetByLabel("In the app")).ToBeCheckedAsync();
        await reviews.GetByLabel("In the app").FocusAsync();
        await sari.Page.Keyboard.PressAsync("Space");
        await sari.Page.Keyboard.PressAsync("Tab");
        await sari.Page.Keyboard.PressAsync("Space");
        var bookings = sari.Page.GetByRole(AriaRole.Group, new() { Name = "Bookings and payments" });
        await bookings.GetByLabel("SMS").CheckAsync();
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).FocusAsync();
        await sari.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(sari.Page.GetByText("Your choices are saved")).ToBeVisibleAsync();
        await Assertions.Expect(reviews.GetByLabel("In the app")).Not.ToBeCheckedAsync();
        await Assertions.Expect(reviews.GetByLabel("E-mail")).Not.ToBeCheckedAsync();

        await server.Database.AddAsync(
            Notification.Tell(id, null, NotificationTypes.ReviewInvited, "How was it?", "Tell others.", "/owner"),
            Notification.Tell(id, null, NotificationTypes.BookingConfirmed, "Visit confirmed", "Milo is expected.", "/owner/bookings"));
        await sari.GoAsync("/owner/notifications");
        await Assertions.Expect(sari.Page.Locator(".notice")).ToHaveCountAsync(1);
        await Assertions.Expect(sari.Page.Locator(".notice")).ToContainTextAsync("Visit confirmed");

        await Eventually.SeeAsync(
            async () =>
            {
                await sari.GoAsync("/dev/messages");
                return await sari.Page.GetByText("Visit confirmed").CountAsync();
            },
            count => count > 0);
        await sari.ShouldBeFitToSeeAsync("dev-messages");
    }
}
