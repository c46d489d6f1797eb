using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

public sealed class OwnerNoteTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly BookingJourney journey = new(database);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_note_is_its_owners_alone()
    {
        var (clinic, owner, booking) = await BookedAsync();
        var (stranger, _) = await journey.OwnerWithPetAsync();
        var admin = await journey.World.AdminAsync();

        (await ReadAsync(owner, booking)).Value.ShouldBe(new OwnNote("", 0));
        (await KeepAsync(owner, booking, "Ask about the teeth", 0)).Value.ShouldBe(1);

        (await ReadAsync(owner, booking)).Value.ShouldBe(new OwnNote("Ask about the teeth", 1));
        foreach (var other in (Actor[])[stranger, clinic.Manager, admin, Actor.Visitor])
        {
            (await ReadAsync(other, booking)).Error.ShouldBe(Error.NotFound);
            (await KeepAsync(other, booking, "Mine", 1)).Error.ShouldBe(Error.NotFound);
        }
    }

    [Fact]
    public async Task Of_many_windows_that_write_at_once_one_is_kept_and_the_others_are_told()
    {
        var (_, owner, booking) = await BookedAsync();
        for (var version = 0; version < 3; version++)
        {
            var seen = version;
            var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => KeepAsync(owner, booking, $"Window {i}", seen)));

            kept.Count(k => k.IsOk).ShouldBe(1);
            kept.Where(k => !k.IsOk).ShouldAllBe(k => k.Error!.Code == "own-note-changed");
            (await ReadAsync(owner, booking)).Value.ShouldBe(new OwnNote($"Window {Array.FindIndex(kept, k => k.IsOk)}", seen + 1));
        }
    }

    private async Task<(TestClinic Clinic, Actor Owner, Guid Booking)> BookedAsync()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        return (clinic, owner, await journey.BookAsync(owner, (await journey.World.FreeAsync(clinic.ServiceId))[0].SlotId, pet));
    }

    private Task<Result<OwnNote>> ReadAsync(Actor actor, Guid booking) => database.Get<GetOwnerNote>().RunAsync(actor, booking, Cancellation);

    private Task<Result<int>> KeepAsync(Actor actor, Guid booking, string text, int seen) =>
        database.Get<KeepOwnerNote>().RunAsync(actor, booking, text, seen, Cancellation);
}
