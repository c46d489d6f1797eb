using Microsoft.EntityFrameworkCore;
using PetPro.Core.Records;
using PetPro.Core.Shared;
using PetPro.Data.Records;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Records;

public sealed class PassportTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly RecordWorld world = new(database);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_shows_what_its_owner_chose_and_each_opening_is_logged()
    {
        var visit = await WrittenAsync();
        var whole = await world.LinkAsync(visit);
        var shots = await world.LinkAsync(visit, PassportScope.Vaccinations);

        var record = (await world.PassportAsync(whole.Secret)).Value;
        var vaccinations = (await world.PassportAsync(shots.Secret)).Value;

        (record.Pet.Name, record.Pet.OwnerName, record.Pet.Kilograms).ShouldBe(("Milo", "", 4.2m));
        record.Entries.Select(e => e.Key.Kind).ShouldBe(["note", "vaccination", "weight"], ignoreOrder: true);
        (vaccinations.Pet.Kilograms, vaccinations.Entries.Count, vaccinations.Vaccinations.Count).ShouldBe((null, 0, 1));
        var log = await LogAsync(visit);
        log.Count.ShouldBe(2);
        log.ShouldAllBe(r => r.What == ReadingOf.Passport && r.ClinicName == null && r.LinkLabel == "Hotel Kucing");
    }

    [Fact]
    public async Task A_revoked_an_expired_and_an_unknown_link_are_the_same_nothing()
    {
        var visit = await WrittenAsync();
        var revoked = await world.LinkAsync(visit);
        (await database.Get<RevokePassportLink>().RunAsync(visit.Owner, visit.PetId, revoked.Id, Cancellation)).IsOk.ShouldBeTrue();
        var expired = await world.LinkAsync(visit, days: 1);
        database.Clock.Advance(TimeSpan.FromDays(1));

        foreach (var secret in (string[])[revoked.Secret, expired.Secret, new string('A', 43), "", "../x", revoked.Secret.ToUpperInvariant()])
        {
            (await world.PassportAsync(secret)).Error.ShouldBe(Error.NotFound);
            (await database.Get<OpenPassportFile>().RunAsync(Actor.Visitor, secret, null, Cancellation)).Error.ShouldBe(Error.NotFound);
            (await database.Get<KeepPassport>().RunAsync(visit.Clinic.Manager, visit.Clinic.Id, secret, Cancellation)).Error.ShouldBe(Error.NotFound);
        }

        (await LogAsync(visit)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_ends_when_the_pet_goes_to_somebody_else()
    {
        var visit = await WrittenAsync();
        var link = await world.LinkAsync(visit);
        var (other, _) = await world.Journey.OwnerWithPetAsync();

        await database.ReadAsync(db => db.Pets.Where(p => p.Id == visit.PetId).ExecuteUpdateAsync(set => set.SetProperty(p => p.UserId, other.UserId), Cancellation));

        (await world.PassportAsync(link.Secret)).Error.ShouldBe(Error.NotFound);
    }

    [Fact]
    public async Task Only_the_hash_of_a_secret_is_kept()
    {
        var link = await world.LinkAsync(await WrittenAsync());

        var rows = await database.ReadAsync(db => db.Database.SqlQuery<string>($"SELECT to_jsonb(l)::text AS \"Value\" FROM records.passport_links l").ToListAsync(Cancellation));

        rows.ShouldAllBe(row => !row.Contains(link.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_clinic_that_keeps_a_link_reads_the_record_until_it_ends()
    {
        var visit = await WrittenAsync();
        var other = (await world.VisitAsync()).Clinic;
        var link = await world.LinkAsync(visit);
        (await world.OpenAsync(other.Manager, other.Id, visit.PetId)).Error.ShouldBe(Error.NotFound);

        var kept = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => database.Get<KeepPassport>().RunAsync(other.Manager, other.Id, link.Secret, Cancellation)));

        kept.ShouldAllBe(k => k.IsOk && k.Value == visit.PetId);
        var record = (await world.OpenAsync(other.Manager, other.Id, visit.PetId)).Value;
        (record.IsByLink, record.Scope, record.Entries.Count).ShouldBe((true, PassportScope.Record, 3));
        (await database.Get<ListPatients>().RunAsync(other.Manager, other.Id, new PatientsWanted(), "en", Cancellation)).Value.ShouldContain(p => p.PetId == visit.PetId);
        (await LogAsync(visit)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.ClinicName.ShouldBe("Klinik Melati"), r => r.LinkLabel.ShouldBe("Hotel Kucing"));
        (await world.SaveAsync(visit, RecordWorld.Note, 1, other.Manager)).Error.ShouldBe(Error.NotFound);

        await database.Get<RevokePassportLink>().RunAsync(visit.Owner, visit.PetId, link.Id, Cancellation);

        (await world.OpenAsync(other.Manager, other.Id, visit.PetId)).Error.ShouldBe(Error.NotFound);
        (await database.Get<ListPatients>().RunAsync(other.Manager, other.Id, new PatientsWanted(), "en", Cancellation)).Value.ShouldNotContain(p => p.PetId == visit.PetId);
    }

    [Fact]
    public async Task A_kept_link_to_vaccinations_opens_no_files_and_no_notes()
    {
        var visit = await WrittenAsync();
        var file = (await database.Get<PutAttachment>().RunAsync(
            visit.Clinic.Manager, visit.Clinic.Id, visit.BookingId, "Rontgen", new MemoryStream(Pictures.Png()), Cancellation)).Value;
        var other = (await world.VisitAsync()).Clinic;
        var link = await world.LinkAsync(visit, PassportScope.Vaccinations);
        await database.Get<KeepPassport>().RunAsync(other.Manager, other.Id, link.Secret, Cancellation);

        (await world.OpenAsync(other.Manager, other.Id, visit.PetId)).Value.Entries.ShouldHaveSingleItem().Vaccination.ShouldNotBeNull();
        (await database.Get<OpenAttachment>().RunAsync(other.Manager, other.Id, file, Cancellation)).Error.ShouldBe(Error.NotFound);
        (await database.Get<OpenPassportFile>().RunAsync(Actor.Visitor, link.Secret, file, Cancellation)).Error.ShouldBe(Error.NotFound);
        var whole = await world.LinkAsync(visit);
        var opened = (await database.Get<OpenPassportFile>().RunAsync(Actor.Visitor, whole.Secret, file, Cancellation)).Value;
        await opened.Content.DisposeAsync();
        (await LogAsync(visit)).ShouldContain(r => r.What == ReadingOf.Attachment && r.ClinicName == null);
    }

    [Fact]
    public async Task Only_the_owner_makes_sees_and_revokes_links()
    {
        var visit = await WrittenAsync();
        var link = await world.LinkAsync(visit);
        Actor[] others = [(await world.VisitAsync()).Owner, visit.Clinic.Manager, Actor.Visitor];

        foreach (var other in others)
        {
            (await database.Get<GivePassportLink>().RunAsync(other, visit.PetId, PassportScope.Record, "x", database.Clock.Now.AddDays(1), Cancellation)).Error.ShouldBe(Error.NotFound);
            (await database.Get<RevokePassportLink>().RunAsync(other, visit.PetId, link.Id, Cancellation)).Error.ShouldBe(Error.NotFound);
            (await database.Get<ListPassportLinks>().RunAsync(other, visit.PetId, Cancellation)).ShouldBeEmpty();
        }

        (await world.PassportAsync(link.Secret)).IsOk.ShouldBeTrue();
        (await database.Get<ListPassportLinks>().RunAsync(visit.Owner, visit.PetId, Cancellation)).ShouldHaveSingleItem().Readings.ShouldBe(1);
    }

    [Fact]
    public async Task Who_may_not_read_records_at_the_clinic_keeps_no_link()
    {
        var visit = await WrittenAsync();
        var link = await world.LinkAsync(visit);
        var other = (await world.VisitAsync()).Clinic;

        (await database.Get<KeepPassport>().RunAsync(RecordWorld.Reception(other), other.Id, link.Secret, Cancellation)).Error.ShouldBe(Error.NotFound);
        (await database.Get<KeepPassport>().RunAsync(other.Manager, visit.Clinic.Id, link.Secret, Cancellation)).Error.ShouldBe(Error.NotFound);
    }

    [Fact]
    public async Task The_database_neither_revives_nor_widens_a_link()
    {
        var visit = await WrittenAsync();
        var link = await world.LinkAsync(visit, PassportScope.Vaccinations);
        await database.Get<RevokePassportLink>().RunAsync(visit.Owner, visit.PetId, link.Id, Cancellation);

        await RefusedAsync(db => db.PassportLinks.Where(l => l.Id == link.Id).ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, (DateTimeOffset?)null), Cancellation));
        await RefusedAsync(db => db.PassportLinks.Where(l => l.Id == link.Id).ExecuteUpdateAsync(set => set.SetProperty(l => l.Scope, PassportScope.Record), Cancellation));
        await RefusedAsync(db => db.PassportLinks.Where(l => l.Id == link.Id).ExecuteUpdateAsync(set => set.SetProperty(l => l.ExpiresAt, DateTimeOffset.UtcNow.AddYears(5)), Cancellation));

        async Task RefusedAsync(Func<PetPro.Data.PetProDb, Task<int>> change) =>
            (await Should.ThrowAsync<Npgsql.PostgresException>(() => database.ReadAsync(change))).ConstraintName.ShouldBe("passport_link_immutable");
    }

    private async Task<RecordVisit> WrittenAsync()
    {
        var visit = await world.VisitAsync();
        (await world.SaveAsync(visit, RecordWorld.Note, 0)).IsOk.ShouldBeTrue();
        (await database.Get<GiveVaccination>().RunAsync(visit.Clinic.Manager, visit.Clinic.Id, visit.BookingId, world.Rabies, Cancellation)).IsOk.ShouldBeTrue();
        await world.CompleteAsync(visit);
        return visit;
    }

    private async Task<IReadOnlyList<MyRecordReading>> LogAsync(RecordVisit visit) =>
        (await database.Get<ListRecordReadings>().RunAsync(visit.Owner, visit.PetId, null, 50, Cancellation)).Value;
}
