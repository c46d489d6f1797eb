using PetPro.Data.Bookings;
using PetPro.Data.Notifications;
using PetPro.Data.Pets;

namespace PetPro.Web.Owner.Home;

/// <summary>What the owner's first page shows.</summary>
/// <param name="Holds">Held and not paid, also where paying has begun.</param>
/// <param name="Next">The next visits that are confirmed or under way.</param>
/// <param name="Notices">The latest that are unread.</param>
public sealed record OwnerOverview(
    IReadOnlyList<HoldView> Holds,
    IReadOnlyList<BookingView> Next,
    IReadOnlyList<MyPet> Pets,
    IReadOnlyList<NotificationLine> Notices,
    int Unread);
