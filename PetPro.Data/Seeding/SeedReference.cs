using System.Text.Json;
using Npgsql;
using PetPro.Core.Accounts;

namespace PetPro.Data.Seeding;

/// <summary>
/// Puts what PetPro cannot do without into the database: permissions, roles, species, breeds, vaccines, tax rates. It only ever adds what is
/// missing, so it may run at each start, on several instances at once, and leaves what admins have changed as it is.
/// </summary>
public sealed class SeedReference(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result> RunAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.IsSystem)
        {
            return Error.Forbidden;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync(Rights, [new NpgsqlParameter("grants", GrantsAsJson())], cancellation);
        foreach (var (facts, sql) in Reference)
        {
            await db.Database.ExecuteSqlRawAsync(sql, [new NpgsqlParameter("facts", await ReadAsync(facts, cancellation))], cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }

    /// <summary>What was taken from a role stays taken: a grant is only added together with its role or its permission.</summary>
    private const string Rights = """
        WITH grants AS (
            SELECT role, permission FROM jsonb_to_recordset(@grants::jsonb) AS g (role text, permission text)
        ), new_permissions AS (
            INSERT INTO accounts.permissions (name) SELECT DISTINCT permission FROM grants ON CONFLICT DO NOTHING RETURNING name
        ), new_roles AS (
            INSERT INTO accounts.roles (id, name, normalized_name, concurrency_stamp)
            SELECT gen_random_uuid(), role, upper(role), gen_random_uuid()::text FROM (SELECT DISTINCT role FROM grants) AS named
            ON CONFLICT DO NOTHING RETURNING id, name
        ), roles AS (
            SELECT id, name FROM new_roles UNION SELECT id, name FROM accounts.roles
        )
        INSERT INTO accounts.role_permissions (role_id, permission_name)
        SELECT roles.id, grants.permission FROM grants JOIN roles ON roles.name = grants.role
        WHERE grants.permission IN (SELECT name FROM new_permissions) OR grants.role IN (SELECT name FROM new_roles)
        ON CONFLICT DO NOTHING
        """;

    private static readonly (string Facts, string Sql)[] Reference =
    [
        ("species", """
            INSERT INTO pets.species (code, name_en, name_id, name_ja, display_order, is_active)
            SELECT code, name_en, name_id, name_ja, display_order, true
            FROM jsonb_to_recordset(@facts::jsonb) AS f (code text, name_en text, name_id text, name_ja text, display_order int)
            ON CONFLICT DO NOTHING
            """),
        ("breeds", """
            INSERT INTO pets.breeds (code, species_code, name_en, name_id, name_ja, is_active)
            SELECT code, species_code, name_en, name_id, name_ja, true
            FROM jsonb_to_recordset(@facts::jsonb) AS f (code text, species_code text, name_en text, name_id text, name_ja text)
            ON CONFLICT DO NOTHING
            """),
        ("vaccines", """
            INSERT INTO pets.vaccines (code, species, name_en, name_id, name_ja, is_core, first_weeks, interval_weeks, until_weeks, first_doses,
                first_booster_months, booster_months, protects_after_days, grace_days, aliases, display_order, is_active)
            SELECT code, species, name_en, name_id, name_ja, is_core, first_weeks, interval_weeks, until_weeks, first_doses,
                first_booster_months, booster_months, protects_after_days, grace_days, aliases, display_order, true
            FROM jsonb_to_recordset(@facts::jsonb) AS f (code text, species text[], name_en text, name_id text, name_ja text, is_core boolean,
                first_weeks int, interval_weeks int, until_weeks int, first_doses int, first_booster_months int, booster_months int,
                protects_after_days int, grace_days int, aliases text[], display_order int)
            ON CONFLICT DO NOTHING
            """),
        ("tax-rates", """
            INSERT INTO ledger.tax_rates (tax_class, valid_from, effective_percent)
            SELECT tax_class, valid_from, effective_percent
            FROM jsonb_to_recordset(@facts::jsonb) AS f (tax_class text, valid_from date, effective_percent numeric)
            ON CONFLICT DO NOTHING
            """),
    ];

    private static string GrantsAsJson() => JsonSerializer.Serialize(
        Roles.Grants.SelectMany(role => role.Value.Select(permission => new { role = role.Key, permission })));

    private static async Task<string> ReadAsync(string facts, CancellationToken cancellation)
    {
        using var reader = new StreamReader(typeof(SeedReference).Assembly.GetManifestResourceStream($"PetPro.Data.Seeding.Facts.{facts}.json")
            ?? throw new InvalidOperationException($"There are no facts {facts}."));
        return await reader.ReadToEndAsync(cancellation);
    }
}
