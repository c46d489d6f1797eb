using PetPro.Core.Records;

namespace PetPro.Data.Records;

/// <summary>Reads a part of a pet's timeline: which entries first, then what each kind holds of them, a query for a kind.</summary>
internal static class Timeline
{
    /// <param name="draftsOf">The clinic whose own notes are shown while they are still being written; none = only finished ones.</param>
    public static async Task<IReadOnlyList<TimelineEntry>> ReadAsync(
        PetProDb db, Guid petId, PassportScope scope, Guid? draftsOf, TimelineWanted wanted, CancellationToken cancellation)
    {
        var keys = await KeysAsync(db, petId, scope == PassportScope.Record, draftsOf, wanted, cancellation);
        var entries = new Dictionary<(string, Guid, DateTimeOffset), TimelineEntry>();
        foreach (var kind in keys.GroupBy(k => k.Kind))
        {
            TimelineKey[] ofKind = [.. kind];
            IEnumerable<TimelineEntry> read = kind.Key switch
            {
                "note" => await TimelineNotes.ReadAsync(db, ofKind, cancellation),
                "vaccination" => await VaccinationsAsync(db, ofKind, cancellation),
                "prescription" => await PrescriptionsAsync(db, ofKind, cancellation),
                "attachment" => await AttachmentsAsync(db, ofKind, cancellation),
                _ => await WeightsAsync(db, petId, ofKind, cancellation),
            };
            foreach (var entry in read)
            {
                entries[(entry.Key.Kind, entry.Key.Id, entry.Key.At)] = entry;
            }
        }

        return [.. keys.Where(k => entries.ContainsKey((k.Kind, k.Id, k.At))).Select(k => entries[(k.Kind, k.Id, k.At)])];
    }

    /// <summary>What has a day and no hour stands at noon of it in Jakarta.</summary>
    private static Task<List<TimelineKey>> KeysAsync(
        PetProDb db, Guid petId, bool isWhole, Guid? draftsOf, TimelineWanted wanted, CancellationToken cancellation)
    {
        var (at, kind, id) = wanted.After is { } after ? (after.At.ToUniversalTime(), after.Kind, after.Id) : (DateTimeOffset.MaxValue, "", Guid.Empty);
        return db.Database.SqlQuery<TimelineKey>($"""
            SELECT at AS "At", kind AS "Kind", id AS "Id" FROM (
                SELECT coalesce(b.completed_at, n.created_at) AS at, 'note' AS kind, n.id
                FROM records.visit_notes n JOIN bookings.bookings b ON b.id = n.booking_id
                WHERE n.pet_id = {petId} AND {isWhole} AND (b.completed_at IS NOT NULL OR n.clinic_id = {draftsOf}::uuid)
                UNION ALL
                SELECT (v.administered_date + time '12:00') AT TIME ZONE 'Asia/Jakarta', 'vaccination', v.id FROM pets.vaccinations v WHERE v.pet_id = {petId}
                UNION ALL
                SELECT p.issued_at, 'prescription', p.id FROM records.prescriptions p WHERE p.pet_id = {petId} AND {isWhole}
                UNION ALL
                SELECT a.created_at, 'attachment', a.id FROM records.attachments a WHERE a.pet_id = {petId} AND {isWhole}
                UNION ALL
                SELECT (w.measured_on + time '12:00') AT TIME ZONE 'Asia/Jakarta', 'weight', w.pet_id FROM pets.pet_weights w WHERE w.pet_id = {petId} AND {isWhole}
            ) entries
            WHERE (at, kind, id) < ({at}::timestamptz, {kind}, {id})
            ORDER BY at DESC, kind DESC, id DESC
            LIMIT {wanted.Most}
            """).ToListAsync(cancellation);
    }

