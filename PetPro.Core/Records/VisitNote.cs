namespace PetPro.Core.Records;

/// <summary>
/// What was found and done at a visit. It is saved while it is being written, each time as a new version; it is locked
/// <see cref="OpenFor"/> after the visit was completed, and from then on only added to.
/// </summary>
public sealed class VisitNote : Entity
{
    public static readonly TimeSpan OpenFor = TimeSpan.FromHours(24);

    private VisitNote()
    {
    }

    public Guid BookingId { get; private set; }

    public Guid PetId { get; private set; }

    public Guid ClinicId { get; private set; }

    /// <summary>Who wrote the version that stands.</summary>
    public Guid AuthorStaffId { get; private set; }

    public string Complaint { get; private set; } = "";

    public string Findings { get; private set; } = "";

    public string Diagnosis { get; private set; } = "";

    public string Treatment { get; private set; } = "";

    /// <summary>As weighed at the visit.</summary>
    public decimal? Kilograms { get; private set; }

    /// <summary>From 1; who saves says which one they have seen.</summary>
    public int Version { get; private set; }

    public NoteContent Content => new(Complaint, Findings, Diagnosis, Treatment, Kilograms);

    public static VisitNote Begin(Guid bookingId, Guid petId, Guid clinicId) =>
        new() { BookingId = bookingId, PetId = petId, ClinicId = clinicId };

    /// <summary>An empty one, for what is added after nobody wrote it in time.</summary>
    public static VisitNote BeginLate(Guid bookingId, Guid petId, Guid clinicId, Guid authorStaffId) =>
        new() { BookingId = bookingId, PetId = petId, ClinicId = clinicId, AuthorStaffId = authorStaffId };

    /// <summary>Is the note of a visit that was completed then locked? Exactly 24 hours after, it is.</summary>
    /// <param name="completedAt">None while the visit goes on: its note is open.</param>
    public static bool IsLocked(DateTimeOffset? completedAt, DateTimeOffset now) => completedAt + OpenFor <= now;

    /// <param name="seen">The version on which this was written; 0 where there was none.</param>
    /// <param name="completedAt">When the visit was completed; none while it goes on.</param>
    public Result Write(NoteContent content, int seen, Guid authorStaffId, DateTimeOffset? completedAt, DateTimeOffset now)
    {
        if (IsLocked(completedAt, now))
        {
            return Error.Conflict("note-locked");
        }

        var wrong = content.Check();
        if (wrong.Count > 0)
        {
            return Error.Invalid(wrong);
        }

        if (seen != Version)
        {
            return Error.Conflict("note-changed-meanwhile");
        }

        (Complaint, Findings, Diagnosis, Treatment, Kilograms) = content.Tidy();
        AuthorStaffId = authorStaffId;
        Version++;
        return Result.Ok;
    }
}

/// <summary>A version of a note as it was saved; it stays when later ones come.</summary>
public sealed record VisitNoteVersion(
    Guid NoteId,
    int Version,
    Guid AuthorStaffId,
    string Complaint,
    string Findings,
    string Diagnosis,
    string Treatment,
    decimal? Kilograms,
    DateTimeOffset SavedAt)
{
    public static VisitNoteVersion Of(VisitNote note, DateTimeOffset now) =>
        new(note.Id, note.Version, note.AuthorStaffId, note.Complaint, note.Findings, note.Diagnosis, note.Treatment, note.Kilograms, now);
}

/// <summary>What is added to a note that is locked; it never changes.</summary>
public sealed class NoteAddendum : Entity
{
    public const int Longest = 4000;

    private NoteAddendum()
    {
    }

    public Guid NoteId { get; private set; }

    public Guid AuthorStaffId { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>Only to a locked note: an open one is simply changed.</summary>
    public static Result<NoteAddendum> Write(VisitNote note, string text, Guid authorStaffId, DateTimeOffset? completedAt, DateTimeOffset now) =>
        !VisitNote.IsLocked(completedAt, now) ? Error.Conflict("note-still-open")
        : string.IsNullOrWhiteSpace(text) ? Error.Invalid("text", "required")
        : text.Trim().Length > Longest ? Error.Invalid("text", "too-long", Longest)
        : new NoteAddendum { NoteId = note.Id, AuthorStaffId = authorStaffId, Text = text.Trim() };
}
