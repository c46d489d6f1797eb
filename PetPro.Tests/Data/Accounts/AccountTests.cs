using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Accounts;

public sealed class AccountTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Password = "kucing oren di atap";
    private const string Other = "anjing putih di taman";
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Whoever_registers_an_unproven_address_last_sets_name_and_password()
    {
        var email = NewAddress();
        await RegisterAsync(email, Password, "Somebody else");
        var first = await CodeAsync(email);
        await RegisterAsync(email, Other, "Dewi Lestari");

        (await VerifyAsync(email, first)).IsOk.ShouldBeFalse("the code of the first mail is good for nothing any more");
        (await VerifyAsync(email, await CodeAsync(email))).Value.Name.ShouldBe("Dewi Lestari");
        (await SignInAsync(email, Password)).IsOk.ShouldBeFalse();
        (await SignInAsync(email, Other)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task Twenty_who_register_one_address_at_once_make_one_account()
    {
        var email = NewAddress();
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            database.Get<RegisterAccount>().RunAsync(Actor.Visitor, Form(i % 2 == 0 ? email : email.ToUpperInvariant(), Password, "Dewi"), None)));
        results.ShouldAllBe(r => r.IsOk);
        var normalized = email.ToUpperInvariant();
        (await database.ReadAsync(db => db.Users.CountAsync(u => u.NormalizedEmail == normalized))).ShouldBe(1);
        (await MailsAsync(email)).ShouldBeLessThanOrEqualTo(5);
    }

    [Fact]
    public async Task The_owner_of_a_taken_address_is_told_once_an_hour()
    {
        var email = await VerifiedAsync();
        var before = await MailsAsync(email);
        await RegisterAsync(email, Other, "Mallory");
        await RegisterAsync(email, Other, "Mallory");
        (await MailsAsync(email)).ShouldBe(before + 1);
        (await SignInAsync(email, Other)).IsOk.ShouldBeFalse();
        database.Clock.Advance(TimeSpan.FromMinutes(61));
        await RegisterAsync(email, Other, "Mallory");
        (await MailsAsync(email)).ShouldBe(before + 2);
    }

    [Fact]
    public async Task Another_code_comes_a_minute_after_the_last_one_and_five_times_an_hour()
    {
        var email = NewAddress();
        await RegisterAsync(email, Password, "Dewi");
        await ResendAsync(email);
        (await MailsAsync(email)).ShouldBe(1);
        for (var i = 0; i < 8; i++)
        {
            database.Clock.Advance(TimeSpan.FromMinutes(2));
            await ResendAsync(email);
            await MailsAsync(email);
        }

        (await MailsAsync(email)).ShouldBe(5);
        (await VerifyAsync(email, await CodeAsync(email))).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task Of_fifty_guesses_at_once_no_more_than_five_count_and_the_right_one_among_later_ones_is_refused()
    {
        var email = await VerifiedAsync();
        var guesses = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => SignInAsync(email, "not the right password")));
        guesses.ShouldAllBe(g => g.Error == SignIn.Refused);
        (await SignInAsync(email, Password)).Error.ShouldBe(SignIn.Refused);
        (await database.ReadAsync(db => db.Users.SingleAsync(u => u.Email == email))).AccessFailedCount.ShouldBe(5);

        database.Clock.Advance(TimeSpan.FromMinutes(15));
        (await SignInAsync(email, Password)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task A_second_row_of_wrong_passwords_locks_for_twice_as_long()
    {
        var email = await VerifiedAsync();
        await GuessAsync(email, 5);
        database.Clock.Advance(TimeSpan.FromMinutes(15));
        await GuessAsync(email, 5);
        database.Clock.Advance(TimeSpan.FromMinutes(29));
        (await SignInAsync(email, Password)).Error.ShouldBe(SignIn.Refused);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        (await SignInAsync(email, Password)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task Tries_of_a_code_at_the_same_time_are_all_counted_up_to_five()
    {
        var email = NewAddress();
        await RegisterAsync(email, Password, "Dewi");
        var code = await CodeAsync(email);
        var wrong = code == "000000" ? "000001" : "000000";
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => VerifyAsync(email, wrong)));
        (await TriesAsync()).ShouldBe(4);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => VerifyAsync(email, wrong)));
        (await TriesAsync()).ShouldBe(5);
        (await VerifyAsync(email, code)).IsOk.ShouldBeFalse();

        Task<int> TriesAsync() => database.ReadAsync(db =>
            db.OneTimeCodes.Where(c => db.Users.Any(u => u.Id == c.UserId && u.Email == email)).Select(c => c.Tries).SingleAsync());
    }

    [Fact]
    public async Task A_forgotten_password_is_set_anew_by_mail_and_ends_every_sign_in()
    {
        var email = await VerifiedAsync();
        var before = (await SignInAsync(email, Password)).Value;
        var session = await database.Get<StartSession>().RunAsync(Actor.Visitor, before, "test", None);

        await database.Get<RequestPasswordReset>().RunAsync(Actor.Visitor, email, None);
        var code = await CodeAsync(email);
        (await VerifyAsync(email, code)).IsOk.ShouldBeFalse("a code is good for what it was sent for");
        (await ResetAsync(email, code, "password1234")).Error!.Fields.Single().Code.ShouldBe("password-known");
        (await ResetAsync(email, code, Other)).IsOk.ShouldBeTrue();

        (await ResetAsync(email, code, Password)).IsOk.ShouldBeFalse();
        (await SignInAsync(email, Password)).IsOk.ShouldBeFalse();
        (await SignInAsync(email, Other)).IsOk.ShouldBeTrue();
        (await database.Get<IsStillSignedIn>().RunAsync(Actor.System, before.UserId, before.Stamp, null, None)).ShouldBeFalse();
        (await database.Get<RefreshSession>().RunAsync(Actor.Visitor, session.RefreshToken, None)).IsOk.ShouldBeFalse();
        await database.SendMailsAsync();
        database.Mailer.Sent.Last(m => m.To == email).Text.ShouldContain("/account/forgot-password");
    }

    [Fact]
    public async Task A_code_for_an_address_without_an_account_is_neither_made_nor_missed()
    {
        var email = NewAddress();
        (await database.Get<RequestPasswordReset>().RunAsync(Actor.Visitor, email, None)).IsOk.ShouldBeTrue();
        (await ResetAsync(email, "123456", Other)).Error!.Fields.Single().Code.ShouldBe("code-wrong");
        (await MailsAsync(email)).ShouldBe(0);
    }

    [Fact]
    public async Task A_password_is_changed_by_who_knows_it()
    {
        var email = await VerifiedAsync();
        var me = (await SignInAsync(email, Password)).Value;
        var actor = Actor.Owner(me.UserId);
        (await database.Get<ChangePassword>().RunAsync(actor, "not the right password", Other, null, None)).Error!.Fields.Single().Field.ShouldBe("currentPassword");
        (await database.Get<ChangePassword>().RunAsync(actor, Password, "short", null, None)).Error!.Fields.Single().Field.ShouldBe("newPassword");
        var changed = await database.Get<ChangePassword>().RunAsync(actor, Password, Other, null, None);
        changed.Value.Stamp.ShouldNotBe(me.Stamp);
        (await SignInAsync(email, Other)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task Of_twenty_who_rotate_one_refresh_token_at_once_one_gets_through_and_the_session_ends()
    {
        var me = (await SignInAsync(await VerifiedAsync(), Password)).Value;
        var session = await database.Get<StartSession>().RunAsync(Actor.Visitor, me, "test", None);
        var rotated = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            database.Get<RefreshSession>().RunAsync(Actor.Visitor, session.RefreshToken, None)));
        var winner = rotated.Where(r => r.IsOk).ShouldHaveSingleItem();
        (await database.Get<RefreshSession>().RunAsync(Actor.Visitor, winner.Value.RefreshToken, None)).IsOk.ShouldBeFalse();
        (await database.Get<GetActor>().RunAsync(me.UserId, None, me.Stamp)).ShouldNotBe(Actor.Visitor);
        (await database.Get<GetActor>().RunAsync(me.UserId, None, me.Stamp, session.SessionId)).ShouldBe(Actor.Visitor);
    }

    [Fact]
    public async Task My_profile_is_mine_to_change()
    {
        var email = await VerifiedAsync();
        var actor = Actor.Owner((await SignInAsync(email, Password)).Value.UserId);
        var wrong = await database.Get<ChangeMyProfile>().RunAsync(actor, new NewProfile("", "12", new string('x', 501), "fr"), None);
        wrong.Error!.Fields.Select(f => f.Field).ShouldBe(["fullName", "phoneNumber", "address", "language"]);
        (await database.Get<ChangeMyProfile>().RunAsync(actor, new NewProfile(" Dewi L. ", "+81 90 1234 5678", " ", "ja"), None)).IsOk.ShouldBeTrue();
        var mine = (await database.Get<GetMyAccount>().RunAsync(actor, None)).Value;
        (mine.FullName, mine.PhoneNumber, mine.Address, mine.Language).ShouldBe(("Dewi L.", "+819012345678", null, "ja"));
        (await database.Get<GetMyAccount>().RunAsync(Actor.Visitor, None)).Error.ShouldBe(Error.NotFound);
        (await database.Get<ChangeMyProfile>().RunAsync(Actor.Visitor, new NewProfile("X", "0812 3456 7890", null, "en"), None)).Error.ShouldBe(Error.NotFound);
    }

    [Fact]
    public async Task What_ended_long_ago_is_forgotten_and_what_goes_on_is_not()
    {
        var email = await VerifiedAsync();
        var me = (await SignInAsync(email, Password)).Value;
        var session = await database.Get<StartSession>().RunAsync(Actor.Visitor, me, "test", None);
        database.Clock.Advance(TimeSpan.FromDays(20));
        await database.Get<CleanUpSignIns>().RunAsync(Actor.System, None);
        (await database.ReadAsync(db => db.OneTimeCodes.AnyAsync(c => c.UserId == me.UserId))).ShouldBeFalse();
        (await database.Get<RefreshSession>().RunAsync(Actor.Visitor, session.RefreshToken, None)).IsOk.ShouldBeTrue();
    }

    private static string NewAddress() => $"{Guid.NewGuid():N}@petpro.test";

    private static NewAccount Form(string email, string password, string name) => new(email, name, "0812 3456 7890", password, "en");

    private async Task<string> VerifiedAsync()
    {
        var email = NewAddress();
        await RegisterAsync(email, Password, "Dewi Lestari");
        (await VerifyAsync(email, await CodeAsync(email))).IsOk.ShouldBeTrue();
        return email;
    }

    private async Task RegisterAsync(string email, string password, string name) =>
        (await database.Get<RegisterAccount>().RunAsync(Actor.Visitor, Form(email, password, name), None)).IsOk.ShouldBeTrue();

    private async Task ResendAsync(string email) => (await database.Get<ResendCode>().RunAsync(Actor.Visitor, email, None)).IsOk.ShouldBeTrue();

    private Task<Result<SignedIn>> VerifyAsync(string email, string code) => database.Get<VerifyEmail>().RunAsync(Actor.Visitor, email, code, None);

    private async Task<Result<SignedIn>> SignInAsync(string email, string password) =>
        await database.Get<SignIn>().RunAsync(Actor.Visitor, email, password, None) is { IsOk: true } right ? right.Value.Account! : SignIn.Refused;

    private Task<Result> ResetAsync(string email, string code, string password) =>
        database.Get<ResetPassword>().RunAsync(Actor.Visitor, email, code, password, None);

    private async Task GuessAsync(string email, int times)
    {
        for (var i = 0; i < times; i++)
        {
            (await SignInAsync(email, "not the right password")).Error.ShouldBe(SignIn.Refused);
        }
    }

    private async Task<int> MailsAsync(string email)
    {
        while (await database.SendMailsAsync() > 0)
        {
            // As many as there are.
        }

        return database.Mailer.Sent.Count(m => m.To == email);
    }

    private async Task<string> CodeAsync(string email)
    {
        await MailsAsync(email);
        return Regex.Match(database.Mailer.Sent.Last(m => m.To == email).Text, @"\b[0-9]{6}\b", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
    }
}
