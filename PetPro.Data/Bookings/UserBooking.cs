using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>A row of the owner's list of bookings, as events keep it: <c>UserBookings.sql</c>.</summary>
internal sealed record UserBooking(Guid BookingId, Guid UserId, string Scope, DateTimeOffset StartsAt, Guid PetId, Guid ClinicId, DateTimeOffset RefreshedAt)
{
    public static IQueryable<UserBooking> Of(PetProDb db, Actor actor) => db.Database.SqlQuery<UserBooking>($"""
        SELECT booking_id AS "BookingId", user_id AS "UserId", scope AS "Scope", starts_at AS "StartsAt", pet_id AS "PetId", clinic_id AS "ClinicId",
               refreshed_at AS "RefreshedAt"
        FROM bookings.user_bookings
        """).Where(b => b.UserId == actor.UserId);

    public static BookingScope ScopeOf(BookingStatus status) => status switch
    {
        BookingStatus.PendingPayment or BookingStatus.PendingApproval or BookingStatus.Confirmed or BookingStatus.InProgress => BookingScope.Coming,
        BookingStatus.Completed or BookingStatus.NoShow => BookingScope.Past,
        _ => BookingScope.Cancelled,
    };

    public static string NameOf(BookingScope scope) => scope switch
    {
        BookingScope.Coming => "coming",
        BookingScope.Past => "past",
        BookingScope.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, null),
    };
}
