using PetPro.Core.Notifications;

namespace PetPro.Data.Notifications;

/// <summary>Writes lines into notification centres, in the reader's language.</summary>
internal static class Notices
{
    /// <param name="wording">Which of the type's contents fits; none = it has only one.</param>
    public static void Tell(
        this PetProDb db,
        Guid userId,
        string language,
        string type,
        IReadOnlyDictionary<string, string> facts,
        string? link,
        Guid? bookingId = null,
        string? wording = null)
    {
        var title = Texts.Notices.Fill($"{type}.title", language, facts);
        var content = Texts.Notices.Fill(wording is null ? $"{type}.content" : $"{type}.{wording}.content", language, facts);
        db.Notifications.Add(Notification.Tell(userId, bookingId, type, title, content, link));
    }

    /// <summary>Everybody who works at a clinic and has an account, told in their own language.</summary>
    /// <param name="more">Adds what the visit itself does not say, in words of that language.</param>
    public static async Task TellStaffAsync(
        this PetProDb db, Visit visit, string type, CancellationToken cancellation, Action<Dictionary<string, string>, string>? more = null)
    {
        var people = await (
            from member in db.Staff
            join profile in db.UserProfiles on member.UserId equals profile.UserId
            join user in db.Users on profile.UserId equals user.Id
            where member.ClinicId == visit.ClinicId && user.IsActive
            select new { profile.UserId, profile.Language }).Distinct().ToListAsync(cancellation);
        foreach (var person in people)
        {
            var facts = visit.Facts(person.Language);
            more?.Invoke(facts, person.Language);
            db.Tell(person.UserId, person.Language, type, facts, $"/clinic/{visit.ClinicId}/today", visit.BookingId);
        }
    }

    /// <summary>Everybody who holds a right on the platform, told in their own language.</summary>
    public static async Task TellWhoMayAsync(
        this PetProDb db, string permission, string type, IReadOnlyDictionary<string, string> facts, string link, CancellationToken cancellation)
    {
        var people = await (
            from held in db.UserRoles
            join grant in db.RolePermissions on held.RoleId equals grant.RoleId
            join profile in db.UserProfiles on held.UserId equals profile.UserId
            join user in db.Users on held.UserId equals user.Id
            where grant.PermissionName == permission && user.IsActive
            select new { profile.UserId, profile.Language }).Distinct().ToListAsync(cancellation);
        foreach (var person in people)
        {
            db.Tell(person.UserId, person.Language, type, facts, link);
        }
    }
}
