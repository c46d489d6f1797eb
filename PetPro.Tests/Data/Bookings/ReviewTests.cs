using Microsoft.EntityFrameworkCore;
using PetPro.Core.Accounts;
using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Data.Bookings;
using PetPro.Data.Clinics;
using PetPro.Data.Seeding;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

public sealed class ReviewTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly Actor Admin = new(Guid.NewGuid(), new HashSet<string> { Permissions.ModerateReviews }, new Dictionary<Guid, IReadOnlySet<string>>());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_many_answers_at_once_one_stands_and_the_writer_is_told_once()
    {
        var (clinic, owner, review) = await ReviewedAsync(5);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            database.Get<AnswerReview>().RunAsync(clinic.Manager, review, $"Terima kasih {i}", Cancellation)));
        await database.RelayAllAsync();

        answers.Count(a => a.IsOk).ShouldBe(1);
        answers.Where(a => !a.IsOk).ShouldAllBe(a => a.Error!.Code == "review-answered");
        (await ShownAsync(clinic)).ShouldHaveSingleItem().Answer.ShouldStartWith("Terima kasih");
        (await ToldAsync(owner.UserId)).Count(t => t == NotificationTypes.ReviewAnswered).ShouldBe(1);
    }

    [Fact]
    public async Task Only_who_answers_at_that_clinic_sees_answers_and_flags_its_reviews()
    {
        var (clinic, owner, review) = await ReviewedAsync(2);
        var other = await new World(database).ClinicAsync();
        var reception = new Actor(
            Guid.NewGuid(), new HashSet<string>(), new Dictionary<Guid, IReadOnlySet<string>> { [clinic.Id] = Roles.Grants[Roles.Reception].ToHashSet() });
        foreach (var stranger in (Actor[])[Actor.Visitor, owner, other.Manager, reception, Admin])
        {
            (await database.Get<AnswerReview>().RunAsync(stranger, review, "Hm", Cancellation)).Error.ShouldBe(Error.NotFound);
            (await database.Get<FlagReview>().RunAsync(stranger, review, "spam", Cancellation)).Error.ShouldBe(Error.NotFound);
            (await database.Get<ListReviewsToAnswer>().RunAsync(stranger, clinic.Id, false, null, 9, Cancellation)).Error.ShouldBe(Error.NotFound);
        }

        (await database.Get<DecideReview>().RunAsync(clinic.Manager, review, false, "Nein", Cancellation)).Error.ShouldBe(Error.Forbidden);
        (await database.Get<ListFlaggedReviews>().RunAsync(clinic.Manager, null, 9, Cancellation)).Error.ShouldBe(Error.Forbidden);
    }

    [Fact]
    public async Task A_hidden_review_leaves_page_and_rating_and_both_sides_are_told()
    {
        var (clinic, owner, review) = await ReviewedAsync(1);
        await database.RelayAllAsync();
        (await RatingAsync(clinic)).ShouldBe((1, 1m));

        (await database.Get<FlagReview>().RunAsync(clinic.Manager, review, "offensive", Cancellation)).IsOk.ShouldBeTrue();
        (await database.Get<FlagReview>().RunAsync(clinic.Manager, review, "spam", Cancellation)).Error!.Code.ShouldBe("review-flagged");
        (await ShownAsync(clinic)).Count.ShouldBe(1, "It is shown until somebody decides");
        (await QueueAsync()).ShouldContain(f => f.Id == review && f.Reason == "offensive");
        (await database.Get<DecideReview>().RunAsync(Admin, review, false, " ", Cancellation)).Error!.Fields.Single().Field.ShouldBe("reason");
        (await database.Get<DecideReview>().RunAsync(Admin, review, false, "Names a nurse", Cancellation)).IsOk.ShouldBeTrue();
        (await database.Get<DecideReview>().RunAsync(Admin, review, true, "Changed my mind", Cancellation)).Error!.Code.ShouldBe("review-not-waiting");
        await database.RelayAllAsync();

        (await ShownAsync(clinic)).ShouldBeEmpty();
        (await RatingAsync(clinic)).ShouldBe((0, 0m));
        (await QueueAsync()).ShouldNotContain(f => f.Id == review);
        (await ToldAsync(owner.UserId)).ShouldContain(NotificationTypes.ReviewHidden);
        (await ToldAsync(clinic.ManagerId)).ShouldContain(NotificationTypes.ClinicReviewHidden);
        (await database.Get<AnswerReview>().RunAsync(clinic.Manager, review, "Late", Cancellation)).Error!.Code.ShouldBe("review-hidden");
    }

    [Fact]
    public async Task Who_decides_about_reviews_is_told_of_one_that_was_reported()
    {
        var (clinic, owner, review) = await ReviewedAsync(1);
        await database.Get<SeedReference>().RunAsync(Actor.System, Cancellation);
        var rina = await new World(database).OwnerAsync("Rina");
        var role = await database.ReadAsync(db => db.Roles.SingleAsync(r => r.Name == Roles.Admin));
        await database.AddAsync(new UserRole { UserId = rina, RoleId = role.Id });

        await database.Get<FlagReview>().RunAsync(clinic.Manager, review, "spam", Cancellation);
        await database.RelayAllAsync();
        (await ToldAsync(rina)).ShouldBe([NotificationTypes.ReviewFlagged]);
        (await ToldAsync(owner.UserId)).ShouldNotContain(NotificationTypes.ReviewFlagged);
        (await ToldAsync(clinic.ManagerId)).ShouldNotContain(NotificationTypes.ReviewFlagged);
    }

    [Fact]
    public async Task A_review_that_is_kept_stays_and_the_writer_hears_nothing()
    {
        var (clinic, owner, review) = await ReviewedAsync(2);
        await database.Get<FlagReview>().RunAsync(clinic.Manager, review, "not-about-us", Cancellation);
        (await database.Get<DecideReview>().RunAsync(Admin, review, true, "It is about you", Cancellation)).IsOk.ShouldBeTrue();
        await database.RelayAllAsync();

        (await ShownAsync(clinic)).Count.ShouldBe(1);
        (await RatingAsync(clinic)).ShouldBe((1, 2m));
        (await ToldAsync(owner.UserId)).ShouldNotContain(NotificationTypes.ReviewHidden);
        (await ToldAsync(clinic.ManagerId)).ShouldContain(NotificationTypes.ClinicReviewKept);
        (await database.Get<FlagReview>().RunAsync(clinic.Manager, review, "spam", Cancellation)).Error!.Code.ShouldBe("review-flagged");
    }

    [Fact]
    public async Task Pictures_are_the_writers_at_most_four_and_hidden_with_the_review()
    {
        var (clinic, owner, review) = await ReviewedAsync(4);
        (await AddAsync(clinic.Manager, review)).Error.ShouldBe(Error.NotFound);
        var added = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => AddAsync(owner, review)));
        added.Count(a => a.IsOk).ShouldBe(Review.MostPhotos);
        added.Where(a => !a.IsOk).ShouldAllBe(a => a.Error!.Code == "review-photos-full");
        (await ShownAsync(clinic)).ShouldHaveSingleItem().Photos.ShouldBe(Review.MostPhotos);

        var seen = (await database.Get<GetReviewPhoto>().RunAsync(Actor.Visitor, review, 3, Cancellation)).Value;
        seen.ContentType.ShouldBe("image/png");
        await seen.Content.DisposeAsync();
        (await database.Get<GetReviewPhoto>().RunAsync(Actor.Visitor, review, 4, Cancellation)).Error.ShouldBe(Error.NotFound);
        await database.Get<FlagReview>().RunAsync(clinic.Manager, review, "spam", Cancellation);
        await database.Get<DecideReview>().RunAsync(Admin, review, false, "Advertising", Cancellation);
        (await database.Get<GetReviewPhoto>().RunAsync(Actor.Visitor, review, 0, Cancellation)).Error.ShouldBe(Error.NotFound);
        (await database.Get<GetReviewPhoto>().RunAsync(clinic.Manager, review, 0, Cancellation)).Error.ShouldBe(Error.NotFound);
    }

    private async Task<Result> AddAsync(Actor actor, Guid review)
    {
        using var picture = new MemoryStream(Pictures.Png());
        return await database.Get<AddReviewPhoto>().RunAsync(actor, review, picture, Cancellation);
    }

    private async Task<(TestClinic Clinic, Actor Owner, Guid Review)> ReviewedAsync(int stars)
    {
        var journey = new BookingJourney(database);
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceId))[0];
        var booking = await journey.BookAsync(owner, slot.SlotId, pet);
        await database.Get<StartVisit>().RunAsync(clinic.Manager, booking, Cancellation);
        await database.Get<CompleteVisit>().RunAsync(clinic.Manager, booking, Cancellation);
        return (clinic, owner, (await database.Get<WriteReview>().RunAsync(owner, booking, stars, "Milo liked it", Cancellation)).Value);
    }

    private Task<IReadOnlyList<ClinicReview>> ShownAsync(TestClinic clinic) =>
        database.Get<ListClinicReviews>().RunAsync(Actor.Visitor, clinic.Id, null, 10, Cancellation);

    private async Task<IReadOnlyList<FlaggedReview>> QueueAsync() => (await database.Get<ListFlaggedReviews>().RunAsync(Admin, null, 50, Cancellation)).Value;

    private Task<List<string>> ToldAsync(Guid userId) =>
        database.ReadAsync(db => db.Notifications.Where(n => n.UserId == userId).Select(n => n.Type).ToListAsync());

    private async Task<(int Count, decimal Average)> RatingAsync(TestClinic clinic)
    {
        var rating = await database.ReadAsync(db => db.ClinicRatings.AsNoTracking().SingleAsync(r => r.ClinicId == clinic.Id));
        return (rating.ReviewCount, rating.AvgRating);
    }
}
