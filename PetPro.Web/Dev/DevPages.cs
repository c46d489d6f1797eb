using System.Text;
using PetPro.Core.Outside;
using PetPro.Data.Outside;

namespace PetPro.Web.Dev;

/// <summary>What is there in development only: the mails and messages that would have been sent.</summary>
internal static class DevPages
{
    public static void AddDevPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MailBox>();
        builder.Services.AddSingleton<MessageBox>();
        if (builder.Environment.IsDevelopment())
        {
            foreach (var name in (string[])[OutboundChannels.Sms, OutboundChannels.Push])
            {
                builder.Services.AddSingleton<IOutboundChannel>(provider => new MessageDirectory(name, provider.GetRequiredService<MessageBox>().Path));
            }
        }
    }

    public static void MapDevPages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            return;
        }

        var mails = app.MapGroup("/dev/mail").AllowAnonymous().ExcludeFromDescription();
        mails.MapGet("/{id:guid}.eml", (Guid id, MailBox box) => box.PathOf(id) is { } path
            ? Results.File(path, "message/rfc822", $"{id:N}.eml")
            : Results.NotFound());
        mails.MapGet("/{id:guid}.ics", (Guid id, MailBox box) => box.Find(id)?.Calendar is { } calendar
            ? Results.File(Encoding.UTF8.GetBytes(calendar), "text/calendar; charset=utf-8", "petpro.ics")
            : Results.NotFound());
    }
}
