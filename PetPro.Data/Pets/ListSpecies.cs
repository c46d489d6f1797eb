namespace PetPro.Data.Pets;

/// <summary>The species to choose from, each with its breeds; for anybody.</summary>
public sealed class ListSpecies(IDbContextFactory<PetProDb> contexts)
{
    /// <param name="language">`en`, `id` or `ja`.</param>
    public async Task<IReadOnlyList<SpeciesChoice>> RunAsync(Actor actor, string language, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var breeds = await db.Breeds.Where(b => b.IsActive).AsNoTracking().ToListAsync(cancellation);
        var bySpecies = breeds.ToLookup(b => b.SpeciesCode, b => new BreedChoice(b.Code, In(language, b.NameEn, b.NameId, b.NameJa)));
        var species = await db.Species.Where(s => s.IsActive).OrderBy(s => s.DisplayOrder).AsNoTracking().ToListAsync(cancellation);
        return
        [
            .. species.Select(s => new SpeciesChoice(
                s.Code,
                In(language, s.NameEn, s.NameId, s.NameJa),
                [.. bySpecies[s.Code].OrderBy(b => b.Name, StringComparer.CurrentCultureIgnoreCase)])),
        ];
    }

    private static string In(string language, string english, string indonesian, string japanese) =>
        language switch { "id" => indonesian, "ja" => japanese, _ => english };
}

public sealed record SpeciesChoice(string Code, string Name, IReadOnlyList<BreedChoice> Breeds);

public sealed record BreedChoice(string Code, string Name);
