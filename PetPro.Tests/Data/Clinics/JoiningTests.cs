using Microsoft.EntityFrameworkCore;
using Npgsql;
using PetPro.Core.Accounts;
using PetPro.Core.Clinics;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Data.Bookings;
using PetPro.Data.Clinics;
using PetPro.Data.Seeding;
using PetPro.Tests.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Clinics;

public sealed class JoiningTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly World world = new(database);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_application_is_written_handed_in_asked_about_answered_and_approved()
    {
        await database.Get<SeedReference>().RunAsync(Actor.System, Cancellation);
        var (applicant, admin) = (Actor.Owner(await world.OwnerAsync("Budi")), await world.AdminAsync());
        var id = (await SaveAsync(applicant, null, "Klinik Seruni")).Value;
        (await ListAsync(admin, ClinicStatus.Draft)).ShouldBeEmpty("a draft is its applicant's own");
        (await database.Get<GetClinicApplication>().RunAsync(admin, id, Cancellation)).Error.ShouldBe(Error.NotFound);
        (await SubmitAsync(applicant, id)).Error!.Code.ShouldBe("documents-missing");
        await HandInAsync(applicant, id);

        (await SaveAsync(applicant, id, "Klinik Lain")).Error!.Code.ShouldBe("application-handed-in");
        (await AddAsync(applicant, id, ClinicDocumentKind.Other)).Error!.Code.ShouldBe("application-handed-in");
        (await ListAsync(admin, ClinicStatus.Pending, "seruni")).ShouldHaveSingleItem().Id.ShouldBe(id);
        (await ListAsync(admin, ClinicStatus.Pending, "100%")).ShouldBeEmpty();

        var details = (await database.Get<GetClinicApplication>().RunAsync(admin, id, Cancellation)).Value;
        var licence = details.Documents.Single(d => d.Kind == ClinicDocumentKind.ClinicLicence).Id;
        (await database.Get<JudgeClinicDocument>().RunAsync(admin, licence, DocumentVerdict.Refused, " ", Cancellation)).Error!.Fields.Single().Code.ShouldBe("required");
        (await database.Get<JudgeClinicDocument>().RunAsync(admin, licence, DocumentVerdict.Refused, "Expired", Cancellation)).IsOk.ShouldBeTrue();
        (await database.Get<AskClinicForMore>().RunAsync(admin, id, "A licence that is valid", Cancellation)).IsOk.ShouldBeTrue();

        (await SubmitAsync(applicant, id)).Error!.Code.ShouldBe("documents-missing", "what was refused does not count");
        (await database.Get<RemoveClinicDocument>().RunAsync(applicant, licence, Cancellation)).IsOk.ShouldBeTrue();
        (await AddAsync(applicant, id, ClinicDocumentKind.ClinicLicence)).IsOk.ShouldBeTrue();
        (await SubmitAsync(applicant, id, "Here it is")).IsOk.ShouldBeTrue();
        (await database.Get<ApproveClinic>().RunAsync(admin, id, Cancellation)).IsOk.ShouldBeTrue();
        await database.RelayAllAsync();

        (await database.Get<GetActor>().RunAsync(applicant.UserId, Cancellation)).MayAt(id, Permissions.ManageClinic).ShouldBeTrue();
        var history = (await database.Get<GetClinicApplication>().RunAsync(admin, id, Cancellation)).Value.History;
        history.Select(h => h.Deed).ShouldBe(
            [ClinicDeed.Approved, ClinicDeed.Applied, ClinicDeed.MoreAsked, ClinicDeed.DocumentRefused, ClinicDeed.Applied]);
        history[1].Words.ShouldBe("Here it is");
        var told = await database.ReadAsync(db => db.Notifications.Where(n => n.UserId == applicant.UserId).OrderBy(n => n.Id).Select(n => n.Type).ToListAsync());
        told.ShouldBe(["clinic-applied", "clinic-more-asked", "clinic-applied", "clinic-approved"], ignoreOrder: true);
    }

    [Fact]
    public async Task Documents_are_read_by_who_handed_them_in_and_by_admins_whose_reading_is_logged()
    {
        var (applicant, admin, stranger) = (Actor.Owner(await world.OwnerAsync()), await world.AdminAsync(), Actor.Owner(await world.OwnerAsync()));
        var elsewhere = (await world.ClinicAsync()).Manager;
        var id = (await SaveAsync(applicant, null, "Klinik Tanjung")).Value;
        var document = (await AddAsync(applicant, id, ClinicDocumentKind.VetLicence)).Value;
        var get = database.Get<GetClinicDocument>();

        foreach (var foreign in new[] { stranger, elsewhere, Actor.Visitor })
        {
            (await get.RunAsync(foreign, document, Cancellation)).Error.ShouldBe(Error.NotFound);
            (await AddAsync(foreign, id, ClinicDocumentKind.Other)).Error.ShouldBe(Error.NotFound);
            (await database.Get<RemoveClinicDocument>().RunAsync(foreign, document, Cancellation)).Error.ShouldBe(Error.NotFound);
            (await database.Get<GetMyClinicApplication>().RunAsync(foreign, id, Cancellation)).Error.ShouldBe(Error.NotFound);
            (await SubmitAsync(foreign, id)).Error.ShouldBe(Error.NotFound);
            (await database.Get<JudgeClinicDocument>().RunAsync(foreign, document, DocumentVerdict.Accepted, null, Cancellation)).Error.ShouldBe(Error.Forbidden);
        }

        (await SaveAsync(stranger, id, "Klinik Lain")).Error.ShouldBe(Error.NotFound);
        (await get.RunAsync(applicant, document, Cancellation)).Value.Content.Dispose();
        (await ReadingsAsync(document)).ShouldBeEmpty();
        (await get.RunAsync(admin, document, Cancellation)).Value.Content.Dispose();
        (await ReadingsAsync(document)).ShouldBe([admin.UserId]);
        await Should.ThrowAsync<PostgresException>(() => database.ReadAsync(db => db.Database.ExecuteSqlAsync($"DELETE FROM clinics.document_readings")));
    }

    [Fact]
    public async Task What_only_pretends_to_be_a_document_leaves_nothing_behind()
    {
        var applicant = Actor.Owner(await world.OwnerAsync());
        var id = (await SaveAsync(applicant, null, "Klinik Cendana")).Value;
        using var program = new MemoryStream("<html><script>alert(1)</script>"u8.ToArray());
        var refused = await database.Get<AddClinicDocument>().RunAsync(applicant, id, ClinicDocumentKind.Other, "SIP.pdf", program, Cancellation);
        refused.Error!.Fields.Single().Code.ShouldBe("document-type");
        (await database.ReadAsync(db => db.ClinicDocuments.CountAsync(d => d.ClinicId == id))).ShouldBe(0);

        var many = await Task.WhenAll(Enumerable.Range(0, ClinicDocument.MostPerClinic + 4).Select(_ => AddAsync(applicant, id, ClinicDocumentKind.Other)));
        many.Count(r => r.IsOk).ShouldBe(ClinicDocument.MostPerClinic);
        many.Where(r => !r.IsOk).ShouldAllBe(r => r.Error!.Code == "too-many-documents");
    }

    [Fact]
    public async Task Of_two_admins_at_once_one_decides_and_the_history_says_who()
    {
        var (applicant, rina, tono) = (Actor.Owner(await world.OwnerAsync()), await world.AdminAsync(), await world.AdminAsync("Tono"));
        var id = (await SaveAsync(applicant, null, "Klinik Kenari")).Value;
        await HandInAsync(applicant, id);

        var decided = await Task.WhenAll(
            database.Get<ApproveClinic>().RunAsync(rina, id, Cancellation),
            database.Get<RejectClinic>().RunAsync(tono, id, "No", Cancellation),
            database.Get<AskClinicForMore>().RunAsync(rina, id, "More", Cancellation),
            database.Get<RejectClinic>().RunAsync(rina, id, "No", Cancellation));

        decided.Count(d => d.IsOk).ShouldBeInRange(1, 2, "an approval may follow a rejection, and nothing else may follow anything");
        var history = (await database.Get<GetClinicApplication>().RunAsync(rina, id, Cancellation)).Value.History;
        history.Count.ShouldBe(decided.Count(d => d.IsOk) + 1);
        decided.Where(d => !d.IsOk).ShouldAllBe(d => d.Error!.Code == "clinic-not-waiting");
        await Should.ThrowAsync<PostgresException>(() => database.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE clinics.decisions SET words = 'x'")));
    }

    [Fact]
    public async Task A_suspended_clinic_is_gone_at_once_takes_no_money_and_owners_may_leave_for_the_whole_price()
    {
        await database.Get<SeedReference>().RunAsync(Actor.System, Cancellation);
        var journey = new BookingJourney(database);
        var admin = await world.AdminAsync();
        var clinic = await world.ClinicAsync(staff: 3, rules: new BookingRules(0, 7, []));
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slots = (await world.FreeAsync(clinic.ServiceId)).DistinctBy(s => s.StaffId).ToList();
        var booking = await journey.BookAsync(owner, slots[0].SlotId, pet);
        var (other, otherPet) = await journey.OwnerWithPetAsync();
        var hold = (await journey.HoldAsync(other, slots[1].SlotId, otherPet)).Value;
        (await database.Get<GetCancellationTerms>().RunAsync(owner, booking, Cancellation)).Value.Percent.ShouldBe(0);

        (await database.Get<SuspendClinic>().RunAsync(admin, clinic.Id, "Licence withdrawn", Cancellation)).IsOk.ShouldBeTrue();
        await database.RelayAllAsync();

        (await database.Get<GetClinicPage>().RunAsync(Actor.Visitor, clinic.Id.ToString(), Cancellation)).Error.ShouldBe(GetClinicPage.Suspended);
        (await journey.HoldAsync(other, slots[2].SlotId, otherPet)).Error.ShouldBe(Error.NotFound);
        (await database.Get<BeginBooking>().RunAsync(other, hold.Id, "qris", _ => new Uri("http://localhost/"), Cancellation)).Error!.Code.ShouldBe("clinic-suspended");
        var terms = (await database.Get<GetCancellationTerms>().RunAsync(owner, booking, Cancellation)).Value;
        (terms.Percent, terms.Refund).ShouldBe((100, terms.Paid));
        (await database.ReadAsync(db => db.Notifications.CountAsync(n => n.UserId == owner.UserId && n.Type == "visit-clinic-suspended"))).ShouldBe(1);
        (await database.ReadAsync(db => db.MailDeliveries.CountAsync(m => m.UserId == owner.UserId && m.Template == "visit-clinic-suspended"))).ShouldBe(1);
        (await database.ReadAsync(db => db.Notifications.CountAsync(n => n.UserId == other.UserId && n.Type == "visit-clinic-suspended"))).ShouldBe(0);
        var manager = await database.Get<GetActor>().RunAsync(clinic.ManagerId, Cancellation);
        Permissions.WhileSuspended.ShouldAllBe(p => manager.MayAt(clinic.Id, p));
        manager.MayAt(clinic.Id, Permissions.ManageClinic).ShouldBeFalse();
        (await database.Get<CancelBooking>().RunAsync(owner, booking, null, terms.Refund, Cancellation)).Value.ShouldBe(terms.Paid);

        (await database.Get<ReinstateClinic>().RunAsync(admin, clinic.Id, Cancellation)).IsOk.ShouldBeTrue();
        (await database.Get<GetClinicPage>().RunAsync(Actor.Visitor, clinic.Id.ToString(), Cancellation)).IsOk.ShouldBeTrue();
        (await journey.HoldAsync(owner, slots[2].SlotId, pet)).IsOk.ShouldBeTrue();
    }

    private async Task<IReadOnlyList<ClinicApplication>> ListAsync(Actor admin, ClinicStatus status, string? search = null) =>
        (await database.Get<ListClinicApplications>().RunAsync(admin, status, search, null, 50, Cancellation)).Value;

    private Task<List<Guid>> ReadingsAsync(Guid document) =>
        database.ReadAsync(db => db.DocumentReadings.Where(r => r.DocumentId == document).Select(r => r.ReadBy).ToListAsync());

    private Task<Result<Guid>> SaveAsync(Actor actor, Guid? id, string name) => database.Get<SaveClinicDraft>().RunAsync(actor, id, Entry(name), Cancellation);

    private Task<Result> SubmitAsync(Actor actor, Guid id, string? answer = null) =>
        database.Get<SubmitClinicApplication>().RunAsync(actor, id, answer, Cancellation);

    private async Task<Result<Guid>> AddAsync(Actor actor, Guid id, ClinicDocumentKind kind)
    {
        using var paper = new MemoryStream(Papers.Pdf());
        return await database.Get<AddClinicDocument>().RunAsync(actor, id, kind, "../SIP.exe", paper, Cancellation);
    }

    private async Task HandInAsync(Actor applicant, Guid id)
    {
        foreach (var kind in ClinicDocument.Required)
        {
            (await AddAsync(applicant, id, kind)).IsOk.ShouldBeTrue();
        }

        (await SubmitAsync(applicant, id)).IsOk.ShouldBeTrue();
    }

    private static ClinicEntry Entry(string name) => new(
        name, "Jl. Seruni 3", "Bogor", "Jawa Barat", "16110", "-6.59, 106.79", "Asia/Jakarta", "0251 8300000", "halo@seruni.test", "seruni.test",
        "Klinik keluarga.", ["parking"], new Dictionary<DayOfWeek, TypedHours> { [DayOfWeek.Monday] = new("09:00", "17:00") }, "503/SIVET/7");
}
