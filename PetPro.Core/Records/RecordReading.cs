namespace PetPro.Core.Records;

/// <summary>What was read.</summary>
public enum ReadingOf
{
    /// <summary>The record as a list of all there is.</summary>
    Record,

    /// <summary>The passport page behind a link.</summary>
    Passport,

    /// <summary>A note, opened to be written on.</summary>
    Note,

    Attachment,
    Certificate,
    Prescription,
}

/// <summary>That a clinic, or somebody with a link, has read of a pet's record. Such rows are only ever added.</summary>
/// <param name="ClinicId">None where somebody with a link read it who is of no clinic.</param>
/// <param name="StaffId">The person at that clinic.</param>
/// <param name="LinkId">The passport link through which it was read, if any.</param>
/// <param name="SubjectId">The attachment, vaccination or prescription; none for the whole.</param>
public sealed record RecordReading(
    Guid Id, Guid PetId, Guid? ClinicId, Guid? StaffId, Guid? LinkId, ReadingOf What, Guid? SubjectId, DateTimeOffset ReadAt)
{
    public static RecordReading ByClinic(Guid petId, Guid clinicId, Guid staffId, Guid? linkId, ReadingOf what, Guid? subjectId, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), petId, clinicId, staffId, linkId, what, subjectId, now);

    public static RecordReading ByLink(Guid petId, Guid linkId, ReadingOf what, Guid? subjectId, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), petId, null, null, linkId, what, subjectId, now);
}
