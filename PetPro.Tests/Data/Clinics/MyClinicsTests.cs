using PetPro.Core.Accounts;
using PetPro.Core.Clinics;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Data.Clinics;
using PetPro.Data.Seeding;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Clinics;

public sealed class MyClinicsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly World world = new(database);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_works_at_two_clinics_comes_back_to_the_one_that_was_open_last()
    {
        await database.Get<SeedReference>().RunAsync(Actor.System, Cancellation);
        var (melati, mawar, strangers) = (await world.ClinicAsync(), await world.ClinicAsync(), await world.ClinicAsync());
        await database.AddAsync(StaffMember.Join(
            mawar.Id, melati.ManagerId, "drh. 1", "drh1@klinik.test", null, Roles.Veterinarian, null, World.AllWeek, []));
        var actor = await database.Get<GetActor>().RunAsync(melati.ManagerId, Cancellation);

        (await MineAsync(actor)).ShouldBe([melati.Id, mawar.Id], ignoreOrder: true);
        (await database.Get<RememberClinic>().RunAsync(actor, mawar.Id, Cancellation)).IsOk.ShouldBeTrue();
        (await MineAsync(actor)).ShouldBe([mawar.Id, melati.Id]);
        database.Clock.Now += TimeSpan.FromMinutes(1);
        (await database.Get<RememberClinic>().RunAsync(actor, melati.Id, Cancellation)).IsOk.ShouldBeTrue();
        (await MineAsync(actor)).ShouldBe([melati.Id, mawar.Id]);

        (await database.Get<RememberClinic>().RunAsync(actor, strangers.Id, Cancellation)).Error.ShouldBe(Error.NotFound);
    }

    private async Task<IEnumerable<Guid>> MineAsync(Actor actor) =>
        (await database.Get<ListMyClinics>().RunAsync(actor, Cancellation)).Select(c => c.Id);
}
