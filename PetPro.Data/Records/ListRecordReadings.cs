using PetPro.Core.Records;
using PetPro.Data.Pets;

namespace PetPro.Data.Records;

/// <summary>Who has read of the record of one of an account's own pets, latest first.</summary>
public sealed class ListRecordReadings(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result<IReadOnlyList<MyRecordReading>>> RunAsync(Actor actor, Guid petId, ReadingKey? after, int most, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!actor.IsSignedIn || !await db.Pets.OwnedBy(actor).AnyAsync(p => p.Id == petId, cancellation))
        {
            return Error.NotFound;
        }

        var (at, id) = after is null ? (DateTimeOffset.MaxValue, Guid.Empty) : (after.At.ToUniversalTime(), after.Id);
        return await (
            from reading in db.RecordReadings
            where reading.PetId == petId && EF.Functions.LessThan(ValueTuple.Create(reading.ReadAt, reading.Id), ValueTuple.Create(at, id))
            orderby reading.ReadAt descending, reading.Id descending
            select new MyRecordReading(
                reading.Id,
                reading.ReadAt,
                reading.What,
                db.Clinics.Where(c => c.Id == reading.ClinicId).Select(c => c.Name).FirstOrDefault(),
                db.Staff.Where(s => s.Id == reading.StaffId).Select(s => s.Name).FirstOrDefault(),
                db.PassportLinks.Where(l => l.Id == reading.LinkId).Select(l => l.Label).FirstOrDefault())).AsNoTracking().Take(most).ToListAsync(cancellation);
    }
}

public sealed record ReadingKey(DateTimeOffset At, Guid Id);

/// <param name="ClinicName">None = somebody with a link who is of no clinic.</param>
/// <param name="LinkLabel">What the owner called the link through which it was read; none = because of a visit.</param>
public sealed record MyRecordReading(Guid Id, DateTimeOffset At, ReadingOf What, string? ClinicName, string? StaffName, string? LinkLabel)
{
    public ReadingKey Key => new(At, Id);
}
