namespace PetPro.Data.Clinics;

/// <summary>
/// Looks among the approved clinics: by words of their names, cities, services and staff with typing errors forgiven, by what they
/// offer, nearest first where a position is given. Price and next free time are of the services that match.
/// </summary>
public sealed class FindClinics(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <summary>How like a word must be to count at all, 0 to 1: two letters that changed places leave a third of a short word's trigrams.</summary>
    private const string Forgiving = "0.3";

    public async Task<Result<ClinicsFound>> RunAsync(Actor actor, ClinicsWanted wanted, CancellationToken cancellation)
    {
        var wrong = wanted.Check();
        if (wrong.Count > 0)
        {
            return Error.Invalid(wrong);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"SELECT set_config('pg_trgm.word_similarity_threshold', {Forgiving}, true)", cancellation);
        var words = SearchWords.Of(wanted.Text);
        var category = wanted.Category ?? await CategoryMeantAsync(db, words, cancellation);
        var sql = new ClinicSearchSql(wanted, words, category is null ? [] : [category], clock.GetUtcNow());
        var rows = await db.Database.SqlQueryRaw<ClinicRow>(sql.Page, sql.Parameters).ToListAsync(cancellation);
        var count = await CountAsync(db, sql, cancellation);
        var looser = count > 0 ? [] : await LoosenAsync(db, wanted, cancellation);
        var pictures = await db.FirstPicturesAsync([.. rows.Select(row => row.Id)], cancellation);
        return new ClinicsFound(
            rows.ConvertAll(row => row.ToHit() with { Picture = pictures.GetValueOrDefault(row.Id) }), Math.Min(count, ClinicSearchSql.MostCounted), count > ClinicSearchSql.MostCounted, category, looser);
    }

    /// <summary>Who types `vaksin` without choosing a kind of service still wants the price and the next time of a vaccination.</summary>
    private static async Task<string?> CategoryMeantAsync(PetProDb db, string[] words, CancellationToken cancellation) => words.Length == 0
        ? null
        : (await db.Database.SqlQuery<string>($"""
            SELECT s.category AS "Value" FROM clinics.search_synonyms s
            CROSS JOIN LATERAL (SELECT max(similarity(lower(unaccent(typed)), s.word)) AS likeness FROM unnest({words}) AS typed) best
            WHERE best.likeness >= 0.5 ORDER BY best.likeness DESC, s.category LIMIT 1
            """).ToListAsync(cancellation)).SingleOrDefault();

    private static async Task<int> CountAsync(PetProDb db, ClinicSearchSql sql, CancellationToken cancellation) =>
        (await db.Database.SqlQueryRaw<int>(sql.Count, sql.Parameters).ToListAsync(cancellation)).Single();

    private async Task<List<LooserSearch>> LoosenAsync(PetProDb db, ClinicsWanted wanted, CancellationToken cancellation)
    {
        List<LooserSearch> found = [];
        foreach (var (wish, without) in WithoutOne(wanted))
        {
            var sql = new ClinicSearchSql(without, SearchWords.Of(without.Text), without.Category is { } kind ? [kind] : [], clock.GetUtcNow());
            if (await CountAsync(db, sql, cancellation) is > 0 and var count)
            {
                found.Add(new LooserSearch(wish, Math.Min(count, ClinicSearchSql.MostCounted), count > ClinicSearchSql.MostCounted));
            }
        }

        return found;
    }

    private static IEnumerable<(string Wish, ClinicsWanted Without)> WithoutOne(ClinicsWanted wanted) =>
        new (string Wish, ClinicsWanted Without)[]
        {
            ("open", wanted with { OpenNow = false }),
            ("rating", wanted with { MinRating = null }),
            ("price", wanted with { MinPrice = null, MaxPrice = null }),
            ("species", wanted with { Species = null }),
            ("category", wanted with { Category = null }),
            ("city", wanted with { City = null }),
            ("text", wanted with { Text = null }),
        }.Where(looser => looser.Without != wanted);

    private sealed record ClinicRow(
        Guid Id,
        string Slug,
        string Name,
        string Address,
        string City,
        double Latitude,
        double Longitude,
        string TimeZone,
        decimal Rating,
        int Reviews,
        bool IsOpen,
        decimal? Price,
        double? Metres,
        double Rank,
        DateTimeOffset? NextFreeAt)
    {
        public ClinicHit ToHit() => new(
            Id,
            Slug,
            Name,
            Address,
            City,
            Latitude,
            Longitude,
            TimeZone,
            Rating,
            Reviews,
            IsOpen,
            Price is { } price ? Money.Idr((long)price) : null,
            Metres,
            NextFreeAt is { } free ? TimeZoneInfo.ConvertTime(free, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)) : null,
            new ClinicKey(Rank, Id));
    }
}
