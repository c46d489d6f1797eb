using System.Globalization;
using System.Net.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PetPro.Core.Outside;
using PetPro.Data.Outside;

namespace PetPro.Data.Notifications;

/// <param name="From">`Smtp:From`, an address with or without a name.</param>
/// <param name="Directory">Where mails are written as files while there is no SMTP server (`Mail:Directory`).</param>
/// <param name="Smtp">Null = no SMTP server is set.</param>
public sealed record MailSettings(MailAddress From, string Directory, SmtpSettings? Smtp)
{
    public static MailSettings Read(IConfiguration settings) => new(
        new MailAddress(settings["Smtp:From"] ?? "PetPro <no-reply@petpro.test>"),
        Path.GetFullPath(settings["Mail:Directory"] ?? Path.Combine(settings["PETPRO_HOME"] ?? ".petpro", "mail")),
        settings["Smtp:Host"] is not { Length: > 0 } host ? null : new SmtpSettings(
            host,
            int.Parse(settings["Smtp:Port"] ?? "587", CultureInfo.InvariantCulture),
            settings["Smtp:User"],
            settings["Smtp:Password"],
            bool.Parse(settings["Smtp:StartTls"] ?? "true")));
}

/// <summary>
/// How to reach the mail server. TLS is negotiated on the plain port (STARTTLS, as on 587 or 25); servers that speak TLS from the
/// first byte (port 465) are not supported.
/// </summary>
/// <param name="StartTls">True = the server must offer STARTTLS, or nothing is sent.</param>
public sealed record SmtpSettings(string Host, int Port, string? User, string? Password, bool StartTls);

internal static class MailRegistration
{
    public static void AddPetProMail(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddSingleton(provider => MailSettings.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<IMailer>(provider => provider.GetRequiredService<MailSettings>() is { Smtp: { } smtp } settings
            ? new SmtpMailer(smtp, settings.From)
            : new MailDirectory(provider.GetRequiredService<MailSettings>()));
        services.AddSingleton<MailQueue>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<MailSender>();
        services.AddSingleton<MessageSender>();
        services.AddSingleton<UnsubscribeLinks>();
    }
}