    private static async Task<List<TimelineEntry>> VaccinationsAsync(PetProDb db, TimelineKey[] keys, CancellationToken cancellation)
    {
        var ids = keys.Select(k => k.Id).ToList();
        var rows = await (
            from vaccination in db.Vaccinations
            where ids.Contains(vaccination.Id)
            select new
            {
                vaccination.Id,
                vaccination.AdministeredDate,
                Clinic = db.Clinics.Where(c => c.Id == vaccination.ClinicId).Select(c => c.Name).FirstOrDefault(),
                Author = db.Staff.Where(s => s.Id == vaccination.GivenByStaffId).Select(s => s.Name).FirstOrDefault(),
                Entry = new VaccinationEntry(
                    vaccination.VaccineName, vaccination.ProductName, vaccination.BatchNumber, vaccination.DoseNumber,
                    vaccination.ExpiryDate, vaccination.NextDueDate, vaccination.CertificateNumber),
            }).AsNoTracking().ToListAsync(cancellation);
        return [.. rows.Select(r => new TimelineEntry(keys.First(k => k.Id == r.Id), r.AdministeredDate, r.Clinic, r.Author, Vaccination: r.Entry))];
    }

    private static async Task<List<TimelineEntry>> PrescriptionsAsync(PetProDb db, TimelineKey[] keys, CancellationToken cancellation)
    {
        var ids = keys.Select(k => k.Id).ToList();
        var rows = await (
            from prescription in db.Prescriptions
            join clinic in db.Clinics on prescription.ClinicId equals clinic.Id
            join staff in db.Staff on prescription.PrescriberStaffId equals staff.Id
            where ids.Contains(prescription.Id)
            select new
            {
                prescription.Id,
                prescription.IssuedAt,
                clinic.TimeZone,
                Clinic = clinic.Name,
                Author = staff.Name,
                Entry = new PrescriptionEntry(
                    prescription.Number, prescription.Drug, prescription.Unit, prescription.MgPerUnit, prescription.UnitsPerDose, prescription.TimesPerDay,
                    prescription.Days, prescription.TotalUnits, prescription.Repeats, prescription.RepeatsLeft, prescription.Instructions,
                    prescription.ValidUntil, prescription.CancelReason, prescription.ClinicId),
            }).AsNoTracking().ToListAsync(cancellation);
        return [.. rows.Select(r => new TimelineEntry(keys.First(k => k.Id == r.Id), TimelineNotes.DayIn(r.TimeZone, r.IssuedAt), r.Clinic, r.Author, Prescription: r.Entry))];
    }

    private static async Task<List<TimelineEntry>> AttachmentsAsync(PetProDb db, TimelineKey[] keys, CancellationToken cancellation)
    {
        var ids = keys.Select(k => k.Id).ToList();
        var rows = await (
            from attachment in db.Attachments
            join clinic in db.Clinics on attachment.ClinicId equals clinic.Id
            join staff in db.Staff on attachment.AuthorStaffId equals staff.Id
            where ids.Contains(attachment.Id)
            select new
            {
                attachment.Id,
                attachment.CreatedAt,
                clinic.TimeZone,
                Clinic = clinic.Name,
                Author = staff.Name,
                Entry = new AttachmentEntry(attachment.Title, attachment.ContentType, attachment.Bytes),
            }).AsNoTracking().ToListAsync(cancellation);
        return [.. rows.Select(r => new TimelineEntry(keys.First(k => k.Id == r.Id), TimelineNotes.DayIn(r.TimeZone, r.CreatedAt), r.Clinic, r.Author, Attachment: r.Entry))];
    }

    private static async Task<List<TimelineEntry>> WeightsAsync(PetProDb db, Guid petId, TimelineKey[] keys, CancellationToken cancellation)
    {
        var days = keys.ToDictionary(k => TimelineNotes.DayIn("Asia/Jakarta", k.At));
        var measured = days.Keys.ToList();
        var rows = await db.Set<PetPro.Core.Pets.PetWeight>().AsNoTracking().Where(w => w.PetId == petId && measured.Contains(w.MeasuredOn)).ToListAsync(cancellation);
        return [.. rows.Select(w => new TimelineEntry(days[w.MeasuredOn], w.MeasuredOn, null, null, Kilograms: w.Kilograms))];
    }
}
