using PetPro.Core.Notifications;

namespace PetPro.Data.Notifications;

/// <summary>What people have chosen to hear of, and how.</summary>
public static class Choices
{
    /// <summary>
    /// May something of this kind be sent to somebody over this channel? Notices and mails that are queued need not ask:
    /// <see cref="RespectChoices"/> leaves out what is not wanted when they are saved.
    /// </summary>
    public static async Task<bool> WantsAsync(
        this PetProDb db, Guid userId, NotificationKind kind, NotificationChannel channel, CancellationToken cancellation) => NotificationKinds.IsWanted(
            kind,
            channel,
            await db.NotificationChoices.Where(c => c.UserId == userId && c.Kind == kind && c.Channel == channel)
                .Select(c => (bool?)c.IsOn).SingleOrDefaultAsync(cancellation));

    /// <summary>What these people have chosen, read at once.</summary>
    internal static async Task<ChosenBy> ReadAsync(PetProDb db, IReadOnlyCollection<Guid> userIds, CancellationToken cancellation) => new(
        await db.NotificationChoices.AsNoTracking().Where(c => userIds.Contains(c.UserId))
            .ToDictionaryAsync(c => (c.UserId, c.Kind, c.Channel), c => c.IsOn, cancellation));
}

internal sealed class ChosenBy(Dictionary<(Guid UserId, NotificationKind Kind, NotificationChannel Channel), bool> chosen)
{
    public bool Wants(Guid userId, NotificationKind kind, NotificationChannel channel) =>
        NotificationKinds.IsWanted(kind, channel, chosen.TryGetValue((userId, kind, channel), out var isOn) ? isOn : null);
}
