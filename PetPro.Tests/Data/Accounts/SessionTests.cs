using Microsoft.EntityFrameworkCore;
using PetPro.Core.Accounts;
using PetPro.Core.Notifications;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Accounts;

public sealed class SessionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Chrome = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/143.0.0.0 Safari/537.36";
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Every_sign_in_is_a_line_and_is_only_seen_every_few_minutes()
    {
        var me = await AccountAsync();
        var browser = await BrowserAsync(me, "a");
        var program = await database.Get<StartSession>().RunAsync(Actor.Visitor, me, "curl/8", None);
        var started = database.Clock.Now;
        database.Clock.Advance(TimeSpan.FromMinutes(4));
        (await IsInAsync(me, browser)).ShouldBeTrue();
        (await ListAsync(me)).Single(s => s.Id == browser).LastSeenAt.ShouldBe(started);
        database.Clock.Advance(TimeSpan.FromMinutes(2));
        (await IsInAsync(me, browser)).ShouldBeTrue();
        var lines = await ListAsync(me);
        lines[0].ShouldBe(new SessionLine(browser, SessionKind.Browser, "Chrome · Windows", started, database.Clock.Now, started.AddDays(30)));
        (lines[1].Id, lines[1].Kind, lines[1].Device).ShouldBe((program.SessionId, SessionKind.Program, "curl"));
    }

    [Fact]
    public async Task One_is_signed_out_the_others_go_on_and_nobody_ends_a_strangers()
    {
        var (me, other) = (await AccountAsync(), await AccountAsync());
        var (first, second) = (await BrowserAsync(me, "a"), await BrowserAsync(me, "b"));
        await database.Get<EndSession>().RunAsync(Actor.Owner(other.UserId), first, None);
        (await IsInAsync(me, first)).ShouldBeTrue();
        await database.Get<EndSession>().RunAsync(Actor.Owner(me.UserId), first, None);
        (await IsInAsync(me, first)).ShouldBeFalse();
        (await database.Get<GetActor>().RunAsync(me.UserId, None, me.Stamp, first)).ShouldBe(Actor.Visitor, "a page that is still open may do nothing any more");
        (await IsInAsync(me, second)).ShouldBeTrue();
        (await IsInAsync(other, second)).ShouldBeFalse("a session is one account's");
    }

    [Fact]
    public async Task Everywhere_else_means_programs_too_and_not_here()
    {
        var me = await AccountAsync();
        var (here, there) = (await BrowserAsync(me, "a"), await BrowserAsync(me, "b"));
        var program = await database.Get<StartSession>().RunAsync(Actor.Visitor, me, "curl/8", None);
        await database.Get<EndOtherSessions>().RunAsync(Actor.Owner(me.UserId), here, None);
        (await ListAsync(me)).ShouldHaveSingleItem().Id.ShouldBe(here);
        (await IsInAsync(me, there)).ShouldBeFalse();
        (await database.Get<RefreshSession>().RunAsync(Actor.Visitor, program.RefreshToken, None)).IsOk.ShouldBeFalse();
        (await database.Get<GetActor>().RunAsync(me.UserId, None, me.Stamp, program.SessionId)).ShouldBe(Actor.Visitor);
    }

    [Fact]
    public async Task A_sign_in_ends_after_thirty_days_whatever_happens()
    {
        var me = await AccountAsync();
        var session = await BrowserAsync(me, "a");
        for (var day = 1; day < 30; day++)
        {
            database.Clock.Advance(TimeSpan.FromDays(1));
            (await IsInAsync(me, session)).ShouldBeTrue();
        }

        database.Clock.Advance(TimeSpan.FromDays(1));
        (await IsInAsync(me, session)).ShouldBeFalse();
        (await ListAsync(me)).ShouldBeEmpty();
        database.Clock.Advance(TimeSpan.FromDays(8));
        await database.Get<CleanUpSignIns>().RunAsync(Actor.System, None);
        (await database.ReadAsync(db => db.SignInSessions.AnyAsync(s => s.UserId == me.UserId))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_device_that_was_never_seen_is_told_of_but_not_the_first_one_and_not_twice()
    {
        var me = await AccountAsync();
        await BrowserAsync(me, "a");
        await BrowserAsync(me, "a");
        (await NewsAsync(me)).ShouldBe(0);
        await BrowserAsync(me, "b");
        (await NewsAsync(me)).ShouldBe(1);
        await BrowserAsync(me, "b");
        (await NewsAsync(me)).ShouldBe(1);
        while (await database.SendMailsAsync() > 0)
        {
            // As many as there are.
        }

        var mail = database.Mailer.Sent.Single(m => m.To == $"{me.UserId:N}@petpro.test");
        mail.Text.ShouldContain("Chrome · Windows");
        mail.Text.ShouldContain("/account/security");
    }

    [Fact]
    public async Task A_refresh_token_that_comes_twice_ends_the_line_in_the_list()
    {
        var me = await AccountAsync();
        var program = await database.Get<StartSession>().RunAsync(Actor.Visitor, me, "curl/8", None);
        (await database.Get<RefreshSession>().RunAsync(Actor.Visitor, program.RefreshToken, None)).IsOk.ShouldBeTrue();
        (await ListAsync(me)).Count.ShouldBe(1);
        (await database.Get<RefreshSession>().RunAsync(Actor.Visitor, program.RefreshToken, None)).IsOk.ShouldBeFalse();
        (await ListAsync(me)).ShouldBeEmpty();
    }

    private Task<int> NewsAsync(SignedIn me) =>
        database.ReadAsync(db => db.Notifications.CountAsync(n => n.UserId == me.UserId && n.Type == NotificationTypes.NewSignIn));

    private Task<Guid> BrowserAsync(SignedIn me, string mark) =>
        database.Get<StartBrowserSession>().RunAsync(Actor.Visitor, me, new SignInDevice(Chrome, mark), None);

    private Task<bool> IsInAsync(SignedIn me, Guid session) =>
        database.Get<IsStillSignedIn>().RunAsync(Actor.System, me.UserId, me.Stamp, session, None);

    private Task<IReadOnlyList<SessionLine>> ListAsync(SignedIn me) => database.Get<ListMySessions>().RunAsync(Actor.Owner(me.UserId), None);

    private async Task<SignedIn> AccountAsync()
    {
        var id = await new World(database).OwnerAsync();
        return new SignedIn(id, "Sari", (await database.ReadAsync(db => db.Users.Where(u => u.Id == id).Select(u => u.SecurityStamp).SingleAsync()))!, "en");
    }
}
