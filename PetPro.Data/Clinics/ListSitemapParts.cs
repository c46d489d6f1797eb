namespace PetPro.Data.Clinics;

/// <summary>Where each part of the list of approved clinics begins, so that no part holds more than so many of them.</summary>
public sealed class ListSitemapParts(IDbContextFactory<PetProDb> contexts)
{
    /// <returns>The id of each part's first clinic, in order; none while there is no clinic.</returns>
    public async Task<IReadOnlyList<Guid>> RunAsync(Actor actor, int most, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Database.SqlQuery<Guid>($"""
            SELECT id AS "Value" FROM (
                SELECT id, row_number() OVER (ORDER BY id) AS place FROM clinics.clinics WHERE status = 'approved') AS listed
            WHERE (place - 1) % {most} = 0 ORDER BY id
            """).ToListAsync(cancellation);
    }
}
