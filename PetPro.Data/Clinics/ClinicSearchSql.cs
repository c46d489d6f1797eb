using Npgsql;
using NpgsqlTypes;

namespace PetPro.Data.Clinics;

/// <summary>
/// The statements of one search, put together from fixed pieces: only what is wished for stands in them, so that each order and
/// filter can use its index. What people typed goes in as parameters alone.
/// </summary>
internal sealed class ClinicSearchSql
{
    /// <summary>How many are counted at most: beyond that people narrow a search, they do not page.</summary>
    public const int MostCounted = 200;

    /// <summary>Among how many the next free times are compared.</summary>
    private const int MostCompared = 200;

    private readonly ClinicsWanted wanted;
    private readonly string[] words;
    private readonly string[] categories;
    private readonly DateTimeOffset now;

    /// <param name="words">What was typed, word by word.</param>
    /// <param name="categories">The kinds of services that price and time are of; empty = all.</param>
    public ClinicSearchSql(ClinicsWanted wanted, string[] words, string[] categories, DateTimeOffset now)
    {
        this.wanted = wanted;
        this.words = words;
        this.categories = categories;
        this.now = now;
    }

    /// <summary>The words of the dictionary that are like what was typed; where one is spelt just so, what is only somewhat like it is noise.</summary>
    private const string Found = """
        typed AS MATERIALIZED (
            SELECT lower(unaccent(word)) AS word, number FROM unnest(@words) WITH ORDINALITY AS w (word, number)
        ), alike AS MATERIALIZED (
            SELECT number, id, likeness FROM (
                SELECT t.number, d.id, word_similarity(t.word, d.word) AS likeness, max(word_similarity(t.word, d.word)) OVER (PARTITION BY t.number) AS best
                FROM typed t JOIN clinics.search_words d ON t.word <% d.word) AS every
            WHERE likeness >= 0.6 * best
        ), found AS (
            SELECT clinic_id, sum(best) / cardinality(@words) AS likeness
            FROM (SELECT p.clinic_id, a.number, max(a.likeness * p.weight) AS best
                  FROM alike a JOIN clinics.search_postings p ON p.word_id = a.id GROUP BY p.clinic_id, a.number) AS per_word
            GROUP BY clinic_id HAVING count(*) = cardinality(@words)
        ),
        """;

    /// <summary>A service counts where it is what the search is for; a kind that was only meant counts where the clinic has it.</summary>
    private const string Wished = """
        s.is_available
        AND (cardinality(@categories) = 0 OR s.category = ANY (@categories) OR NOT d.offers && @categories)
        AND (@species::text IS NULL OR cardinality(s.species) = 0 OR @species = ANY (s.species))
        AND (@min_price::numeric IS NULL OR s.price >= @min_price)
        AND (@max_price::numeric IS NULL OR s.price <= @max_price)
        """;

    private bool HasText => words.Length > 0;

    private bool HasPlace => wanted.Latitude is not null;

    public object[] Parameters =>
    [
        new NpgsqlParameter("words", words),
        new NpgsqlParameter("categories", categories),
        Optional("species", NpgsqlDbType.Text, wanted.Species),
        Optional("city", NpgsqlDbType.Text, wanted.City),
        Optional("min_price", NpgsqlDbType.Numeric, (decimal?)wanted.MinPrice),
        Optional("max_price", NpgsqlDbType.Numeric, (decimal?)wanted.MaxPrice),
        Optional("min_rating", NpgsqlDbType.Numeric, wanted.MinRating),
        new NpgsqlParameter("offers", Offers()),
        Optional("latitude", NpgsqlDbType.Double, wanted.Latitude),
        Optional("longitude", NpgsqlDbType.Double, wanted.Longitude),
        new NpgsqlParameter("now", now.ToUniversalTime()),
        new NpgsqlParameter("after_rank", wanted.After?.Rank ?? double.NegativeInfinity),
        new NpgsqlParameter("after_id", wanted.After?.Id ?? Guid.Empty),
        new NpgsqlParameter("most", wanted.Most),
    ];

