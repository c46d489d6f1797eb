using PetPro.Core.Notifications;
using PetPro.Core.Outside;
using PetPro.Data.Mapping;

namespace PetPro.Data.Notifications;

/// <param name="IsOffered">False = nothing of that kind ever comes over that channel.</param>
/// <param name="IsConnected">False = nobody carries messages of that channel for this installation.</param>
public sealed record ChannelChoice(NotificationChannel Channel, ChoiceRule Rule, bool IsOn, bool IsOffered, bool IsConnected)
{
    /// <summary>Is there anything to choose?</summary>
    public bool IsOpen => IsOffered && IsConnected && Rule != ChoiceRule.Always;
}

public sealed record KindChoices(NotificationKind Kind, IReadOnlyList<ChannelChoice> Channels);

/// <summary>What the actor hears of, and how: every kind of which there is something to hear.</summary>
public sealed class GetMyNotificationChoices(IDbContextFactory<PetProDb> contexts, IEnumerable<IOutboundChannel> outlets)
{
    public async Task<Result<IReadOnlyList<KindChoices>>> RunAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.IsSignedIn)
        {
            return Error.NotFound;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var chosen = await Choices.ReadAsync(db, [actor.UserId], cancellation);
        var connected = outlets.Select(o => o.Name).ToHashSet();
        return (
            from kind in Enum.GetValues<NotificationKind>()
            where Enum.GetValues<NotificationChannel>().Any(channel => NotificationKinds.IsOffered(kind, channel))
            where kind != NotificationKind.ClinicWork || actor.ClinicPermissions.Count > 0
            select new KindChoices(kind, [.. Enum.GetValues<NotificationChannel>().Select(channel => new ChannelChoice(
                channel,
                NotificationKinds.RuleOf(kind, channel),
                chosen.Wants(actor.UserId, kind, channel),
                NotificationKinds.IsOffered(kind, channel),
                channel is NotificationChannel.InApp or NotificationChannel.Mail || connected.Contains(channel.ToName())))])).ToArray();
    }
}
