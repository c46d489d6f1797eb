using System.Runtime.CompilerServices;
using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>What approved clinics are called in addresses, from one of them on, read row by row: there may be very many.</summary>
public sealed class StreamClinicAddresses(IDbContextFactory<PetProDb> contexts)
{
    /// <param name="from">The clinic to begin with; the first that comes after it where it is not there any more.</param>
    public async IAsyncEnumerable<ListedClinic> RunAsync(
        Actor actor, Guid from, int most, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var listed = db.Clinics.Where(c => c.Status == ClinicStatus.Approved && c.Id >= from)
            .OrderBy(c => c.Id).Take(most).Select(c => new ListedClinic(c.Slug, c.UpdatedAt));
        await foreach (var clinic in listed.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return clinic;
        }
    }
}

/// <param name="ChangedAt">When the clinic's own description last changed.</param>
public sealed record ListedClinic(string Slug, DateTimeOffset ChangedAt);
