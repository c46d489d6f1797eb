using Microsoft.Extensions.Logging;
using PetPro.Core.Notifications;
using PetPro.Core.Outside;
using PetPro.Data.Mapping;
using PetPro.Data.Outside;

namespace PetPro.Data.Notifications;

/// <summary>Sends the messages to phones that are due, over whoever carries them for this installation.</summary>
public sealed class MessageSender(
    IDbContextFactory<PetProDb> contexts, IEnumerable<IOutboundChannel> outlets, PublicAddress address, TimeProvider clock, ILogger<MessageSender> log)
    : DeliverySender<MessageDelivery>(contexts, clock, log)
{
    private readonly Dictionary<string, IOutboundChannel> byName = outlets.DistinctBy(o => o.Name).ToDictionary(o => o.Name);

    protected override IQueryable<MessageDelivery> Claim(PetProDb db, DateTimeOffset now, DateTimeOffset until) => db.MessageDeliveries.FromSql($"""
        UPDATE notifications.message_deliveries SET next_attempt_at = {until}, attempts = attempts + 1
        WHERE id IN (SELECT id FROM notifications.message_deliveries
                     WHERE status = 'pending' AND next_attempt_at <= {now}
                     ORDER BY next_attempt_at LIMIT {BatchSize} FOR UPDATE SKIP LOCKED)
        RETURNING *
        """);

    protected override async Task<bool> TrySendAsync(MessageDelivery delivery, PetProDb db, CancellationToken cancellation)
    {
        var phone = await db.UserProfiles.Where(p => p.UserId == delivery.UserId && db.Users.Any(u => u.Id == p.UserId && u.IsActive))
            .Select(p => p.PhoneNumber).SingleOrDefaultAsync(cancellation);
        if (phone is null || (delivery.Channel == NotificationChannel.Sms && phone.Length == 0)
            || !byName.TryGetValue(delivery.Channel.ToName(), out var outlet))
        {
            return false;
        }

        var message = new OutboundMessage(
            delivery.Id.ToString("N"), delivery.UserId, phone, delivery.Title, delivery.Content, delivery.Link is { } link ? address.Of(link) : null);
        return await outlet.SendAsync(message, cancellation) == OutboundOutcome.Accepted;
    }
}
