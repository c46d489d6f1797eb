using PetPro.Core.Pets;

namespace PetPro.Data.Records;

/// <summary>Whether a certificate with that number was issued and holds; for anybody who has the number, and nothing else about it.</summary>
public sealed class CheckCertificate(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result<CertificateState>> RunAsync(Actor actor, string number, CancellationToken cancellation)
    {
        if (CertificateNumber.Read(number) is not { } read)
        {
            return Error.NotFound;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await (
            from vaccination in db.Vaccinations
            join clinic in db.Clinics on vaccination.ClinicId equals clinic.Id
            where vaccination.CertificateNumber == read
            select new { vaccination.ExpiryDate, clinic.TimeZone }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        return found is null
            ? Error.NotFound
            : new CertificateState(read, found.ExpiryDate, found.ExpiryDate is not { } last || TimelineNotes.DayIn(found.TimeZone, clock.GetUtcNow()) <= last);
    }
}

/// <param name="ValidUntil">The last day; none where the vaccine has no end.</param>
public sealed record CertificateState(string Number, DateOnly? ValidUntil, bool IsValid);
