using Microsoft.EntityFrameworkCore;
using PetPro.Core.Accounts;
using PetPro.Core.Records;
using PetPro.Core.Shared;
using PetPro.Data.Records;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Records;

public sealed class PatientRecordTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly RecordWorld world = new(database);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_stands_in_the_record_newest_first_page_by_page()
    {
        var visit = await FullAsync();

        var record = (await world.OpenAsync(visit.Clinic.Manager, visit.Clinic.Id, visit.PetId)).Value;

        record.Entries.Select(e => e.Key.Kind).ShouldBe(["note", "attachment", "prescription", "vaccination", "weight"], ignoreOrder: true);
        record.Entries.Select(e => e.Key.At).ShouldBeInOrder(SortDirection.Descending);
        var prescribed = record.Entries.Single(e => e.Prescription is not null).Prescription!;
        (prescribed.UnitsPerDose, prescribed.TotalUnits, prescribed.RepeatsLeft).ShouldBe((1.1m, 11m, 3));
        record.Entries.Single(e => e.Vaccination is not null).Vaccination!.CertificateNumber.ShouldNotBeNull();

        List<TimelineKey> seen = [];
        while (seen.Count < 5)
        {
            var page = (await MineAsync(visit, new TimelineWanted(seen.LastOrDefault(), 2))).Value.Entries;
            page.ShouldNotBeEmpty();
            seen.AddRange(page.Select(e => e.Key));
        }

        seen.Distinct().Count().ShouldBe(5);
        (await MineAsync(visit, new TimelineWanted(seen[^1], 2))).Value.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_owner_sees_a_note_when_its_visit_is_completed()
    {
        var visit = await world.VisitAsync();
        await world.SaveAsync(visit, RecordWorld.Note, 0);
        (await MineAsync(visit)).Value.Entries.ShouldNotContain(e => e.Note != null);
        (await world.OpenAsync(visit.Clinic.Manager, visit.Clinic.Id, visit.PetId)).Value.Entries.ShouldContain(e => e.Note != null && e.Note.IsOpen);

        await world.CompleteAsync(visit);

        (await MineAsync(visit)).Value.Entries.ShouldContain(e => e.Note != null && e.Note.Content == RecordWorld.Note);
    }

    [Fact]
    public async Task A_clinic_without_a_visit_or_a_right_finds_nothing_and_leaves_no_trace()
    {
        var visit = await FullAsync();
        var other = await world.VisitAsync();
        var ids = await IdsAsync(visit);
        (Actor Actor, Guid ClinicId)[] strangers =
        [
            (other.Clinic.Manager, other.Clinic.Id),
            (other.Clinic.Manager, visit.Clinic.Id),
            (RecordWorld.Reception(visit.Clinic), visit.Clinic.Id),
            (RecordWorld.With(visit.Clinic, Permissions.ManageClinic, Permissions.SeeVisits), visit.Clinic.Id),
            (visit.Owner, visit.Clinic.Id),
            (Actor.Visitor, visit.Clinic.Id),
        ];

        foreach (var (stranger, clinicId) in strangers)
        {
            (await world.OpenAsync(stranger, clinicId, visit.PetId)).Error.ShouldBe(Error.NotFound);
            (await database.Get<OpenAttachment>().RunAsync(stranger, clinicId, ids.Attachment, Cancellation)).Error.ShouldBe(Error.NotFound);
            (await database.Get<GetCertificate>().RunAsync(stranger, clinicId, ids.Vaccination, "en", Cancellation)).Error.ShouldBe(Error.NotFound);
            (await database.Get<GetPrescription>().RunAsync(stranger, clinicId, ids.Prescription, "en", Cancellation)).Error.ShouldBe(Error.NotFound);
            (await database.Get<CancelPrescription>().RunAsync(stranger, clinicId, ids.Prescription, "x", Cancellation)).Error.ShouldBe(Error.NotFound);
            (await database.Get<GetVaccinationAdvice>().RunAsync(stranger, clinicId, visit.BookingId, "en", Cancellation)).Error.ShouldBe(Error.NotFound);
        }

        (await ReadingsAsync(visit)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_owner_finds_nothing()
    {
        var visit = await FullAsync();
        var ids = await IdsAsync(visit);
        Actor[] others = [(await world.VisitAsync()).Owner, visit.Clinic.Manager, Actor.Visitor];

        foreach (var other in others)
        {
            (await database.Get<ListMyPetRecords>().RunAsync(other, visit.PetId, new TimelineWanted(), "en", Cancellation)).Error.ShouldBe(Error.NotFound);
            (await database.Get<ListMyVaccinations>().RunAsync(other, visit.PetId, null, 10, Cancellation)).Error.ShouldBe(Error.NotFound);
            (await database.Get<ListRecordReadings>().RunAsync(other, visit.PetId, null, 10, Cancellation)).Error.ShouldBe(Error.NotFound);
            (await database.Get<OpenAttachment>().RunAsync(other, null, ids.Attachment, Cancellation)).Error.ShouldBe(Error.NotFound);
            (await database.Get<GetCertificate>().RunAsync(other, null, ids.Vaccination, "en", Cancellation)).Error.ShouldBe(Error.NotFound);
            (await database.Get<GetPrescription>().RunAsync(other, null, ids.Prescription, "en", Cancellation)).Error.ShouldBe(Error.NotFound);
            (await database.Get<GetPassport>().RunAsync(other, visit.PetId, "en", Cancellation)).Error.ShouldBe(Error.NotFound);
        }
    }

    [Fact]
    public async Task Every_reading_of_a_clinic_is_on_the_owners_log_and_the_owners_own_is_not()
    {
        var visit = await FullAsync();
        var ids = await IdsAsync(visit);
        var (vet, clinicId) = (visit.Clinic.Manager, visit.Clinic.Id);

        await world.OpenAsync(vet, clinicId, visit.PetId);
        await database.Get<GetVisitNote>().RunAsync(vet, clinicId, visit.BookingId, Cancellation);
        await (await database.Get<OpenAttachment>().RunAsync(vet, clinicId, ids.Attachment, Cancellation)).Value.Content.DisposeAsync();
        await database.Get<GetCertificate>().RunAsync(vet, clinicId, ids.Vaccination, "en", Cancellation);
        await database.Get<GetPrescription>().RunAsync(vet, clinicId, ids.Prescription, "en", Cancellation);
        await MineAsync(visit);
        await database.Get<GetCertificate>().RunAsync(visit.Owner, null, ids.Vaccination, "en", Cancellation);

        var log = await ReadingsAsync(visit);
        log.Select(r => r.What).ShouldBe(
            [ReadingOf.Record, ReadingOf.Note, ReadingOf.Attachment, ReadingOf.Certificate, ReadingOf.Prescription], ignoreOrder: true);
        log.ShouldAllBe(r => r.ClinicName == "Klinik Melati" && r.StaffName == "drh. 1" && r.LinkLabel == null);
    }

    [Fact]
    public async Task Without_a_licence_nobody_prescribes_or_cancels()
    {
        var visit = await FullAsync();
        var ids = await IdsAsync(visit);
        await database.ReadAsync(db => db.Staff.Where(s => s.ClinicId == visit.Clinic.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LicenceNumber, (string?)null), Cancellation));

        (await PrescribeAsync(visit)).Error!.Code.ShouldBe("licence-missing");
        (await database.Get<CancelPrescription>().RunAsync(visit.Clinic.Manager, visit.Clinic.Id, ids.Prescription, "Alergi", Cancellation)).Error!.Code.ShouldBe("licence-missing");
    }

    [Fact]
    public async Task Before_the_visit_has_begun_nothing_is_given_prescribed()
    {
        var visit = await world.VisitAsync(isStarted: false);

        (await PrescribeAsync(visit)).Error!.Code.ShouldBe("visit-not-started");
        (await GiveAsync(visit)).Error!.Code.ShouldBe("visit-not-started");
    }

    [Fact]
    public async Task A_prescription_never_changes_and_is_cancelled_once()
    {
        var visit = await FullAsync();
        var id = (await IdsAsync(visit)).Prescription;
        await Should.ThrowAsync<Npgsql.PostgresException>(() =>
            database.ReadAsync(db => db.Prescriptions.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.UnitsPerDose, 9), Cancellation)));

        var cancelled = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            database.Get<CancelPrescription>().RunAsync(visit.Clinic.Manager, visit.Clinic.Id, id, "Alergi", Cancellation)));

        cancelled.Count(c => c.IsOk).ShouldBe(1);
        cancelled.Where(c => !c.IsOk).ShouldAllBe(c => c.Error!.Code == "prescription-cancelled");
        (await database.Get<GetPrescription>().RunAsync(visit.Owner, null, id, "en", Cancellation)).Value.Prescription.CancelReason.ShouldBe("Alergi");
        await Should.ThrowAsync<Npgsql.PostgresException>(() =>
            database.ReadAsync(db => db.Prescriptions.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.RepeatsLeft, p => p.RepeatsLeft - 1), Cancellation)));
    }

    [Fact]
    public async Task Of_many_who_fill_the_last_repeats_at_once_no_more_do_than_are_left()
    {
        var visit = await FullAsync();
        var id = (await IdsAsync(visit)).Prescription;

        var filled = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => database.ReadAsync(db => db.Prescriptions
            .Where(p => p.Id == id && p.RepeatsLeft > 0 && p.CancelledAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.RepeatsLeft, p => p.RepeatsLeft - 1), Cancellation))));

        filled.Sum().ShouldBe(3);
    }

    [Fact]
    public async Task A_certificate_is_checked_by_its_number_alone()
    {
        var visit = await FullAsync();
        var number = (await database.ReadAsync(db => db.Vaccinations.Where(v => v.PetId == visit.PetId).Select(v => v.CertificateNumber).SingleAsync(Cancellation)))!;

        (await CheckAsync(number.ToLowerInvariant())).Value.ShouldBe(new CertificateState(number, world.Today.AddYears(1), true));
        (await CheckAsync("VC-000000000000")).Error.ShouldBe(Error.NotFound);
        (await CheckAsync("'; DROP TABLE")).Error.ShouldBe(Error.NotFound);
        database.Clock.Advance(TimeSpan.FromDays(367));
        (await CheckAsync(number)).Value.IsValid.ShouldBeFalse();

        Task<Result<CertificateState>> CheckAsync(string typed) => database.Get<CheckCertificate>().RunAsync(Actor.Visitor, typed, Cancellation);
    }

    [Fact]
    public async Task A_clinic_finds_its_own_patients_by_pet_owner_and_microchip_page_by_page()
    {
        var visit = await world.VisitAsync();
        await world.VisitAsync();
        await database.ReadAsync(db => db.Pets.Where(p => p.Id == visit.PetId).ExecuteUpdateAsync(set => set.SetProperty(p => p.MicrochipId, "900123456789012"), Cancellation));

        foreach (var text in (string?[])[null, "mil", "sari", "SARI milo", "900123456789012"])
        {
            (await FindAsync(visit, text)).Value.ShouldHaveSingleItem().PetId.ShouldBe(visit.PetId);
        }

        foreach (var text in (string[])["%", "_ilo", "budi", "90012345678901"])
        {
            (await FindAsync(visit, text)).Value.ShouldBeEmpty();
        }

        var row = (await FindAsync(visit, null)).Value[0];
        (await database.Get<ListPatients>().RunAsync(visit.Clinic.Manager, visit.Clinic.Id, new PatientsWanted(After: row.Key), "en", Cancellation)).Value.ShouldBeEmpty();
        (await database.Get<ListPatients>().RunAsync(RecordWorld.Reception(visit.Clinic), visit.Clinic.Id, new PatientsWanted(), "en", Cancellation)).Error.ShouldBe(Error.NotFound);
    }

    private Task<Result<IReadOnlyList<PatientRow>>> FindAsync(RecordVisit visit, string? text) =>
        database.Get<ListPatients>().RunAsync(visit.Clinic.Manager, visit.Clinic.Id, new PatientsWanted(text), "en", Cancellation);

    private async Task<RecordVisit> FullAsync()
    {
        var visit = await world.VisitAsync();
        (await world.SaveAsync(visit, RecordWorld.Note, 0)).IsOk.ShouldBeTrue();
        (await GiveAsync(visit)).IsOk.ShouldBeTrue();
        (await PrescribeAsync(visit)).IsOk.ShouldBeTrue();
        (await database.Get<PutAttachment>().RunAsync(visit.Clinic.Manager, visit.Clinic.Id, visit.BookingId, "Rontgen", new MemoryStream(Pictures.Png()), Cancellation)).IsOk.ShouldBeTrue();
        await world.CompleteAsync(visit);
        return visit;
    }

    private Task<Result<Guid>> GiveAsync(RecordVisit visit) =>
        database.Get<GiveVaccination>().RunAsync(visit.Clinic.Manager, visit.Clinic.Id, visit.BookingId, world.Rabies, Cancellation);

    private Task<Result<Guid>> PrescribeAsync(RecordVisit visit) =>
        database.Get<IssuePrescription>().RunAsync(visit.Clinic.Manager, visit.Clinic.Id, visit.BookingId, RecordWorld.Amoxicillin, Cancellation);

    private Task<Result<MyPetRecords>> MineAsync(RecordVisit visit, TimelineWanted? wanted = null) =>
        database.Get<ListMyPetRecords>().RunAsync(visit.Owner, visit.PetId, wanted ?? new TimelineWanted(), "en", Cancellation);

    private async Task<(Guid Attachment, Guid Vaccination, Guid Prescription)> IdsAsync(RecordVisit visit)
    {
        var entries = (await MineAsync(visit)).Value.Entries;
        return (entries.Single(e => e.Attachment is not null).Id, entries.Single(e => e.Vaccination is not null).Id, entries.Single(e => e.Prescription is not null).Id);
    }

    private async Task<IReadOnlyList<MyRecordReading>> ReadingsAsync(RecordVisit visit) =>
        (await database.Get<ListRecordReadings>().RunAsync(visit.Owner, visit.PetId, null, 50, Cancellation)).Value;
}
