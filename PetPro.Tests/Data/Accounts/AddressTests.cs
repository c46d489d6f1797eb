using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Accounts;

/// <summary>What is asked with an address tells nobody whether it has an account.</summary>
public sealed class AddressTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Password = "kucing oren di atap";
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task The_address_changes_when_the_new_one_is_proven_and_the_old_one_is_told()
    {
        var (actor, old) = await AccountAsync();
        var wanted = $"{Guid.NewGuid():N}@petpro.test";
        (await AskAsync(actor, wanted, "not the right password")).Error!.Fields.Single().Field.ShouldBe("currentPassword");
        (await AskAsync(actor, wanted)).IsOk.ShouldBeTrue();
        await SendAsync();
        var code = Regex.Match(database.Mailer.Sent.Single(m => m.To == wanted).Text, @"\b[0-9]{6}\b", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        (await ConfirmAsync(actor, code == "000000" ? "000001" : "000000")).Error!.Fields.Single().Code.ShouldBe("code-wrong");
        (await MailOfAsync(actor)).ShouldBe(old);

        (await ConfirmAsync(actor, code)).IsOk.ShouldBeTrue();
        (await MailOfAsync(actor)).ShouldBe(wanted);
        (await SignInAsync(wanted)).IsOk.ShouldBeTrue();
        (await SignInAsync(old)).IsOk.ShouldBeFalse();
        await SendAsync();
        database.Mailer.Sent.Count(m => m.To == old && m.Subject.Contains("protection", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_taken_address_gets_the_same_answer_no_code_and_a_word_to_its_owner()
    {
        var (actor, mine) = await AccountAsync();
        var (_, taken) = await AccountAsync();
        (await AskAsync(actor, taken)).IsOk.ShouldBeTrue();
        (await AskAsync(actor, taken)).IsOk.ShouldBeTrue();
        await SendAsync();
        database.Mailer.Sent.Where(m => m.To == taken).ShouldHaveSingleItem().Text.ShouldNotContain(mine);
        (await ConfirmAsync(actor, "123456")).Error!.Fields.Single().Code.ShouldBe("code-wrong");
    }

    [Fact]
    public async Task An_address_that_was_taken_meanwhile_cannot_be_had()
    {
        var (actor, mine) = await AccountAsync();
        var wanted = $"{Guid.NewGuid():N}@petpro.test";
        await AskAsync(actor, wanted);
        await SendAsync();
        var code = Regex.Match(database.Mailer.Sent.Single(m => m.To == wanted).Text, @"\b[0-9]{6}\b", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        await database.Get<RegisterAccount>().RunAsync(Actor.Visitor, new NewAccount(wanted, "Dewi", "0812 3456 7890", Password, "en"), None);
        (await ConfirmAsync(actor, code)).Error!.Fields.Single().Code.ShouldBe("code-wrong");
        (await MailOfAsync(actor)).ShouldBe(mine);
    }

    /// <summary>A slow hash takes tens of milliseconds, everything else far less: where one is missing, the times are far apart.</summary>
    [Fact]
    public async Task How_long_an_answer_takes_does_not_tell_whether_there_is_an_account()
    {
        var known = new Queue<string>();
        for (var i = 0; i < 9; i++)
        {
            known.Enqueue((await AccountAsync()).Email);
        }

        await CompareAsync("sign in", known, email => SignInAsync(email, "not the right password"));
        await CompareAsync("forgotten", known, email => database.Get<RequestPasswordReset>().RunAsync(Actor.Visitor, email, None));
        await CompareAsync("register", known, email => database.Get<RegisterAccount>()
            .RunAsync(Actor.Visitor, new NewAccount(email, "Dewi", "0812 3456 7890", "burung biru terbang", "en"), None));
    }

    private static async Task CompareAsync(string what, IEnumerable<string> known, Func<string, Task> ask)
    {
        var (ofKnown, ofUnknown) = (new List<double>(), new List<double>());
        foreach (var email in known)
        {
            ofKnown.Add(await TimeAsync(() => ask(email)));
            ofUnknown.Add(await TimeAsync(() => ask($"{Guid.NewGuid():N}@petpro.test")));
        }

        var (one, other) = (Median(ofKnown), Median(ofUnknown));
        (Math.Max(one, other) / Math.Min(one, other)).ShouldBeLessThan(2, $"{what}: {one:F1} ms with an account, {other:F1} ms without");
    }

    private static async Task<double> TimeAsync(Func<Task> deed)
    {
        var watch = Stopwatch.StartNew();
        await deed();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private async Task<(Actor Actor, string Email)> AccountAsync()
    {
        var id = await new World(database).OwnerAsync();
        var hash = database.Get<Passwords>().Hash(Password);
        await database.ReadAsync(db => db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordHash, hash)));
        return (Actor.Owner(id), $"{id:N}@petpro.test");
    }

    private Task<Result> AskAsync(Actor actor, string email, string password = Password) =>
        database.Get<RequestEmailChange>().RunAsync(actor, email, password, None);

    private Task<Result> ConfirmAsync(Actor actor, string code) => database.Get<ConfirmEmailChange>().RunAsync(actor, code, None);

    private Task<Result<PasswordRight>> SignInAsync(string email, string password = Password) =>
        database.Get<SignIn>().RunAsync(Actor.Visitor, email, password, None);

    private async Task<string> MailOfAsync(Actor actor) => (await database.Get<GetMyAccount>().RunAsync(actor, None)).Value.Email;

    private async Task SendAsync()
    {
        while (await database.SendMailsAsync() > 0)
        {
            // As many as there are.
        }
    }
}
