using PetPro.Core.Notifications;
using PetPro.Core.Pets;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>Who offered a pet hears that the one who was invited has said no: it stays with them.</summary>
public sealed class TellOwnerWhenPetDeclined(MailQueue mails) : IHandle<PetTransferDeclined>
{
    public async Task HandleAsync(PetTransferDeclined happened, PetProDb db, CancellationToken cancellation)
    {
        var link = $"/owner/pets/{happened.PetId}";
        var language = await db.UserProfiles.Where(p => p.UserId == happened.FromUserId).Select(p => p.Language).SingleAsync(cancellation);
        var name = await db.Pets.Where(p => p.Id == happened.PetId).Select(p => p.Name).SingleAsync(cancellation);
        db.Tell(happened.FromUserId, language, NotificationTypes.PetTransferDeclined, new Dictionary<string, string> { ["pet"] = name }, link);
        mails.Add(db, happened.FromUserId, NotificationTypes.PetTransferDeclined, language, new Dictionary<string, string>
        {
            [MailArguments.Pet] = happened.PetId.ToString(),
            [MailArguments.Link] = link,
        });
    }
}
