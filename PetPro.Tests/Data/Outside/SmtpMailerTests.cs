using System.Net;
using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Configuration;
using PetPro.Core.Outside;
using PetPro.Data.Notifications;
using PetPro.Data.Outside;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Outside;

public sealed class SmtpMailerTests
{
    private static readonly MailAddress From = new("PetPro <no-reply@petpro.test>");
    private static readonly Mail Confirmation = new(
        "0195e0c6a0b07000a000000000000001", "sari@example.test", "Sari 佐里", "Kunjungan ご予約", "Teks ご予約", "<p>Teks ご予約</p>", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");

    [Fact]
    public async Task A_mail_goes_over_STARTTLS_with_its_message_id_both_texts_and_the_calendar_file()
    {
        await using var server = new LocalSmtpServer();
        using var trust = new TrustFor(server.Thumbprint);
        await Mailer(server, user: "petpro").SendAsync(Confirmation, CancellationToken.None);

        var mail = server.Received.ShouldHaveSingleItem();
        mail.WasSecure.ShouldBeTrue();
        mail.User.ShouldBe("petpro");
        mail.Recipients.ShouldHaveSingleItem().ShouldContain("<sari@example.test>");
        mail.Data.ShouldContain("Message-ID: <0195e0c6a0b07000a000000000000001@petpro.test>", Case.Insensitive);
        mail.Data.ShouldContain("multipart/alternative");
        mail.Data.ShouldMatch("(?is)text/calendar;.*method=PUBLISH");
        mail.Data.ShouldContain("Subject: =?utf-8?", Case.Insensitive);
        mail.Data.Replace("\r\n", "", StringComparison.Ordinal).ShouldContain(Convert.ToBase64String(Encoding.UTF8.GetBytes("<p>Teks ご予約</p>")));
    }

    [Fact]
    public async Task Nothing_is_sent_in_the_clear_where_STARTTLS_is_wanted_and_not_offered()
    {
        await using var server = new LocalSmtpServer(offersTls: false);
        await Should.ThrowAsync<SmtpException>(() => Mailer(server).SendAsync(Confirmation, CancellationToken.None));
        server.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_trusted()
    {
        await using var server = new LocalSmtpServer();
        await Should.ThrowAsync<Exception>(() => Mailer(server).SendAsync(Confirmation, CancellationToken.None));
        server.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_recipient_is_an_error()
    {
        await using var server = new LocalSmtpServer { Refused = "sari@" };
        var refused = await Should.ThrowAsync<SmtpException>(() => Mailer(server, startTls: false).SendAsync(Confirmation, CancellationToken.None));
        refused.StatusCode.ShouldBe(SmtpStatusCode.MailboxUnavailable);
    }

    [Fact]
    public async Task A_silent_server_is_left_when_the_time_is_up()
    {
        await using var server = new LocalSmtpServer { IsSilent = true };
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Should.ThrowAsync<OperationCanceledException>(() => Mailer(server, startTls: false).SendAsync(Confirmation, limit.Token));
    }

    [Fact]
    public async Task Without_a_server_a_mail_is_one_file_however_often_it_is_sent()
    {
        var directory = Directory.CreateTempSubdirectory("petpro-mail-");
        try
        {
            var mailer = new MailDirectory(new MailSettings(From, directory.FullName, null));
            await mailer.SendAsync(Confirmation, CancellationToken.None);
            await mailer.SendAsync(Confirmation, CancellationToken.None);

            directory.GetFileSystemInfos().ShouldHaveSingleItem().Name.ShouldBe($"{Confirmation.MessageId}.eml");
            (await File.ReadAllTextAsync(directory.GetFiles()[0].FullName)).ShouldContain("text/calendar");
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void Settings_are_read_as_they_are_documented()
    {
        var settings = MailSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["PETPRO_HOME"] = "/var/lib/petpro",
            ["Smtp:Host"] = "mail.example.test",
            ["Smtp:From"] = "Klinik <halo@example.test>",
        }).Build());

        settings.Directory.ShouldBe("/var/lib/petpro/mail");
        settings.Smtp.ShouldBe(new SmtpSettings("mail.example.test", 587, null, null, true));
        settings.From.Address.ShouldBe("halo@example.test");
    }

    private static SmtpMailer Mailer(LocalSmtpServer server, string? user = null, bool startTls = true) =>
        new(new SmtpSettings("localhost", server.Port, user, "secret", startTls), From);

#pragma warning disable SYSLIB0014 // SmtpClient still asks here, and nowhere else.
    /// <summary>Vouches for one certificate for a while, in the place where SmtpClient asks.</summary>
    private sealed class TrustFor : IDisposable
    {
        public TrustFor(string thumbprint) => ServicePointManager.ServerCertificateValidationCallback =
            (_, certificate, _, _) => certificate?.GetCertHashString() == thumbprint;

        public void Dispose() => ServicePointManager.ServerCertificateValidationCallback = null;
    }
#pragma warning restore SYSLIB0014
}
