using System.Net;
using Microsoft.EntityFrameworkCore;
using PetPro.Core.Notifications;
using PetPro.Data.Notifications;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web.Account;

public sealed class NotificationChoicePageTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly Browser browser = new(app);

    [Fact]
    public async Task What_is_ticked_is_kept_and_what_was_not_shown_stays_as_it_was()
    {
        var (id, email) = await app.AccountAsync();
        await browser.SignInAsync(email);
        var page = await browser.OpenAsync("/account/notifications");
        page.Html.ShouldContain("value=\"reviews.mail\" checked");
        page.Html.ShouldNotContain("name=\"on\" value=\"bookings.mail\"", customMessage: "what cannot be switched off is no box");
        page.Html.ShouldNotContain("clinic-work", customMessage: "who works at no clinic has nothing to choose about its work");

        (await browser.SendAsync("/account/notifications", "choices", ("shown", "reviews.mail"), ("shown", "reviews.sms"), ("on", "reviews.sms")))
            .GoesTo.ShouldBe("/account/notifications?saved=true");
        (await app.ReadAsync(db => db.NotificationChoices.Where(c => c.UserId == id).OrderBy(c => c.Channel).Select(c => c.IsOn).ToListAsync()))
            .ShouldBe([false, true]);
        (await browser.OpenAsync("/account/notifications")).Html.ShouldNotContain("value=\"reviews.mail\" checked");
    }

    [Fact]
    public async Task A_mail_program_ends_the_mails_by_one_click_without_signing_in_and_a_link_asks_first()
    {
        var (id, email) = await app.AccountAsync();
        await app.ReadAsync(async db =>
        {
            db.Add(MailDelivery.Queue(id, MailTemplates.AccountExists, "en", new Dictionary<string, string> { ["link"] = "/" }, DateTimeOffset.UtcNow, null));
            return await db.SaveChangesAsync();
        });
        var mail = await Eventually.SeeAsync(() => Task.FromResult(app.Mailer.Sent.FirstOrDefault(m => m.To == email)), m => m is not null);
        mail!.Unsubscribe.ShouldBeNull("mails of the account cannot be ended");

        var link = app.Services.GetService(typeof(UnsubscribeLinks)).ShouldBeOfType<UnsubscribeLinks>().Of(id, NotificationKind.Reviews).AbsolutePath;
        var asks = await browser.OpenAsync((await browser.OpenAsync(link)).GoesTo!);
        asks.Html.ShouldContain("Stop these mails?");
        (await WantsAsync(id)).ShouldBeTrue("a link that is only followed ends nothing");

        using var client = app.Visitor();
        using var answer = await client.PostAsync(link, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await WantsAsync(id)).ShouldBeFalse();
        (await client.PostAsync("/mail/unsubscribe/nonsense", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.OpenAsync("/unsubscribe/nonsense")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<bool> WantsAsync(Guid id) => app.ReadAsync(db => db.WantsAsync(id, NotificationKind.Reviews, NotificationChannel.Mail, CancellationToken.None));
}
