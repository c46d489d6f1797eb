using Microsoft.EntityFrameworkCore;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Clinics;

public sealed class SearchDocumentTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    /// <summary>Changes at random, from several connections at once; afterwards every document says what it would say if it were written anew.</summary>
    [Fact]
    public async Task Documents_follow_every_change_of_clinics_services_staff_and_ratings()
    {
        var world = new World(database);
        List<TestClinic> clinics = [];
        for (var i = 0; i < 4; i++)
        {
            clinics.Add(await world.ClinicAsync(staff: 2, services: 2));
        }

        var random = new Random(20261121);
        var changes = Enumerable.Range(0, 120).Select(i => (Clinic: clinics[random.Next(clinics.Count)], Kind: random.Next(7), Number: random.Next(1000))).ToList();
        await Parallel.ForEachAsync(changes, new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (change, _) => await ChangeAsync(change.Clinic, change.Kind, change.Number));

        (await WrongAsync()).ShouldBe(0);
        (await database.ReadAsync(db => db.Database.SqlQuery<int>(
            $"""SELECT count(*)::int AS "Value" FROM clinics.search_documents d JOIN clinics.clinics c ON c.id = d.clinic_id AND c.status <> 'approved'""").SingleAsync())).ShouldBe(0);
    }

    private Task<int> ChangeAsync(TestClinic clinic, int kind, int number) => database.ReadAsync(db => kind switch
    {
        0 => db.Database.ExecuteSqlAsync($"UPDATE clinics.clinics SET name = 'Klinik ' || {number}, city = 'Kota ' || {number % 5} WHERE id = {clinic.Id}"),
        1 => db.Database.ExecuteSqlAsync($"UPDATE clinics.clinics SET status = CASE status WHEN 'approved' THEN 'suspended' ELSE 'approved' END WHERE id = {clinic.Id}"),
        2 => db.Database.ExecuteSqlAsync($"UPDATE clinics.services SET name = 'Layanan ' || {number}, price = {1000 + number} WHERE id = {clinic.ServiceIds[number % 2]}"),
        3 => db.Database.ExecuteSqlAsync($"UPDATE clinics.services SET is_available = NOT is_available WHERE id = {clinic.ServiceIds[number % 2]}"),
        4 => db.Database.ExecuteSqlAsync($"UPDATE clinics.services SET category = 'dental', species = ARRAY['cat', 'dog'] WHERE id = {clinic.ServiceIds[number % 2]}"),
        5 => db.Database.ExecuteSqlAsync($"UPDATE clinics.staff SET name = 'drh. ' || {number} WHERE id = {clinic.StaffIds[number % 2]}"),
        _ => db.Database.ExecuteSqlAsync($$"""
            INSERT INTO clinics.clinic_ratings (clinic_id, avg_rating, review_count, rating_distribution, last_updated)
            VALUES ({{clinic.Id}}, 4, {{number}}, '{0,0,0,0,0}', now())
            ON CONFLICT (clinic_id) DO UPDATE SET review_count = {{number}}
            """),
    });

    private Task<int> WrongAsync() => database.ReadAsync(db => db.Database.SqlQuery<int>($"""
        WITH ids AS (SELECT array_agg(id) AS ids FROM clinics.clinics),
        facts AS (SELECT f.* FROM ids, clinics.search_facts(ids.ids) f),
        terms AS (SELECT t.clinic_id, t.word, t.weight FROM ids, clinics.search_terms(ids.ids) t JOIN facts f ON f.clinic_id = t.clinic_id),
        postings AS (SELECT p.clinic_id, w.word, p.weight FROM clinics.search_postings p JOIN clinics.search_words w ON w.id = p.word_id)
        SELECT ((SELECT count(*) FROM (SELECT clinic_id, city, offers, price_from, rating, reviews, rating_rank FROM facts
                                       EXCEPT SELECT clinic_id, city, offers, price_from, rating, reviews, rating_rank FROM clinics.search_documents) AS missing)
              + (SELECT count(*) FROM ((TABLE terms EXCEPT TABLE postings) UNION ALL (TABLE postings EXCEPT TABLE terms)) AS other))::int AS "Value"
        """).SingleAsync());
}
