using PetPro.Core.Records;

namespace PetPro.Data.Records;

/// <summary>The visit notes of a timeline, each with what was added to it later.</summary>
internal static class TimelineNotes
{
    public static async Task<List<TimelineEntry>> ReadAsync(PetProDb db, TimelineKey[] keys, CancellationToken cancellation)
    {
        var ids = keys.Select(k => k.Id).ToList();
        var rows = await (
            from note in db.VisitNotes
            join booking in db.Bookings on note.BookingId equals booking.Id
            join service in db.Services on booking.ServiceId equals service.Id
            join clinic in db.Clinics on note.ClinicId equals clinic.Id
            join staff in db.Staff on note.AuthorStaffId equals staff.Id
            where ids.Contains(note.Id)
            select new
            {
                note.Id,
                note.BookingId,
                Service = service.Name,
                Clinic = clinic.Name,
                clinic.TimeZone,
                Author = staff.Name,
                booking.CompletedAt,
                note.UpdatedAt,
                Content = new NoteContent(note.Complaint, note.Findings, note.Diagnosis, note.Treatment, note.Kilograms),
            }).AsNoTracking().ToListAsync(cancellation);
        var addenda = (await AddendaAsync(db, ids, cancellation)).ToLookup(a => a.NoteId, a => a.Entry);
        return
        [
            .. rows.Select(r => new TimelineEntry(
                keys.First(k => k.Id == r.Id),
                DayIn(r.TimeZone, keys.First(k => k.Id == r.Id).At),
                r.Clinic,
                r.Author,
                Note: new NoteEntry(r.BookingId, r.Service, r.Content, r.CompletedAt is null, r.UpdatedAt, r.TimeZone, [.. addenda[r.Id]]))),
        ];
    }

    public static async Task<IReadOnlyList<(Guid NoteId, AddendumEntry Entry)>> AddendaAsync(PetProDb db, List<Guid> noteIds, CancellationToken cancellation)
    {
        var rows = await (
            from addendum in db.NoteAddenda
            join staff in db.Staff on addendum.AuthorStaffId equals staff.Id
            where noteIds.Contains(addendum.NoteId)
            orderby addendum.CreatedAt, addendum.Id
            select new { addendum.NoteId, Entry = new AddendumEntry(addendum.Text, staff.Name, addendum.CreatedAt) }).AsNoTracking().ToListAsync(cancellation);
        return [.. rows.Select(r => (r.NoteId, r.Entry))];
    }

    public static DateOnly DayIn(string zone, DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);
}
