using Microsoft.EntityFrameworkCore;
using PetPro.Core.Accounts;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Records;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Records;

public sealed class VisitNoteTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly RecordWorld world = new(database);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_written_is_kept_version_by_version_and_the_weight_goes_into_the_series()
    {
        var visit = await world.VisitAsync();

        (await world.SaveAsync(visit, RecordWorld.Note with { Treatment = "Di" }, 0)).Value.ShouldBe(1);
        (await world.SaveAsync(visit, RecordWorld.Note, 1)).Value.ShouldBe(2);

        var sheet = (await GetAsync(visit)).Value;
        (sheet.Content, sheet.Version, sheet.Author, sheet.IsLocked).ShouldBe((RecordWorld.Note, 2, "drh. 1", false));
        (await database.ReadAsync(db => db.VisitNoteVersions.Where(v => v.AuthorStaffId == visit.Clinic.StaffIds[0]).OrderBy(v => v.Version)
            .Select(v => v.Treatment).ToListAsync(Cancellation))).ShouldBe(["Di", "Diet hambar"]);
        (await WeightsAsync(visit)).ShouldBe([4.2m]);
    }

    [Fact]
    public async Task A_weight_that_was_a_slip_is_taken_back_with_it()
    {
        var visit = await world.VisitAsync();
        await world.SaveAsync(visit, RecordWorld.Note with { Kilograms = 42 }, 0);
        (await WeightsAsync(visit)).ShouldBe([42]);

        await world.SaveAsync(visit, RecordWorld.Note with { Kilograms = null }, 1);

        (await WeightsAsync(visit)).ShouldBeEmpty();
        (await database.ReadAsync(db => db.Pets.Where(p => p.Id == visit.PetId).Select(p => p.Weight).SingleAsync(Cancellation))).ShouldBeNull();
    }

    [Fact]
    public async Task Who_was_overtaken_is_told_and_neither_loses_a_word()
    {
        var visit = await world.VisitAsync();
        await world.SaveAsync(visit, RecordWorld.Note, 0);
        await world.SaveAsync(visit, RecordWorld.Note with { Diagnosis = "Kolega" }, 1);

        var overtaken = await world.SaveAsync(visit, RecordWorld.Note with { Diagnosis = "Saya" }, 1);

        overtaken.Error!.Code.ShouldBe("note-changed-meanwhile");
        (await GetAsync(visit)).Value.Content.Diagnosis.ShouldBe("Kolega");
        (await world.SaveAsync(visit, RecordWorld.Note with { Diagnosis = "Saya" }, 2)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task Of_many_who_save_on_the_same_version_at_once_one_does()
    {
        var visit = await world.VisitAsync();

        for (var seen = 0; seen < 3; seen++)
        {
            var version = seen;
            var saved = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => world.SaveAsync(visit, RecordWorld.Note with { Diagnosis = $"{i}", Kilograms = 4 + i }, version)));

            saved.Count(s => s.IsOk).ShouldBe(1);
            saved.Where(s => !s.IsOk).ShouldAllBe(s => s.Error!.Code == "note-changed-meanwhile");
        }

        (await GetAsync(visit)).Value.Version.ShouldBe(3);
        (await WeightsAsync(visit)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task From_24_hours_after_the_visit_on_a_note_is_only_added_to()
    {
        var visit = await world.VisitAsync();
        await world.SaveAsync(visit, RecordWorld.Note, 0);
        (await AddAsync(visit, "Terlalu dini")).Error!.Code.ShouldBe("note-still-open");
        await world.CompleteAsync(visit);
        database.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        (await world.SaveAsync(visit, RecordWorld.Note with { Diagnosis = "Masih sempat" }, 1)).IsOk.ShouldBeTrue();

        database.Clock.Advance(TimeSpan.FromSeconds(1));

        (await world.SaveAsync(visit, RecordWorld.Note, 2)).Error!.Code.ShouldBe("note-locked");
        (await AddAsync(visit, "Hasil laboratorium: normal")).IsOk.ShouldBeTrue();
        (await AddAsync(visit, " ")).Error!.Fields.Single().Field.ShouldBe("text");
        var sheet = (await GetAsync(visit)).Value;
        (sheet.IsLocked, sheet.Content.Diagnosis).ShouldBe((true, "Masih sempat"));
        sheet.Addenda.ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Text.ShouldBe("Hasil laboratorium: normal"), a => a.Author.ShouldBe("drh. 1"));
    }

    [Fact]
    public async Task Where_nobody_wrote_in_time_an_addendum_can_still_be_written()
    {
        var visit = await world.VisitAsync();
        await world.CompleteAsync(visit);
        database.Clock.Advance(TimeSpan.FromHours(25));

        (await world.SaveAsync(visit, RecordWorld.Note, 0)).Error!.Code.ShouldBe("note-locked");
        (await AddAsync(visit, "Ditulis kemudian")).IsOk.ShouldBeTrue();

        (await GetAsync(visit)).Value.Addenda.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_database_itself_refuses_to_change_what_is_locked_and_to_lose_what_was_written()
    {
        var visit = await world.VisitAsync();
        await world.SaveAsync(visit, RecordWorld.Note, 0);
        await database.ReadAsync(db => db.Bookings.Where(b => b.Id == visit.BookingId)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.CompletedAt, DateTimeOffset.UtcNow.AddHours(-25)), Cancellation));

        await RefusedAsync("UPDATE records.visit_notes SET diagnosis = 'x'", "visit_note_locked");
        await RefusedAsync("DELETE FROM records.visit_notes", "record_append_only");
        await RefusedAsync("UPDATE records.visit_note_versions SET diagnosis = 'x'", "record_append_only");
        await RefusedAsync("DELETE FROM records.visit_note_versions", "record_append_only");
        await GetAsync(visit);
        await RefusedAsync("UPDATE records.readings SET read_at = now()", "record_append_only");
        await RefusedAsync("DELETE FROM records.readings", "record_append_only");
        await RefusedAsync("TRUNCATE records.readings", "record_append_only");

        async Task RefusedAsync(string sql, string constraint) => (await Should.ThrowAsync<Npgsql.PostgresException>(() =>
            database.ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql, Cancellation)))).ConstraintName.ShouldBe(constraint);
    }

    [Fact]
    public async Task A_note_and_the_completion_of_its_visit_do_not_hinder_each_other()
    {
        var visit = await world.VisitAsync();

        var saving = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.SaveAsync(visit, RecordWorld.Note, 0)));
        var completing = database.Get<CompleteVisit>().RunAsync(visit.Clinic.Manager, visit.BookingId, Cancellation);

        (await completing).IsOk.ShouldBeTrue();
        (await saving).Count(s => s.IsOk).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_else_writes_or_reads_a_note()
    {
        var visit = await world.VisitAsync();
        var other = (await world.VisitAsync()).Clinic;
        Actor[] strangers = [other.Manager, visit.Owner, Actor.Visitor, RecordWorld.Reception(visit.Clinic), RecordWorld.With(visit.Clinic, Permissions.ManageClinic)];

        foreach (var stranger in strangers)
        {
            (await world.SaveAsync(visit, RecordWorld.Note, 0, stranger)).Error.ShouldBe(Error.NotFound);
            (await GetAsync(visit, stranger)).Error.ShouldBe(Error.NotFound);
            (await AddAsync(visit, "x", stranger)).Error.ShouldBe(Error.NotFound);
        }

        (await database.Get<SaveVisitNote>().RunAsync(other.Manager, other.Id, visit.BookingId, RecordWorld.Note, 0, Cancellation)).Error.ShouldBe(Error.NotFound);
        var reader = RecordWorld.With(visit.Clinic, Permissions.ReadRecords);
        (await world.SaveAsync(visit, RecordWorld.Note, 0, reader)).Error.ShouldBe(Error.NotFound);
        (await GetAsync(visit, reader)).Value.MayWrite.ShouldBeFalse();
    }

    [Fact]
    public async Task A_cancelled_visit_has_no_record()
    {
        var visit = await world.VisitAsync(isStarted: false);
        await database.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE bookings.bookings SET status = 'cancelled' WHERE id = {visit.BookingId}", Cancellation));

        (await world.SaveAsync(visit, RecordWorld.Note, 0)).Error.ShouldBe(Error.NotFound);
        (await GetAsync(visit)).Error.ShouldBe(Error.NotFound);
        (await world.OpenAsync(visit.Clinic.Manager, visit.Clinic.Id, visit.PetId)).Error.ShouldBe(Error.NotFound);
    }

    private Task<Result<VisitNoteSheet>> GetAsync(RecordVisit visit, Actor? by = null) =>
        database.Get<GetVisitNote>().RunAsync(by ?? visit.Clinic.Manager, visit.Clinic.Id, visit.BookingId, Cancellation);

    private Task<Result<Guid>> AddAsync(RecordVisit visit, string text, Actor? by = null) =>
        database.Get<AddAddendum>().RunAsync(by ?? visit.Clinic.Manager, visit.Clinic.Id, visit.BookingId, text, Cancellation);

    private Task<List<decimal>> WeightsAsync(RecordVisit visit) =>
        database.ReadAsync(db => db.Set<PetPro.Core.Pets.PetWeight>().Where(w => w.PetId == visit.PetId).Select(w => w.Kilograms).ToListAsync(Cancellation));
}
