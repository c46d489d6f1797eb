using PetPro.Core.Notifications;
using PetPro.Core.Pets;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>Who gave a pet away hears that it has been taken over.</summary>
public sealed class TellOwnersWhenPetTransferred(MailQueue mails) : IHandle<PetTransferred>
{
    public async Task HandleAsync(PetTransferred happened, PetProDb db, CancellationToken cancellation)
    {
        const string link = "/owner/bookings";
        var language = await db.UserProfiles.Where(p => p.UserId == happened.FromUserId).Select(p => p.Language).SingleAsync(cancellation);
        var name = await db.Pets.Where(p => p.Id == happened.PetId).Select(p => p.Name).SingleAsync(cancellation);
        db.Tell(happened.FromUserId, language, NotificationTypes.PetTransferred, new Dictionary<string, string> { ["pet"] = name }, link);
        mails.Add(db, happened.FromUserId, NotificationTypes.PetTransferred, language, new Dictionary<string, string>
        {
            [MailArguments.Pet] = happened.PetId.ToString(),
            [MailArguments.Link] = link,
        });
    }
}
