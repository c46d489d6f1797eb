using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>Nobody books for an animal that has died or lives with somebody else by now; see BookablePets.sql.</summary>
internal static class BookablePets
{
    /// <summary>The trigger that refuses a hold.</summary>
    public const string Refused = "ck_reservations_pet_bookable";

    /// <summary>Does the pet live, with the one who pays? It stays so until the transaction ends.</summary>
    public static async Task<bool> IsThereAsync(PetProDb db, Booking booking, CancellationToken cancellation) =>
        (await db.Database.SqlQuery<int>($"""
            SELECT 1 AS "Value" FROM pets.pets WHERE id = {booking.PetId} AND user_id = {booking.UserId} AND died_on IS NULL FOR SHARE
            """).ToListAsync(cancellation)).Count == 1;
}
