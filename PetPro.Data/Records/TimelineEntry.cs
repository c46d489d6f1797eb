using PetPro.Core.Records;

namespace PetPro.Data.Records;

/// <summary>One entry of a pet's timeline; of its parts the one of its kind is there.</summary>
/// <param name="On">The day, on the clinic's calendar; for what has no hour, the day that was written down.</param>
/// <param name="Author">Who of the clinic wrote or gave it.</param>
public sealed record TimelineEntry(
    TimelineKey Key,
    DateOnly On,
    string? ClinicName,
    string? Author,
    NoteEntry? Note = null,
    VaccinationEntry? Vaccination = null,
    PrescriptionEntry? Prescription = null,
    AttachmentEntry? Attachment = null,
    decimal? Kilograms = null)
{
    public Guid Id => Key.Id;
}

/// <summary>By what a timeline is ordered, newest first.</summary>
/// <param name="Kind">`attachment`, `note`, `prescription`, `vaccination` or `weight`.</param>
public sealed record TimelineKey(DateTimeOffset At, string Kind, Guid Id);

/// <param name="IsOpen">It is still being written: its visit is not completed.</param>
public sealed record NoteEntry(
    Guid BookingId, string ServiceName, NoteContent Content, bool IsOpen, DateTimeOffset SavedAt, string TimeZone, IReadOnlyList<AddendumEntry> Addenda);

public sealed record AddendumEntry(string Text, string Author, DateTimeOffset At);

/// <param name="CertificateNumber">None where there is no certificate: it was given elsewhere.</param>
public sealed record VaccinationEntry(
    string VaccineName, string? ProductName, string? BatchNumber, int? DoseNumber, DateOnly? Expires, DateOnly? NextDue, string? CertificateNumber);

public sealed record PrescriptionEntry(
    string Number,
    string Drug,
    DoseUnit Unit,
    decimal MgPerUnit,
    decimal UnitsPerDose,
    int TimesPerDay,
    int Days,
    decimal TotalUnits,
    int Repeats,
    int RepeatsLeft,
    string Instructions,
    DateOnly ValidUntil,
    string? CancelReason,
    Guid ClinicId);

public sealed record AttachmentEntry(string Title, string ContentType, int Bytes);

/// <summary>How much of a timeline is wanted.</summary>
/// <param name="After">The key of the last entry that is known already; none = from the newest.</param>
public sealed record TimelineWanted(TimelineKey? After = null, int Most = 20);
