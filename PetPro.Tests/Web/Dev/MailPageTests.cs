using System.Net;
using System.Net.Mail;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using PetPro.Core.Outside;
using PetPro.Data.Notifications;
using PetPro.Data.Outside;
using PetPro.Tests.Support;
using PetPro.Tests.Web.Account;

namespace PetPro.Tests.Web.Dev;

public sealed class MailPageTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly Browser browser = new(app);

    [Fact]
    public async Task A_mail_that_was_written_as_a_file_can_be_read_and_taken_along()
    {
        var id = Guid.CreateVersion7();
        await WriteAsync(app, new Mail(
            id.ToString("N"), "sari@example.test", "Sari 佐里", "Kunjungan Milo ご予約が確定しました、とても長い件名です 2026年11月24日(火) 9:30", "Halo = Sari 佐里", "<p>Halo <b>Sari</b> 佐里</p>", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"));

        var list = await browser.OpenAsync("/dev/mail");
        WebUtility.HtmlDecode(list.Html).ShouldContain("Kunjungan Milo ご予約が確定しました、とても長い件名です 2026年11月24日(火) 9:30");
        var mail = WebUtility.HtmlDecode((await browser.OpenAsync($"/dev/mail/{id:N}")).Html);
        mail.ShouldMatch("<iframe [^>]*sandbox(?!=.?allow)");
        mail.ShouldContain("<p>Halo <b>Sari</b> 佐里</p>");
        mail.ShouldContain("Halo = Sari 佐里");
        mail.ShouldContain("Sari 佐里");
        (await browser.OpenAsync($"/dev/mail/{id:N}.ics")).Html.ShouldStartWith("BEGIN:VCALENDAR");
        (await browser.OpenAsync($"/dev/mail/{id:N}.eml")).Html.ShouldContain("Message-ID");
    }

    [Fact]
    public async Task Only_mails_can_be_asked_for()
    {
        (await browser.OpenAsync($"/dev/mail/{Guid.NewGuid():N}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.OpenAsync($"/dev/mail/{Guid.NewGuid():N}.eml")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.OpenAsync("/dev/mail/..%2F..%2Fetc%2Fpasswd.eml")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    internal static Task WriteAsync(TestApp app, Mail mail) =>
        new MailDirectory(app.Services.GetRequiredService<MailSettings>() with { From = new MailAddress("no-reply@petpro.test") }).SendAsync(mail, CancellationToken.None);
}

public sealed class MailPageInProductionTests(ProductionApp app) : IClassFixture<ProductionApp>
{
    [Fact]
    public async Task Mails_are_shown_in_development_only()
    {
        var id = Guid.CreateVersion7();
        await MailPageTests.WriteAsync(app, new Mail(id.ToString("N"), "sari@example.test", "Sari", "Secret", "Secret", "<p>Secret</p>"));
        var browser = new Browser(app);
        foreach (var path in new[] { "/dev/mail", $"/dev/mail/{id:N}", $"/dev/mail/{id:N}.eml", $"/dev/mail/{id:N}.ics" })
        {
            var seen = await browser.OpenAsync(path);
            seen.Status.ShouldBe(HttpStatusCode.NotFound, path);
            seen.Html.ShouldNotContain("Secret");
        }
    }
}

/// <summary>The application as it runs where real people use it.</summary>
public sealed class ProductionApp(PostgresCluster cluster) : TestApp(cluster)
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseEnvironment("Production");
    }
}
