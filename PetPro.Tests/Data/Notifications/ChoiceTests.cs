using Microsoft.EntityFrameworkCore;
using PetPro.Core.Notifications;
using PetPro.Core.Outside;
using PetPro.Core.Shared;
using PetPro.Data.Notifications;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Notifications;

public sealed class ChoiceTests(PostgresCluster cluster) : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TestDatabase database = new(cluster);
    private Guid reader;

    private Actor Reader => Actor.Owner(reader);

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        reader = await new World(database).OwnerAsync();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task What_somebody_does_not_want_is_neither_told_nor_mailed()
    {
        await ChooseAsync((NotificationKind.Reviews, NotificationChannel.InApp, false), (NotificationKind.Reviews, NotificationChannel.Mail, false));
        await TellAndMailAsync(NotificationTypes.ReviewInvited);
        (await CountAsync()).ShouldBe((0, 0));

        await ChooseAsync((NotificationKind.Reviews, NotificationChannel.Mail, true));
        await TellAndMailAsync(NotificationTypes.ReviewInvited);
        (await CountAsync()).ShouldBe((0, 1));
    }

    [Fact]
    public async Task What_cannot_be_switched_off_comes_whatever_a_form_asks()
    {
        await ChooseAsync(
            (NotificationKind.Bookings, NotificationChannel.Mail, false),
            (NotificationKind.Bookings, NotificationChannel.InApp, false),
            (NotificationKind.Account, NotificationChannel.Mail, false));
        await TellAndMailAsync(NotificationTypes.BookingConfirmed);
        await TellAndMailAsync(MailTemplates.PasswordChanged);
        (await CountAsync()).ShouldBe((2, 2));
        (await database.ReadAsync(db => db.NotificationChoices.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task One_persons_choice_is_nobody_elses()
    {
        var other = await new World(database).OwnerAsync();
        await ChooseAsync((NotificationKind.Reviews, NotificationChannel.InApp, false));
        await database.AddAsync(Notice(reader, NotificationTypes.ReviewInvited), Notice(other, NotificationTypes.ReviewInvited));
        (await database.ReadAsync(db => db.Notifications.Select(n => n.UserId).ToListAsync())).ShouldBe([other]);
        (await database.ReadAsync(db => db.WantsAsync(other, NotificationKind.Reviews, NotificationChannel.InApp, None))).ShouldBeTrue();
        (await database.ReadAsync(db => db.WantsAsync(reader, NotificationKind.Reviews, NotificationChannel.InApp, None))).ShouldBeFalse();
        (await database.Get<ChangeMyNotificationChoices>().RunAsync(Actor.Visitor, [], None)).Error.ShouldBe(Error.NotFound);
        (await database.Get<GetMyNotificationChoices>().RunAsync(Actor.Visitor, None)).Error.ShouldBe(Error.NotFound);
    }

    [Fact]
    public async Task Twenty_windows_that_save_at_once_leave_one_choice()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => ChooseAsync((NotificationKind.Reviews, NotificationChannel.Mail, i % 2 == 0))));
        (await database.ReadAsync(db => db.NotificationChoices.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Who_wants_it_on_the_phone_gets_the_notices_words_once_and_it_is_not_kept()
    {
        await ChooseAsync((NotificationKind.Bookings, NotificationChannel.Sms, true), (NotificationKind.Bookings, NotificationChannel.Push, false));
        await database.AddAsync(Notice(reader, NotificationTypes.BookingConfirmed));
        (await SendAsync()).ShouldBe(1);
        var message = database.Sms.Sent.ShouldHaveSingleItem();
        (message.Title, message.Text, message.PhoneNumber).ShouldBe(("Title", "Content", "+6281200000000"));
        message.Link!.AbsolutePath.ShouldBe("/owner");
        database.Push.Sent.ShouldBeEmpty();
        (await SendAsync()).ShouldBe(0);
        var kept = await MessageAsync();
        (kept.Status, kept.Title, kept.Content).ShouldBe((MailStatus.Sent, "", ""));
    }

    [Fact]
    public async Task A_notice_that_is_not_wanted_in_the_app_can_still_come_to_the_phone()
    {
        await ChooseAsync((NotificationKind.Reviews, NotificationChannel.InApp, false), (NotificationKind.Reviews, NotificationChannel.Push, true));
        await database.AddAsync(Notice(reader, NotificationTypes.ReviewInvited));
        (await CountAsync()).Notices.ShouldBe(0);
        await SendAsync();
        database.Push.Sent.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_message_that_is_refused_comes_again_under_the_same_key_and_is_not_sent_when_it_is_of_no_use_any_more()
    {
        await database.AddAsync(Notice(reader, "waitlist-offered"));
        database.Push.Refuse = true;
        await SendAsync();
        var failed = await MessageAsync();
        (failed.Status, failed.Attempts, failed.LastError).ShouldBe((MailStatus.Pending, 1, "InvalidOperationException"));
        database.Push.Refuse = false;
        database.Clock.Advance(TimeSpan.FromMinutes(10));
        await SendAsync();
        database.Push.Sent.ShouldBeEmpty();
        (await MessageAsync()).LastError.ShouldBe(Delivery.TooLate);
    }

    [Fact]
    public async Task Where_no_app_is_registered_there_is_no_use_in_trying_again()
    {
        database.Push.Outcome = OutboundOutcome.NoRecipient;
        await database.AddAsync(Notice(reader, "waitlist-offered"));
        await SendAsync();
        var kept = await MessageAsync();
        (kept.Status, kept.LastError, kept.Content).ShouldBe((MailStatus.Failed, Delivery.NoAddress, ""));
    }

    [Fact]
    public async Task One_click_in_a_mail_ends_that_kind_of_mail_and_nothing_else()
    {
        await TellAndMailAsync(NotificationTypes.ReviewInvited);
        var link = database.Get<UnsubscribeLinks>().Of(reader, NotificationKind.Reviews);
        var token = link.Segments[^1];
        (await database.Get<Unsubscribe>().RunAsync(Actor.Visitor, token, None)).Value.ShouldBe(NotificationKind.Reviews);
        (await database.Get<Unsubscribe>().RunAsync(Actor.Visitor, token, None)).IsOk.ShouldBeTrue("once more changes nothing");
        await TellAndMailAsync(NotificationTypes.ReviewInvited);
        (await CountAsync()).ShouldBe((2, 1));

        (await database.Get<Unsubscribe>().RunAsync(Actor.Visitor, token[..^2], None)).Error.ShouldBe(Error.NotFound);
        (await database.Get<Unsubscribe>().RunAsync(Actor.Visitor, null, None)).Error.ShouldBe(Error.NotFound);
        var always = database.Get<UnsubscribeLinks>().Of(reader, NotificationKind.Account).Segments[^1];
        (await database.Get<Unsubscribe>().RunAsync(Actor.Visitor, always, None)).Error.ShouldBe(Error.NotFound);
    }

    private static Notification Notice(Guid to, string type) => Notification.Tell(to, null, type, "Title", "Content", "/owner");

    private Task TellAndMailAsync(string type) => database.AddAsync(
        Notice(reader, type),
        MailDelivery.Queue(reader, type, "en", new Dictionary<string, string>(), database.Clock.Now, null));

    private async Task ChooseAsync(params (NotificationKind Kind, NotificationChannel Channel, bool IsOn)[] asked) =>
        (await database.Get<ChangeMyNotificationChoices>().RunAsync(Reader, [.. asked.Select(a => new NewChoice(a.Kind, a.Channel, a.IsOn))], None))
            .IsOk.ShouldBeTrue();

    private Task<int> SendAsync() => database.Get<MessageSender>().SendDueAsync(None);

    private Task<MessageDelivery> MessageAsync() => database.ReadAsync(db => db.MessageDeliveries.AsNoTracking().SingleAsync());

    private async Task<(int Notices, int Mails)> CountAsync() => (
        await database.ReadAsync(db => db.Notifications.CountAsync()), await database.ReadAsync(db => db.MailDeliveries.CountAsync()));
}
