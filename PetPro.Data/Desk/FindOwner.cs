using PetPro.Core.Accounts;
using PetPro.Core.Bookings;
using PetPro.Data.Accounts;

namespace PetPro.Data.Desk;

/// <summary>
/// Staff look for the owner who stands before them, by the whole e-mail address, phone number or microchip. Nothing can be browsed:
/// only what matches exactly is shown, no more of it than tells people apart, and looking is counted and kept.
/// </summary>
public sealed class FindOwner(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <summary>Several people may share a telephone.</summary>
    private const int MostFound = 5;

    public async Task<Result<FoundOwners>> RunAsync(Actor actor, Guid clinicId, string? text, CancellationToken cancellation)
    {
        if (!actor.MayAt(clinicId, Permissions.RunVisits))
        {
            return Error.NotFound;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (Matching(db, text?.Trim() ?? "") is not { } matching)
        {
            return Error.Invalid("find", "owner-search-format");
        }

        // One lookup of a member of staff at a time, so that many at once are counted, too.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"lookup {actor.UserId}"}, 0))", cancellation);
        var since = clock.GetUtcNow() - OwnerLookup.Window;
        if (await db.OwnerLookups.CountAsync(l => l.LookedBy == actor.UserId && l.CreatedAt > since, cancellation) >= OwnerLookup.Most)
        {
            return Error.Conflict("too-many-lookups", OwnerLookup.Most);
        }

        var found = await matching.Where(u => u.IsActive).OrderBy(u => u.CreatedAt).Take(MostFound)
            .Select(u => new { u.Id, u.Profile.FullName, u.IsGuest }).AsNoTracking().ToListAsync(cancellation);
        var lookup = OwnerLookup.By(actor.UserId, clinicId, [.. found.Select(f => f.Id)]);
        db.Add(lookup);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        var ids = lookup.Found;
        var pets = await db.Pets.AsNoTracking().Where(p => ids.Contains(p.UserId) && !p.IsArchived).OrderBy(p => p.Name)
            .Select(p => new { p.UserId, Pet = new FoundPet(p.Id, p.Name, p.Species) }).ToListAsync(cancellation);
        return new FoundOwners(lookup.Id, [.. found.Select(f => new FoundOwner(
            f.Id, Shortened(f.FullName), f.IsGuest, [.. pets.Where(p => p.UserId == f.Id).Select(p => p.Pet)]))]);
    }

    /// <summary>What was typed is told by its form; null where it is none of the three.</summary>
    private static IQueryable<User>? Matching(PetProDb db, string text)
    {
        if (EmailAddress.Parse(text) is { IsOk: true, Value.Normalized: var email })
        {
            return db.Users.Where(u => u.NormalizedEmail == email);
        }

        if (text.Length == 15 && text.All(char.IsAsciiDigit))
        {
            return db.Users.Where(u => db.Pets.Any(p => p.UserId == u.Id && p.MicrochipId == text && !p.IsArchived));
        }

        return PhoneNumber.Parse(text) is { IsOk: true, Value.Value: var phone } ? db.Users.Where(u => u.Profile.PhoneNumber == phone) : null;
    }

    /// <summary>`Sari W.`: enough for who stands before you, not for a list of strangers.</summary>
    private static string Shortened(string name) =>
        name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, .., var last] ? $"{first} {last[..1]}." : name;
}

/// <param name="LookupId">Proves, for a while, that these were found.</param>
public sealed record FoundOwners(Guid LookupId, IReadOnlyList<FoundOwner> Owners);

/// <param name="ShortName">First name and an initial.</param>
/// <param name="IsGuest">Taken down at a clinic's desk; nobody signs in to that account yet.</param>
public sealed record FoundOwner(Guid Id, string ShortName, bool IsGuest, IReadOnlyList<FoundPet> Pets);

public sealed record FoundPet(Guid Id, string Name, string Species);
