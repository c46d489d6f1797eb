using PetPro.Core.Accounts;

namespace PetPro.Data.Accounts;

/// <summary>Opens the row of a sign-in, in the commit of the caller, and tells the account's owner of a device that was not seen before.</summary>
public sealed class Sessions(SecurityNews news, TimeProvider clock)
{
    public async Task<SignInSession> OpenAsync(
        PetProDb db, Guid userId, SessionKind kind, SignInDevice device, CancellationToken cancellation, Guid? id = null)
    {
        var now = clock.GetUtcNow();
        var opened = SignInSession.Start(userId, kind, device, now, id);
        var earlier = await db.SignInSessions.Where(s => s.UserId == userId).GroupBy(s => 1)
            .Select(all => new { IsKnown = all.Any(s => s.DeviceKey == opened.DeviceKey) }).SingleOrDefaultAsync(cancellation);
        if (earlier is { IsKnown: false })
        {
            var user = await db.Users.Include(u => u.Profile).SingleAsync(u => u.Id == userId, cancellation);
            news.TellSignIn(db, user, opened.Device, now);
        }

        db.SignInSessions.Add(opened);
        return opened;
    }
}
