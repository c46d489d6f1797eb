using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PetPro.Core.Notifications;
using PetPro.Core.Shared;
using PetPro.Data.Notifications;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Notifications;

public sealed class FindNotificationsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Notices_are_found_by_kind_and_by_whether_they_were_read()
    {
        var (me, other) = (await OwnerAsync(), await OwnerAsync());
        await TellAsync(me, NotificationTypes.BookingConfirmed, NotificationTypes.RefundPaid, NotificationTypes.ReviewInvited);
        await TellAsync(other, NotificationTypes.NewSignIn);
        var all = await FindAsync(me, new NoticesWanted());
        all.Lines.Count.ShouldBe(3);
        all.Kinds.ShouldBe([NotificationKind.Bookings, NotificationKind.Reviews]);
        (await FindAsync(me, new NoticesWanted(Kind: NotificationKind.Reviews))).Lines.ShouldHaveSingleItem().Type.ShouldBe(NotificationTypes.ReviewInvited);
        (await FindAsync(me, new NoticesWanted(Kind: NotificationKind.Account))).Lines.ShouldBeEmpty();

        await database.Get<ReadNotification>().RunAsync(me, all.Lines[0].Id, None);
        (await FindAsync(me, new NoticesWanted(IsUnreadOnly: true))).Lines.Select(n => n.Id).ShouldBe(all.Lines.Skip(1).Select(n => n.Id));
        (await FindAsync(Actor.Visitor, new NoticesWanted())).Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_follow_one_another_without_a_gap()
    {
        var me = await OwnerAsync();
        await TellAsync(me, [.. Enumerable.Repeat(NotificationTypes.RefundPaid, 7)]);
        var first = await FindAsync(me, new NoticesWanted(), limit: 5);
        var second = await FindAsync(me, new NoticesWanted(), first.Lines[^1].Id, 5);
        (first.HasMore, second.HasMore).ShouldBe((true, false));
        first.Lines.Concat(second.Lines).Select(n => n.Id).Distinct().Count().ShouldBe(7);
    }

    [Fact]
    public async Task Ten_thousand_notices_do_not_keep_their_reader_waiting()
    {
        var me = await OwnerAsync();
        await database.ReadAsync(db => db.Database.ExecuteSqlAsync($"""
            INSERT INTO notifications.notifications (id, user_id, type, title, content, is_read, created_at, updated_at)
            SELECT gen_random_uuid(), {me.UserId}, CASE WHEN n = 1 THEN 'review-invited' ELSE 'booking-confirmed' END, 'Title', 'Content', n % 10 <> 0, now(), now()
            FROM generate_series(1, 10000) n
            """));
        await FindAsync(me, new NoticesWanted());
        foreach (var wanted in (NoticesWanted[])[new(), new(IsUnreadOnly: true), new(Kind: NotificationKind.Reviews), new(true, NotificationKind.Bookings)])
        {
            var watch = Stopwatch.StartNew();
            (await FindAsync(me, wanted)).Lines.ShouldNotBeEmpty();
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1), wanted.ToString());
        }

        (await database.Get<CountUnread>().RunAsync(me, None)).ShouldBe(1000);
        (await database.Get<ReadAllNotifications>().RunAsync(me, None)).ShouldBe(1000);
    }

    private Task<NoticePage> FindAsync(Actor actor, NoticesWanted wanted, Guid? after = null, int limit = 20) =>
        database.Get<FindMyNotifications>().RunAsync(actor, wanted, after, limit, None);

    private async Task TellAsync(Actor to, params string[] types)
    {
        foreach (var type in types)
        {
            await database.AddAsync(Notification.Tell(to.UserId, null, type, type, "…", null));
        }
    }

    private async Task<Actor> OwnerAsync() => Actor.Owner(await new World(database).OwnerAsync());
}
