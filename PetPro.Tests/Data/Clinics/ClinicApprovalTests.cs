using Microsoft.EntityFrameworkCore;
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

public sealed class ClinicApprovalTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly World world = new(database);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_approved_clinic_appears_in_search_with_times_and_its_applicant_manages_it()
    {
        await database.Get<SeedReference>().RunAsync(Actor.System, Cancellation);
        var admin = await world.AdminAsync();
        var (id, applicant) = await ApplyAsync("Klinik Anggrek");
        (await FindAsync("Anggrek")).ShouldBeEmpty();
        (await database.Get<ListClinicApplications>().RunAsync(admin, ClinicStatus.Pending, null, null, 50, Cancellation)).Value.ShouldContain(a => a.Id == id);

        (await database.Get<ApproveClinic>().RunAsync(admin, id, Cancellation)).IsOk.ShouldBeTrue();
        await database.RelayAllAsync();

        (await FindAsync("Anggrek")).ShouldHaveSingleItem().NextFreeAt.ShouldNotBeNull();
        (await database.Get<GetActor>().RunAsync(applicant, Cancellation)).MayAt(id, Permissions.RunVisits).ShouldBeTrue();
        (await database.Get<ListClinicApplications>().RunAsync(admin, ClinicStatus.Pending, null, null, 50, Cancellation)).Value.ShouldNotContain(a => a.Id == id);
    }

    [Fact]
    public async Task A_rejected_clinic_keeps_the_reason_and_stays_out_of_search()
    {
        var (id, _) = await ApplyAsync("Klinik Kamboja");
        var admin = await world.AdminAsync();

        (await database.Get<RejectClinic>().RunAsync(admin, id, " ", Cancellation)).Error!.Fields.Single().Field.ShouldBe("reason");
        (await database.Get<RejectClinic>().RunAsync(admin, id, "SIP tidak terbaca", Cancellation)).IsOk.ShouldBeTrue();

        (await database.Get<GetClinicApplication>().RunAsync(admin, id, Cancellation)).Value.StatusReason.ShouldBe("SIP tidak terbaca");
        (await FindAsync("Kamboja")).ShouldBeEmpty();
        (await database.Get<RejectClinic>().RunAsync(admin, id, "x", Cancellation)).Error!.Code.ShouldBe("clinic-not-waiting");
    }

    [Fact]
    public async Task Ten_approvals_at_once_are_one()
    {
        var (id, _) = await ApplyAsync("Klinik Teratai");
        var admin = await world.AdminAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => database.Get<ApproveClinic>().RunAsync(admin, id, Cancellation)));

        results.Count(r => r.IsOk).ShouldBe(1);
        (await database.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.AggregateId == id && m.Type == "clinic.approved"))).ShouldBe(1);
        (await database.ReadAsync(db => db.Staff.CountAsync(s => s.ClinicId == id && s.Role == Roles.ClinicManager))).ShouldBe(1);
    }

    [Fact]
    public async Task Only_who_reviews_clinics_sees_and_decides()
    {
        var (id, applicant) = await ApplyAsync("Klinik Dahlia");
        var owner = Actor.Owner(applicant);

        Error?[] answers =
        [
            (await database.Get<ListClinicApplications>().RunAsync(owner, ClinicStatus.Pending, null, null, 50, Cancellation)).Error,
            (await database.Get<GetClinicApplication>().RunAsync(owner, id, Cancellation)).Error,
            (await database.Get<ApproveClinic>().RunAsync(owner, id, Cancellation)).Error,
            (await database.Get<RejectClinic>().RunAsync(owner, id, "x", Cancellation)).Error,
        ];

        answers.ShouldAllBe(e => e == Error.Forbidden);
    }

    [Fact]
    public async Task A_review_moves_the_rating_and_reviews_at_once_all_count()
    {
        var journey = new BookingJourney(database);
        var clinic = await world.ClinicAsync(staff: 3);
        var slots = (await world.FreeAsync(clinic.ServiceId)).DistinctBy(s => s.StaffId).ToList();
        List<(Actor Owner, Guid Booking)> visits = [];
        foreach (var slot in slots)
        {
            var (owner, pet) = await journey.OwnerWithPetAsync();
            visits.Add((owner, await journey.BookAsync(owner, slot.SlotId, pet)));
        }

        await database.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE bookings.bookings SET status = 'completed' WHERE clinic_id = {clinic.Id}"));
        foreach (var (visit, rating) in visits.Zip((int[])[5, 4, 4]))
        {
            (await database.Get<WriteReview>().RunAsync(visit.Owner, visit.Booking, rating, "Ramah sekali", Cancellation)).IsOk.ShouldBeTrue();
        }

        await database.RelayAllAsync();

        var counted = await database.ReadAsync(db => db.ClinicRatings.SingleAsync(r => r.ClinicId == clinic.Id));
        (counted.AvgRating, counted.ReviewCount).ShouldBe((4.33m, 3));
        counted.RatingDistribution.ShouldBe([0, 0, 0, 2, 1]);
        var first = await database.Get<ListClinicReviews>().RunAsync(Actor.Visitor, clinic.Id, null, 2, Cancellation);
        var rest = await database.Get<ListClinicReviews>().RunAsync(Actor.Visitor, clinic.Id, first[^1].Key, 2, Cancellation);
        first.Concat(rest).Select(r => r.Id).ShouldBeUnique();
        first.Count.ShouldBe(2);
        rest.ShouldHaveSingleItem().Author.ShouldBe("Sari");
    }

    private async Task<IReadOnlyList<ClinicHit>> FindAsync(string text) =>
        (await database.Get<FindClinics>().RunAsync(Actor.Visitor, new ClinicsWanted(text), Cancellation)).Value.Hits;

    private async Task<(Guid Id, Guid Applicant)> ApplyAsync(string name)
    {
        var applicant = await world.OwnerAsync("Rina Wijaya");
        var clinic = Clinic.Apply(applicant, new ClinicProfile(
            name, name.ToLowerInvariant().Replace(' ', '-'), "Jl. Anggrek 2", "Jakarta", "DKI Jakarta", "12110", -6.2, 106.8, "Asia/Jakarta",
            "+622155500000", "halo@klinik.test", null, "", World.AllWeek, [], BookingRules.Default));
        var vet = StaffMember.Join(clinic.Id, null, "drh. Sinta", "sinta@klinik.test", null, Roles.Veterinarian, null, World.AllWeek, []);
        await database.AddAsync(clinic, vet, ClinicService.Offer(
            clinic.Id, "Konsultasi", "", "consultation", Money.Idr(150_000), 30, 1, [], TaxClasses.Exempt, [vet.Id]));
        return (clinic.Id, applicant);
    }
}
