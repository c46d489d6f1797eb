using Microsoft.EntityFrameworkCore;
using PetPro.Core.Accounts;
using PetPro.Core.Notifications;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Accounts;

public sealed class SecondFactorTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Password = "kucing oren di atap";
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Until_a_code_is_confirmed_nobody_is_asked_for_one()
    {
        var (actor, email) = await AccountAsync();
        var begun = (await database.Get<BeginSecondFactor>().RunAsync(actor, None)).Value;
        (await database.Get<BeginSecondFactor>().RunAsync(actor, None)).Value.ShouldBe(begun, "who looks again sees the same picture");
        (await SignInAsync(email)).Account.ShouldNotBeNull();

        (await ConfirmAsync(actor, "not the right password", await CodeAsync(actor))).Error!.Fields.Single().Field.ShouldBe("currentPassword");
        (await ConfirmAsync(actor, Password, "000000")).Error!.Fields.Single().Code.ShouldBe("second-factor-wrong");
        (await ConfirmAsync(actor, Password, await CodeAsync(actor))).Value.Count.ShouldBe(10);
        (await SignInAsync(email)).Account.ShouldBeNull();
        (await database.Get<BeginSecondFactor>().RunAsync(actor, None)).Error.ShouldBe(BeginSecondFactor.IsOn);
        (await database.ReadAsync(db => db.Notifications.Where(n => n.UserId == actor.UserId).Select(n => n.Type).ToListAsync()))
            .ShouldBe([NotificationTypes.SecurityChanged]);
    }

    [Fact]
    public async Task A_code_is_taken_once_even_by_twenty_at_the_same_time()
    {
        var (actor, email, _) = await ProtectedAsync();
        database.Clock.Advance(TimeSpan.FromSeconds(30));
        var pending = (await SignInAsync(email)).Pending!;
        var code = await CodeAsync(actor);
        var entered = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => EnterAsync(pending, code)));
        entered.Count(e => e.IsOk).ShouldBe(1);
    }

    [Fact]
    public async Task A_code_of_an_earlier_step_is_not_taken_after_a_later_one()
    {
        var (actor, email, _) = await ProtectedAsync();
        database.Clock.Advance(TimeSpan.FromSeconds(60));
        var earlier = await CodeAsync(actor, -30);
        var pending = (await SignInAsync(email)).Pending!;
        (await EnterAsync(pending, await CodeAsync(actor))).IsOk.ShouldBeTrue();
        (await EnterAsync(pending, earlier)).Error.ShouldBe(SignInByCode.Refused);
    }

    [Fact]
    public async Task A_recovery_code_lets_in_once_and_new_ones_replace_the_old()
    {
        var (actor, email, codes) = await ProtectedAsync();
        var pending = (await SignInAsync(email)).Pending!;
        var entered = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => EnterAsync(pending, codes[0].ToUpperInvariant())));
        entered.Count(e => e.IsOk).ShouldBe(1);
        (await database.Get<GetMySecurity>().RunAsync(actor, None)).Value.RecoveryCodesLeft.ShouldBe(9);

        database.Clock.Advance(TimeSpan.FromMinutes(30));
        var renewed = (await database.Get<RenewRecoveryCodes>().RunAsync(actor, Password, codes[1], None)).Value;
        (await EnterAsync(pending, codes[2])).IsOk.ShouldBeFalse();
        (await EnterAsync(pending, renewed[0])).IsOk.ShouldBeTrue();
        (await database.ReadAsync(db => db.RecoveryCodes.Where(c => c.UserId == actor.UserId).Select(c => c.CodeHash).ToListAsync())).ShouldNotContain(renewed[0]);
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account_and_the_right_password_in_between_does_not_help()
    {
        var (actor, email, _) = await ProtectedAsync();
        for (var i = 0; i < 5; i++)
        {
            var pending = (await SignInAsync(email)).Pending!;
            (await EnterAsync(pending, "nonsense")).Error.ShouldBe(SignInByCode.Refused);
        }

        (await database.Get<SignIn>().RunAsync(Actor.Visitor, email, Password, None)).Error.ShouldBe(SignIn.Refused);
        database.Clock.Advance(TimeSpan.FromMinutes(15));
        (await EnterAsync((await SignInAsync(email)).Pending!, await CodeAsync(actor))).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task A_new_password_voids_what_the_old_one_has_begun()
    {
        var (actor, email, _) = await ProtectedAsync();
        var pending = (await SignInAsync(email)).Pending!;
        (await database.Get<ChangePassword>().RunAsync(actor, Password, "anjing putih di taman", null, None)).IsOk.ShouldBeTrue();
        database.Clock.Advance(TimeSpan.FromSeconds(30));
        (await EnterAsync(pending, await CodeAsync(actor))).Error.ShouldBe(SignInByCode.Refused);
    }

    [Fact]
    public async Task Turning_it_off_takes_the_password_and_a_code()
    {
        var (actor, email, codes) = await ProtectedAsync();
        (await OffAsync(actor, "not the right password", codes[0])).Error!.Fields.Single().Field.ShouldBe("currentPassword");
        (await OffAsync(actor, Password, "nonsense")).Error!.Fields.Single().Field.ShouldBe("code");
        (await OffAsync(actor, Password, codes[0])).IsOk.ShouldBeTrue("a wrong password has not used the code up");
        (await SignInAsync(email)).Account.ShouldNotBeNull();
        (await OffAsync(actor, Password, codes[1])).Error.ShouldBe(Error.NotFound);
        (await database.Get<BeginSecondFactor>().RunAsync(Actor.Visitor, None)).Error.ShouldBe(Error.NotFound);
    }

    [Fact]
    public async Task The_secret_lies_encrypted_in_the_table()
    {
        var (actor, _, _) = await ProtectedAsync();
        var factor = await database.ReadAsync(db => db.SecondFactors.SingleAsync(f => f.UserId == actor.UserId));
        var secret = database.Get<SecondFactors>().SecretOf(factor);
        factor.SealedSecret.ShouldNotContain(Convert.ToBase64String(secret));
        secret.Length.ShouldBe(20);
    }

    private async Task<(Actor Actor, string Email)> AccountAsync()
    {
        var id = await new World(database).OwnerAsync();
        var hash = database.Get<Passwords>().Hash(Password);
        await database.ReadAsync(db => db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordHash, hash)));
        return (Actor.Owner(id), $"{id:N}@petpro.test");
    }

    private async Task<(Actor Actor, string Email, IReadOnlyList<string> Codes)> ProtectedAsync()
    {
        var (actor, email) = await AccountAsync();
        await database.Get<BeginSecondFactor>().RunAsync(actor, None);
        return (actor, email, (await ConfirmAsync(actor, Password, await CodeAsync(actor))).Value);
    }

    private async Task<PasswordRight> SignInAsync(string email) => (await database.Get<SignIn>().RunAsync(Actor.Visitor, email, Password, None)).Value;

    private Task<Result<SignedIn>> EnterAsync(PendingSignIn pending, string code) =>
        database.Get<SignInByCode>().RunAsync(Actor.Visitor, pending, code, None);

    private Task<Result<IReadOnlyList<string>>> ConfirmAsync(Actor actor, string password, string code) =>
        database.Get<ConfirmSecondFactor>().RunAsync(actor, password, code, None);

    private Task<Result> OffAsync(Actor actor, string password, string code) => database.Get<TurnOffSecondFactor>().RunAsync(actor, password, code, None);

    private async Task<string> CodeAsync(Actor actor, int seconds = 0)
    {
        var factor = await database.ReadAsync(db => db.SecondFactors.AsNoTracking().SingleAsync(f => f.UserId == actor.UserId));
        return Totp.CodeAt(database.Get<SecondFactors>().SecretOf(factor), Totp.StepAt(database.Clock.Now.AddSeconds(seconds)));
    }
}
