using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.E2E.Support;
using PetPro.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>From an owner's words and picture to the clinic's answer; and from a clinic's report to an admin's decision.</summary>
public sealed class ClinicAnswersAReview(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task A_review_is_answered_once_and_one_that_breaks_the_rules_is_reported_and_hidden()
    {
        var clinic = await server.World.ClinicAsync();
        var page = $"/clinics/{await server.SlugAsync(clinic)}";
        await using var sari = await ReviewWithPictureAsync(clinic);
        var refused = new List<string>();
        sari.Page.Console += (_, told) => refused.AddRange(told.Text.Contains("Content Security Policy", StringComparison.Ordinal) ? [told.Text] : []);
        var budi = await server.World.OwnerAsync("Budi Santoso");
        var rude = (await server.Now<WriteReview>().RunAsync(
            Actor.Owner(budi), await server.VisitedAsync(clinic, budi, "Bruno"), 1, "Nurse Wati of Jl. Mawar 7 is a fool.", CancellationToken.None)).Value;
        await RatingShouldBecomeAsync(clinic, 2, 3m);

        await using var manager = await server.StaffAsync(chromium, clinic);
        await using var rina = await server.AdminAsync(chromium);
        await AnswerAsync(manager, clinic);
        await ReportAsync(manager);
        await sari.GoAsync(page);
        await Expect(sari.Page.Locator(".review-answer")).ToContainTextAsync("Terima kasih, Sari. Salam untuk Milo!");
        await Expect(sari.Page.Locator(".review")).ToHaveCountAsync(2);
        await Eventually.SeeAsync(() => sari.Page.Locator(".review-photos img").EvaluateAsync<int>("picture => picture.naturalWidth"), width => width == 4);
        await sari.ShouldBeFitToSeeAsync("clinic-reviews-public");
        await Expect(sari.Page.Locator("script[type='application/ld+json']")).ToHaveCountAsync(1);
        refused.ShouldBeEmpty("The data block for search engines is no script");

        await HideAsync(rina);
        await RatingShouldBecomeAsync(clinic, 1, 5m);
        await sari.GoAsync(page);
        await Expect(sari.Page.Locator(".review")).ToHaveCountAsync(1);
        await Expect(sari.Page.Locator(".review-summary strong")).ToHaveTextAsync("5.0");
        await Expect(sari.Page.GetByText("Nurse Wati")).ToHaveCountAsync(0);
        await manager.GoAsync($"/clinic/{clinic.Id}/reviews");
        await Expect(Of(manager, "Budi Santoso")).ToContainTextAsync("It names a nurse and where she lives.");
        await manager.ShouldBeFitToSeeAsync("clinic-reviews-decided");
        (await server.Database.ReadAsync(db => db.Reviews.Where(r => r.Id == rude).Select(r => r.IsPublished).SingleAsync())).ShouldBeFalse();
    }

    private async Task<Person> ReviewWithPictureAsync(TestClinic clinic)
    {
        var (id, email) = await server.OwnerAsync();
        var booking = await server.VisitedAsync(clinic, id);
        var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);
        await sari.GoAsync($"/owner/bookings/{booking}/review");
        await sari.Page.GetByLabel("5 stars").CheckAsync(new() { Force = true });
        await sari.Page.GetByLabel("Your words").FillAsync("They were kind and took their time for Milo.");
        await sari.ChooseFileAsync(sari.Page.GetByLabel("Pictures"), new FilePayload { Name = "milo.png", MimeType = "image/png", Buffer = Pictures.Png() });
        await Expect(sari.Page.GetByText("1 chosen")).ToBeVisibleAsync();
        await sari.ShouldBeFitToSeeAsync("review-write");
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Publish review" }).ClickAsync();
        await Expect(sari.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you");
        return sari;
    }

    private static async Task AnswerAsync(Person manager, TestClinic clinic)
    {
        await manager.GoAsync($"/clinic/{clinic.Id}/reviews");
        await manager.ShouldBeFitToSeeAsync("clinic-reviews");
        var card = Of(manager, "Sari Wijaya");
        await card.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();
        await Expect(card.Locator(".field-message")).ToBeVisibleAsync();
        await card.GetByLabel("Your answer").FillAsync("Terima kasih, Sari. Salam untuk Milo!");
        await card.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();
        await Expect(card.Locator(".review-reply")).ToContainTextAsync("Salam untuk Milo!");
        await Expect(card.GetByRole(AriaRole.Textbox)).ToHaveCountAsync(0);
    }

    private static async Task ReportAsync(Person manager)
    {
        var card = Of(manager, "Budi Santoso");
        await card.GetByRole(AriaRole.Button, new() { Name = "Report" }).ClickAsync();
        var dialog = manager.Page.GetByRole(AriaRole.Alertdialog);
        await dialog.GetByLabel("Why?").SelectOptionAsync("personal-data");
        await manager.ShouldBeFitToSeeAsync("clinic-review-report");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Report it" }).ClickAsync();
        await Expect(card.Locator(".badge")).ToHaveTextAsync("Reported");
        await manager.ShouldBeFitToSeeAsync("clinic-reviews-answered");
    }

    private static async Task HideAsync(Person rina)
    {
        await Eventually.SeeAsync(
            async () =>
            {
                await rina.GoAsync("/admin/notifications");
                return await rina.Page.GetByText("A review was reported").CountAsync();
            },
            told => told > 0);
        await rina.GoAsync("/admin/reviews");
        await Expect(rina.Page.GetByText("Nurse Wati")).ToBeVisibleAsync();
        await rina.ShouldBeFitToSeeAsync("admin-reviews");
        await rina.Page.GetByRole(AriaRole.Button, new() { Name = "Hide", Exact = true }).ClickAsync();
        var dialog = rina.Page.GetByRole(AriaRole.Alertdialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Hide", Exact = true }).ClickAsync();
        await Expect(dialog.Locator(".field-message")).ToBeVisibleAsync();
        await dialog.GetByLabel("Reason").FillAsync("It names a nurse and where she lives.");
        await rina.ShouldBeFitToSeeAsync("admin-review-hide");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Hide", Exact = true }).ClickAsync();
        await Expect(rina.Page.GetByText("The review is hidden.")).ToBeVisibleAsync();
        await Expect(rina.Page.GetByText("No reported reviews")).ToBeVisibleAsync();
    }

    private static ILocator Of(Person person, string writer) =>
        person.Page.GetByRole(AriaRole.Article, new() { Name = $"Review by {writer}" });

    private Task RatingShouldBecomeAsync(TestClinic clinic, int reviews, decimal average) => Eventually.SeeAsync(
        () => server.Database.ReadAsync(db => db.ClinicRatings.AsNoTracking().SingleOrDefaultAsync(r => r.ClinicId == clinic.Id)),
        rating => rating?.ReviewCount == reviews && rating.AvgRating == average);
}
