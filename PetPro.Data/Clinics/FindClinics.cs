namespace PetPro.Data.Clinics;

/// <summary>
/// Looks among the approved clinics: by words of their names, cities and services with typing errors forgiven, by what they offer,
/// nearest first where a position is given. Price and next free time are of the services that match.
/// </summary>
public sealed class FindClinics(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <summary>How like a word must be to count at all, 0 to 1: two letters that changed places leave a third of a short word's trigrams.</summary>
    private const string Forgiving = "0.3";

    /// <summary>How like, beside the hit that is most like: where something is spelt just so, what is only somewhat like it is noise.</summary>
    private const double BesideTheBest = 0.6;

    public async Task<Result<IReadOnlyList<ClinicHit>>> RunAsync(Actor actor, ClinicsWanted wanted, CancellationToken cancellation)
    {
        var wrong = wanted.Check();
        if (wrong.Count > 0)
        {
            return Error.Invalid(wrong);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"SELECT set_config('pg_trgm.word_similarity_threshold', {Forgiving}, true)", cancellation);
        var rows = await QueryAsync(db, wanted, SearchWords.Of(wanted.Text), cancellation);
        return rows.ConvertAll(row => row.ToHit());
    }

    /// <summary>
    /// Three steps: which clinics and in what order; the page of them; then for the page alone what costs more, its next free times.
    /// The order is one number, ascending, so that its value and the id lead on to the next page.
    /// </summary>
    private Task<List<ClinicRow>> QueryAsync(PetProDb db, ClinicsWanted wanted, string[] words, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var hasServiceFilter = wanted.Category is not null || wanted.Species is not null || wanted.MaxPrice is not null;
        var order = wanted.Order.ToString();
        var (afterRank, afterId) = wanted.After ?? new ClinicKey(double.NegativeInfinity, Guid.Empty);
        return db.Database.SqlQuery<ClinicRow>($"""
            WITH words AS (
                SELECT word, number FROM unnest({words}) WITH ORDINALITY AS w (word, number)
            ), hits AS (
                SELECT c.id AS clinic_id, w.number, greatest(word_similarity(w.word, c.name), word_similarity(w.word, c.city)) AS likeness
                FROM words w JOIN clinics.clinics c ON w.word <% c.name OR w.word <% c.city
                UNION ALL
                SELECT s.clinic_id, w.number, 0.9 * word_similarity(w.word, s.name)
                FROM words w JOIN clinics.services s ON w.word <% s.name AND s.is_available
            ), found AS (
                SELECT clinic_id, sum(best) / {words.Length} AS likeness
                FROM (SELECT clinic_id, number, max(likeness) AS best FROM hits GROUP BY clinic_id, number) AS per_word
                GROUP BY clinic_id HAVING count(*) = {words.Length}
            ), matching AS (
                SELECT clinic_id, min(price) AS price
                FROM clinics.services
                WHERE is_available
                  AND ({wanted.Category}::text IS NULL OR category = {wanted.Category})
                  AND ({wanted.Species}::text IS NULL OR cardinality(species) = 0 OR {wanted.Species} = ANY (species))
                  AND ({wanted.MaxPrice}::numeric IS NULL OR price <= {wanted.MaxPrice})
                GROUP BY clinic_id
            ), ranked AS (
                SELECT c.id, c.slug, c.name, c.address, c.city, c.latitude, c.longitude, c.time_zone, c.booking_rules, m.price,
                       coalesce(r.avg_rating, 0) AS rating, coalesce(r.review_count, 0) AS reviews, place.metres, f.likeness,
                       CASE
                           WHEN {order} = 'Price' THEN coalesce(m.price, 1e12)::float8
                           WHEN {order} = 'Rating' THEN -(coalesce(r.avg_rating, 0) * coalesce(r.review_count, 0) + 20) / (coalesce(r.review_count, 0) + 5)::float8
                           WHEN {order} = 'Nearest' OR ({words.Length} = 0 AND place.metres IS NOT NULL) THEN place.metres
                           WHEN {words.Length} > 0 THEN 1 - f.likeness
                           ELSE -(coalesce(r.avg_rating, 0) * coalesce(r.review_count, 0) + 20) / (coalesce(r.review_count, 0) + 5)::float8
                       END AS rank
                FROM clinics.clinics c
                LEFT JOIN matching m ON m.clinic_id = c.id
                LEFT JOIN found f ON f.clinic_id = c.id
                LEFT JOIN clinics.clinic_ratings r ON r.clinic_id = c.id
                LEFT JOIN LATERAL (SELECT earth_distance(
                    ll_to_earth({wanted.Latitude}, {wanted.Longitude}), ll_to_earth(c.latitude, c.longitude)) AS metres) place ON true
                WHERE c.status = 'approved'
                  AND ({wanted.City}::text IS NULL OR c.city = {wanted.City})
                  AND ({words.Length} = 0 OR f.clinic_id IS NOT NULL)
                  AND (NOT {hasServiceFilter} OR m.clinic_id IS NOT NULL)
            ), page AS (
                SELECT * FROM ranked
                WHERE (rank, id) > ({afterRank}, {afterId})
                  AND ({words.Length} = 0 OR likeness >= {BesideTheBest} * (SELECT max(likeness) FROM ranked))
                ORDER BY rank, id LIMIT {wanted.Most}
            )
            SELECT p.id AS "Id", p.slug AS "Slug", p.name AS "Name", p.address AS "Address", p.city AS "City", p.latitude AS "Latitude",
                   p.longitude AS "Longitude", p.time_zone AS "TimeZone", p.rating AS "Rating", p.reviews AS "Reviews",
                   p.price AS "Price", p.metres AS "Metres", p.rank AS "Rank", free.starts_at AS "NextFreeAt"
            FROM page p
            CROSS JOIN LATERAL (
                SELECT min(bookings.next_free(s.id, {now} + make_interval(mins => coalesce(s.notice_minutes, (p.booking_rules ->> 'notice_minutes')::int)), {now})) AS starts_at
                FROM clinics.services s
                WHERE s.clinic_id = p.id AND s.is_available
                  AND ({wanted.Category}::text IS NULL OR s.category = {wanted.Category})
                  AND ({wanted.Species}::text IS NULL OR cardinality(s.species) = 0 OR {wanted.Species} = ANY (s.species))
                  AND ({wanted.MaxPrice}::numeric IS NULL OR s.price <= {wanted.MaxPrice})) free
            ORDER BY p.rank, p.id
            """).ToListAsync(cancellation);
    }

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
            Price is { } price ? Money.Idr((long)price) : null,
            Metres,
            NextFreeAt is { } free ? TimeZoneInfo.ConvertTime(free, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)) : null,
            new ClinicKey(Rank, Id));
    }
}
