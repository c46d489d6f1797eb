using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PetPro.Core.Notifications;
using PetPro.Core.Outside;
using PetPro.Data.Mapping;

namespace PetPro.Data.Notifications;

/// <summary>
/// The one place where choices are respected, so that nobody who tells people something can forget it. On saving: leaves out the
/// notices and mails that their readers do not want, and sends the notices on to the phones of those who want that.
/// </summary>
public sealed class RespectChoices(IEnumerable<IOutboundChannel> outlets, TimeProvider clock) : SaveChangesInterceptor
{
    private readonly NotificationChannel[] toPhones =
        [.. outlets.Select(o => EnumNameConverter<NotificationChannel>.FromName(o.Name)).Distinct()];

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (PetProDb)eventData.Context!;
        var notices = Added<Notification>(db);
        var mails = Added<MailDelivery>(db);
        if (notices.Count + mails.Count > 0)
        {
            var readers = notices.Select(n => n.Entity.UserId).Concat(mails.Select(m => m.Entity.UserId)).Distinct().ToList();
            var chosen = await Choices.ReadAsync(db, readers, cancellationToken);
            mails.FindAll(m => !chosen.Wants(m.Entity.UserId, NotificationKinds.Of(m.Entity.Template), NotificationChannel.Mail))
                .ForEach(m => m.State = EntityState.Detached);
            notices.ForEach(n => Deliver(db, n, chosen));
        }

        return result;
    }

    private static List<EntityEntry<T>> Added<T>(PetProDb db)
        where T : class => [.. db.ChangeTracker.Entries<T>().Where(e => e.State == EntityState.Added)];

    private void Deliver(PetProDb db, EntityEntry<Notification> notice, ChosenBy chosen)
    {
        var (reader, kind) = (notice.Entity.UserId, NotificationKinds.Of(notice.Entity.Type));
        foreach (var channel in toPhones.Where(channel => chosen.Wants(reader, kind, channel)))
        {
            db.MessageDeliveries.Add(MessageDelivery.Of(notice.Entity, channel, clock.GetUtcNow()));
        }

        if (!chosen.Wants(reader, kind, NotificationChannel.InApp))
        {
            notice.State = EntityState.Detached;
        }
    }
}