    /// <summary>
    /// Which clinics and in what order; the page of them; then for the page alone what costs more, its prices and next free times.
    /// The order is one number, ascending, so that its value and the id lead on to the next page. The page is reckoned once and
    /// prices are asked for its clinics: left to itself, the planner has done both for every clinic there is.
    /// </summary>
    public string Page => $"""
        WITH {Matching}, page AS MATERIALIZED (
            SELECT clinic_id, rank FROM {(wanted.Order == ClinicOrder.Soonest ? Compared : "matching")} AS ranked
            {(wanted.After is null ? "" : "WHERE (rank, clinic_id) > (@after_rank, @after_id)")}
            ORDER BY rank, clinic_id LIMIT @most
        )
        SELECT c.id AS "Id", c.slug AS "Slug", c.name AS "Name", c.address AS "Address", c.city AS "City", c.latitude AS "Latitude",
               c.longitude AS "Longitude", c.time_zone AS "TimeZone", d.rating AS "Rating", d.reviews AS "Reviews",
               clinics.is_open(c.id, c.operating_hours, c.time_zone, @now) AS "IsOpen", offer.price AS "Price",
               {(HasPlace ? "earth_distance(ll_to_earth(@latitude, @longitude), ll_to_earth(c.latitude, c.longitude))" : "NULL::float8")} AS "Metres",
               p.rank AS "Rank", offer.free AS "NextFreeAt"
        FROM page p
        JOIN clinics.clinics c ON c.id = p.clinic_id
        JOIN clinics.search_documents d ON d.clinic_id = p.clinic_id
        CROSS JOIN LATERAL (
            SELECT min(s.price) AS price, min({NextFree}) AS free FROM clinics.services s WHERE s.clinic_id = p.clinic_id AND {Wished}) offer
        ORDER BY p.rank, p.clinic_id
        """;

    public string Count => $"""
        WITH {Matching} SELECT count(*)::int AS "Value" FROM (SELECT FROM matching LIMIT {MostCounted + 1}) AS counted
        """;

    /// <summary>Where there is a text, the likeness to the best hit decides too: it has to be known before anything is left out.</summary>
    private string Matching => HasText
        ? $"""
           {Found} candidates AS MATERIALIZED ({Candidates}), matching AS (
               SELECT * FROM candidates WHERE likeness >= 0.6 * (SELECT max(likeness) FROM candidates))
           """
        : $"matching AS NOT MATERIALIZED ({Candidates})";

    private string Candidates => $"""
        SELECT d.clinic_id, ({Rank}) AS rank{(HasText ? ", f.likeness" : "")}
        FROM clinics.search_documents d
        {(HasText ? "JOIN found f ON f.clinic_id = d.clinic_id" : "")}
        {(HasServicePrice ? $"JOIN LATERAL (SELECT min(s.price) AS price FROM clinics.services s WHERE s.clinic_id = d.clinic_id AND {Wished}) offered ON offered.price IS NOT NULL" : "")}
        WHERE {string.Join(" AND ", Wishes())}
        """;

    private bool HasServicePrice => wanted.MinPrice is not null || wanted.MaxPrice is not null || (wanted.Order == ClinicOrder.Price && wanted.HasServiceFilter);

    private string Rank => wanted.Order switch
    {
        ClinicOrder.Price => HasServicePrice ? "offered.price::float8" : "coalesce(d.price_from, 1e12)::float8",
        ClinicOrder.Rating => "d.rating_rank",
        ClinicOrder.Nearest => Distance,
        _ when HasText => "round((1 - f.likeness)::numeric, 4)::float8 + 0.01 * (d.rating_rank + 5)",
        _ when HasPlace => Distance,
        _ => "d.rating_rank",
    };

    private const string Distance = "d.position <-> ll_to_earth(@latitude, @longitude)::cube";

    /// <summary>Counted in seconds; who has nothing free comes last.</summary>
    private static string Compared => $"""
        (SELECT near.clinic_id, coalesce(extract(epoch FROM free.at), 1e12)::float8 AS rank
         FROM (SELECT clinic_id FROM matching ORDER BY rank, clinic_id LIMIT {MostCompared}) near
         JOIN clinics.clinics c ON c.id = near.clinic_id
         JOIN clinics.search_documents d ON d.clinic_id = near.clinic_id
         CROSS JOIN LATERAL (SELECT min({NextFree}) AS at FROM clinics.services s WHERE s.clinic_id = c.id AND {Wished}) free)
        """;

    private static string NextFree => "bookings.next_free(s.id, @now + make_interval(mins => coalesce(s.notice_minutes, (c.booking_rules ->> 'notice_minutes')::int)), @now)";

    private IEnumerable<string> Wishes()
    {
        yield return "true";
        if (wanted.City is not null)
        {
            yield return "d.city = @city";
        }

        if (wanted.Category is not null || wanted.Species is not null)
        {
            yield return "d.offers && @offers";
        }

        if (wanted.MinRating is not null)
        {
            yield return "d.rating >= @min_rating";
        }

        if (wanted.OpenNow)
        {
            // Not EXISTS: as a join it would be asked of every clinic there is.
            yield return "(SELECT clinics.is_open(c.id, c.operating_hours, c.time_zone, @now) FROM clinics.clinics c WHERE c.id = d.clinic_id)";
        }
    }

    /// <summary>As the document has it: see `clinics.search_documents`.</summary>
    private string[] Offers() => (wanted.Category, wanted.Species) switch
    {
        (null, null) => [],
        ({ } category, null) => [category],
        var (category, species) => [$"{category}/{species}", $"{category}/*"],
    };

    private static NpgsqlParameter Optional(string name, NpgsqlDbType type, object? value) => new(name, type) { Value = value ?? DBNull.Value };
}
