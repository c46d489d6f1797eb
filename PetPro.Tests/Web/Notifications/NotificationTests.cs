using Bunit;
using PetPro.Core.Notifications;
using PetPro.Data.Live;
using PetPro.Tests.Support;
using PetPro.Web.Notifications;

namespace PetPro.Tests.Web.Notifications;

public sealed class NotificationTests(TestDatabase database) : SignedInPageTest(database), IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);
    private Guid reader;

    public async ValueTask InitializeAsync()
    {
        reader = await World.OwnerAsync();
        SignIn(reader);
        await Database.Get<LiveUpdates>().StartAsync(CancellationToken.None);
    }

    ValueTask IAsyncDisposable.DisposeAsync() => new(Database.Get<LiveUpdates>().StopAsync(CancellationToken.None));

    [Fact]
    public async Task The_bell_counts_and_speaks_only_when_something_new_comes()
    {
        await TellAsync("First");
        var bell = Render<NotificationBell>(p => p.Add(b => b.Href, "/owner/notifications"));
        bell.WaitForAssertion(() => bell.Find("a .visually-hidden").TextContent.ShouldBe("Notifications, 1 unread"), Soon);
        bell.Find("[role=status]").TextContent.ShouldBeEmpty("what was there already is no news");

        await TellAsync("Second");
        bell.WaitForAssertion(() => bell.Find("[role=status]").TextContent.ShouldBe("New notification. 2 unread."), Soon);

        await Database.Get<PetPro.Data.Notifications.ReadAllNotifications>()
            .RunAsync(PetPro.Core.Shared.Actor.Owner(reader), CancellationToken.None);
        bell.WaitForAssertion(() => bell.Find("a .visually-hidden").TextContent.ShouldBe("Notifications"), Soon);
        bell.FindAll(".bell-count").ShouldBeEmpty();
        bell.Find("[role=status]").TextContent.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_centre_shows_what_comes_while_it_is_open_and_what_was_read()
    {
        var centre = Render<NotificationCentre>();
        centre.WaitForAssertion(() => centre.Find(".empty-title").TextContent.ShouldBe("No notifications yet"), Soon);

        await TellAsync("Visit confirmed");
        centre.WaitForAssertion(() => centre.Find(".notice-unread a").GetAttribute("href").ShouldBe("/owner/bookings"), Soon);

        await centre.Find(".notice-read").ClickAsync();
        centre.WaitForAssertion(() => centre.FindAll(".notice-unread").ShouldBeEmpty(), Soon);
        centre.FindAll(".notice").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_long_list_goes_on_and_can_be_read_at_once()
    {
        for (var i = 0; i < 25; i++)
        {
            await TellAsync($"Notice {i}");
        }

        var centre = Render<NotificationCentre>();
        centre.WaitForAssertion(() => centre.FindAll(".notice").Count.ShouldBe(20), Soon);
        await centre.Find(".pager button").ClickAsync();
        centre.WaitForAssertion(() => centre.FindAll(".notice").Count.ShouldBe(25), Soon);
        centre.FindAll(".pager").ShouldBeEmpty();

        await centre.Find(".page-header button").ClickAsync();
        centre.WaitForAssertion(() => centre.FindAll(".notice-unread").ShouldBeEmpty(), Soon);
    }

    private Task TellAsync(string title) => Database.AddAsync(
        Notification.Tell(reader, null, NotificationTypes.BookingConfirmed, title, "Milo is expected.", "/owner/bookings"));
}
