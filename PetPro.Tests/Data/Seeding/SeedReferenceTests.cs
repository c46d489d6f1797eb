using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PetPro.Core.Accounts;
using PetPro.Core.Ledger;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Data.Seeding;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Seeding;

public sealed class SeedReferenceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_role_holds_what_the_code_grants_it()
    {
        await SeedAsync();

        var grants = await database.ReadAsync(db => db.Set<Role>()
            .Select(role => new { role.Name, Permissions = role.Permissions.Select(p => p.PermissionName).ToList() })
            .ToDictionaryAsync(role => role.Name!, role => role.Permissions));
        grants.Keys.ShouldBe(Roles.Grants.Keys, ignoreOrder: true);
        foreach (var (role, permissions) in Roles.Grants)
        {
            grants[role].ShouldBe(permissions, ignoreOrder: true, role);
        }
    }

    [Fact]
    public async Task A_second_run_adds_nothing_and_gives_back_nothing_that_was_taken_away()
    {
        await SeedAsync();
        var before = await CountAsync();
        await database.ReadAsync(db => db.RolePermissions.Where(g => g.PermissionName == Permissions.Operate).ExecuteDeleteAsync());

        await SeedAsync();

        (await CountAsync()).ShouldBe(before with { Grants = before.Grants - 1 });
        await database.ReadAsync(db => db.Database.ExecuteSqlAsync(
            $"INSERT INTO accounts.role_permissions SELECT id, {Permissions.Operate} FROM accounts.roles WHERE name = {Roles.Admin}"));
    }

    [Fact]
    public async Task Species_and_breeds_have_names_in_three_languages()
    {
        await SeedAsync();

        var names = await database.ReadAsync(async db =>
            (await db.Species.Select(s => new[] { s.NameEn, s.NameId, s.NameJa }).ToListAsync())
            .Concat(await db.Breeds.Select(b => new[] { b.NameEn, b.NameId, b.NameJa }).ToListAsync()).ToList());
        names.Count.ShouldBeGreaterThanOrEqualTo(68);
        names.SelectMany(n => n).ShouldAllBe(name => name.Length > 0);
    }

    [Fact]
    public async Task Vaccines_have_names_in_three_languages_and_are_for_species_that_there_are()
    {
        await SeedAsync();

        var vaccines = await database.ReadAsync(db => db.Vaccines.AsNoTracking().ToListAsync());
        var species = await database.ReadAsync(db => db.Species.Select(s => s.Code).ToListAsync());
        vaccines.Count.ShouldBeGreaterThanOrEqualTo(8);
        vaccines.SelectMany(v => new[] { v.NameEn, v.NameId, v.NameJa }).ShouldAllBe(name => name.Length > 0);
        vaccines.SelectMany(v => v.Species).Except(species).ShouldBeEmpty();
        vaccines.SelectMany(v => v.Aliases).ShouldAllBe(alias => alias == alias.ToLowerInvariant());
    }

    [Theory]
    [InlineData("exempt", "2020-01-01", 0)]
    [InlineData("standard", "2022-04-01", 11)]
    [InlineData("standard", "2026-06-01", 11)]
    public async Task Each_tax_class_has_a_rate(string taxClass, string day, int percent)
    {
        await SeedAsync();

        var rates = await database.ReadAsync(db => db.TaxRates.ToListAsync());
        TaxRate.On(rates, taxClass, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ShouldBe(percent);
    }

    [Fact]
    public async Task Only_the_system_may_seed() =>
        (await database.Get<SeedReference>().RunAsync(Actor.Visitor, Cancellation)).Error.ShouldBe(Error.Forbidden);

    private async Task SeedAsync() => (await database.Get<SeedReference>().RunAsync(Actor.System, Cancellation)).IsOk.ShouldBeTrue();

    private Task<(int Species, int Breeds, int Roles, int Grants, int Rates)> CountAsync() => database.ReadAsync(async db => (
        await db.Species.CountAsync(), await db.Breeds.CountAsync(), await db.Roles.CountAsync(), await db.RolePermissions.CountAsync(), await db.TaxRates.CountAsync()));
}
