using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Identity;
using Npgsql;
using PetPro.Core.Accounts;
using PetPro.Data.Accounts;
using PetPro.Data.Seeding.Demo;

namespace PetPro.Data.Seeding;

/// <summary>
/// A believable country in small, the same on every machine, around today: clinics with staff and services, owners with pets, ninety
/// days of visits with payments and reviews, four weeks of free times. All of it in one transaction: it is there whole or not at
/// all, and where it is there, seeding again changes nothing. Reference data must be there before.
/// </summary>
public sealed class SeedDemo(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public const string OwnerEmail = "owner@petpro.test";
    public const string ClinicEmail = "clinic@petpro.test";
    public const string AdminEmail = "admin@petpro.test";

    /// <summary>Of every demo account.</summary>
    [SuppressMessage("Security", "S2068", Justification = "Known to everybody: it opens the demo and nothing else.")]
    public const string Password = "kucing-dan-anjing";

    /// <returns>Whether anything was added.</returns>
    public async Task<Result<bool>> RunAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.IsSystem)
        {
            return Error.Forbidden;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('petpro-seed-demo', 0))", cancellation);
        if (await db.Users.AnyAsync(u => u.Email == OwnerEmail, cancellation))
        {
            return false;
        }

        var now = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var rows = new DemoRows();
        var calendar = new DemoCalendar();
        var ids = new DemoIds();
        var adminRole = await db.Roles.Where(r => r.Name == Roles.Admin).Select(r => r.Id).SingleAsync(cancellation);
        ids.Keep(adminRole);
        await MakeAsync(db, rows, calendar, adminRole, now, cancellation);
        var copy = new CopyDemo(db, (NpgsqlConnection)db.Database.GetDbConnection(), ids);
        await copy.WriteAsync(rows, calendar.Kept, now, cancellation);

        // What events keep up to date otherwise: these bookings have had none.
        var at = now.ToUniversalTime();
        await db.Database.ExecuteSqlAsync($"SELECT bookings.rebuild_summary({at}), bookings.rebuild_user_bookings({at})", cancellation);
        await transaction.CommitAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"ANALYZE", cancellation);
        return true;
    }

    private static async Task MakeAsync(
        PetProDb db, DemoRows rows, DemoCalendar calendar, Guid adminRole, DateTimeOffset now, CancellationToken cancellation)
    {
        var facts = DemoFacts.Read();
        var rates = await db.TaxRates.AsNoTracking().ToListAsync(cancellation);

        // Hashing is slow by design: one hash serves all accounts.
        var people = new DemoPeople(facts, rows, new PasswordHasher<User>().HashPassword(new User(), Password), now);
        people.AddAdmin(adminRole);
        var owners = people.AddOwners();
        var clinics = new DemoClinics(facts, people, rows, now).AddAll();
        var pets = new DemoPets(facts, rows, now).AddTo(owners);
        var reviews = new DemoReviews(facts, rows, now);
        new DemoVisits(calendar, new DemoBookings(facts, rows, calendar, rates, now), reviews, now).AddAll(clinics, pets);
        reviews.AddRatings(clinics);
    }
}
