using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Accounts;

public sealed class PasskeyTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_passkey_lets_its_account_in_and_is_found_again_by_the_framework()
    {
        var (actor, made) = (await OwnerAsync(), Made());
        (await database.Get<AddPasskey>().RunAsync(actor, made, " My phone ", None)).IsOk.ShouldBeTrue();
        var line = (await SecurityAsync(actor)).Passkeys.ShouldHaveSingleItem();
        (line.Name, line.LastUsedAt).ShouldBe(("My phone", null));

        (await database.Get<SignInByPasskey>().RunAsync(Actor.Visitor, Made(made.CredentialId, count: 7), None)).Value.UserId.ShouldBe(actor.UserId);
        (await SecurityAsync(actor)).Passkeys.Single().LastUsedAt.ShouldBe(database.Clock.Now);
        using var store = new PasskeyStore(database.Get<IDbContextFactory<PetPro.Data.PetProDb>>());
        var user = await store.FindByPasskeyIdAsync(made.CredentialId, None);
        user!.Id.ShouldBe(actor.UserId);
        (await store.FindPasskeyAsync(user, made.CredentialId, None))!.SignCount.ShouldBe(7u);
        (await store.GetPasskeysAsync(user, None)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_finger_face_or_pin_it_does_not_stand_for_two_factors()
    {
        var (actor, made) = (await OwnerAsync(), Made());
        await database.Get<AddPasskey>().RunAsync(actor, made, null, None);
        (await database.Get<SignInByPasskey>().RunAsync(Actor.Visitor, Made(made.CredentialId, isVerified: false), None)).Error.ShouldBe(SignIn.Refused);
        (await database.Get<SignInByPasskey>().RunAsync(Actor.Visitor, Made(), None)).Error.ShouldBe(SignIn.Refused);
    }

    [Fact]
    public async Task It_is_its_owners_to_rename_and_to_remove()
    {
        var (actor, other, made) = (await OwnerAsync(), await OwnerAsync(), Made());
        await database.Get<AddPasskey>().RunAsync(actor, made, "Phone", None);
        var id = (await SecurityAsync(actor)).Passkeys.Single().Id;
        (await database.Get<RenamePasskey>().RunAsync(other, id, "Mine", None)).Error.ShouldBe(Error.NotFound);
        (await database.Get<RemovePasskey>().RunAsync(other, id, None)).Error.ShouldBe(Error.NotFound);
        (await database.Get<RenamePasskey>().RunAsync(actor, id, " ", None)).Error!.Fields.Single().Field.ShouldBe("name");
        (await database.Get<RenamePasskey>().RunAsync(actor, id, "Laptop", None)).IsOk.ShouldBeTrue();
        (await SecurityAsync(actor)).Passkeys.Single().Name.ShouldBe("Laptop");
        (await database.Get<RemovePasskey>().RunAsync(actor, id, None)).IsOk.ShouldBeTrue();
        (await database.Get<SignInByPasskey>().RunAsync(Actor.Visitor, made, None)).Error.ShouldBe(SignIn.Refused);
    }

    [Fact]
    public async Task There_is_an_end_to_how_many_an_account_may_have()
    {
        var actor = await OwnerAsync();
        for (var i = 0; i < 20; i++)
        {
            (await database.Get<AddPasskey>().RunAsync(actor, Made(), null, None)).IsOk.ShouldBeTrue();
        }

        (await database.Get<AddPasskey>().RunAsync(actor, Made(), null, None)).Error!.Code.ShouldBe("passkeys-too-many");
        (await database.Get<AddPasskey>().RunAsync(Actor.Visitor, Made(), null, None)).Error.ShouldBe(Error.NotFound);
    }

    private static UserPasskeyInfo Made(byte[]? id = null, uint count = 0, bool isVerified = true) =>
        new(id ?? RandomNumberGenerator.GetBytes(32), [1, 2, 3], DateTimeOffset.UtcNow, count, ["internal"], isVerified, true, true, [4], [5]);

    private async Task<Actor> OwnerAsync() => Actor.Owner(await new World(database).OwnerAsync());

    private async Task<MySecurity> SecurityAsync(Actor actor) => (await database.Get<GetMySecurity>().RunAsync(actor, None)).Value;
}
