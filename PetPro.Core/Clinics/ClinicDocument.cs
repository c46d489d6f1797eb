using System.Globalization;

namespace PetPro.Core.Clinics;

public enum ClinicDocumentKind
{
    /// <summary>NIB.</summary>
    BusinessLicence,

    /// <summary>SIVET or SIP of the practice.</summary>
    ClinicLicence,

    /// <summary>SIP of the veterinarian who answers for the clinic.</summary>
    VetLicence,

    /// <summary>KTP or passport of who applies.</summary>
    ApplicantId,
    Other,
}

public enum DocumentVerdict
{
    Unseen,
    Accepted,
    Refused,
}

/// <summary>A file that a clinic's applicant or manager has handed in. Who may read it: managers of the clinic, the applicant, and admins, whose readings are logged.</summary>
public sealed class ClinicDocument : Entity
{
    /// <summary>So many has a clinic at most.</summary>
    public const int MostPerClinic = 12;
    public const int MaxName = 100;

    private ClinicDocument()
    {
    }

    /// <summary>Without these nothing can be handed in.</summary>
    public static IReadOnlyList<ClinicDocumentKind> Required { get; } =
        [ClinicDocumentKind.BusinessLicence, ClinicDocumentKind.ClinicLicence, ClinicDocumentKind.VetLicence, ClinicDocumentKind.ApplicantId];

    public Guid ClinicId { get; private set; }

    public ClinicDocumentKind Kind { get; private set; }

    /// <summary>Under which the file store keeps it.</summary>
    public string FileKey { get; private set; } = "";

    /// <summary>By its content.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public int Size { get; private set; }

    /// <summary>What the person called it, to be shown and for nothing else.</summary>
    public string Name { get; private set; } = "";

    public Guid UploadedBy { get; private set; }

    public DocumentVerdict Verdict { get; private set; }

    /// <summary>What is wrong with it, in the admin's words.</summary>
    public string? VerdictWords { get; private set; }

    public static ClinicDocument Hand(Guid clinicId, ClinicDocumentKind kind, string fileKey, string contentType, int size, string? name, Guid uploadedBy) => new()
    {
        ClinicId = clinicId,
        Kind = kind,
        FileKey = fileKey,
        ContentType = contentType,
        Size = size,
        Name = CleanName(name),
        UploadedBy = uploadedBy,
    };

    /// <summary>A name from outside, made fit to be shown: no folders, no control or direction characters, no endless length.</summary>
    public static string CleanName(string? name)
    {
        var path = name ?? "";
        var last = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        var shown = string.Concat(last.Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned)
            && !"<>\"':|?*".Contains(c, StringComparison.Ordinal))).Trim(' ', '.');
        return shown.Length > MaxName ? shown[..MaxName] : shown;
    }

    public Result Judge(DocumentVerdict verdict, string? words)
    {
        if (verdict == DocumentVerdict.Refused && string.IsNullOrWhiteSpace(words))
        {
            return Error.Invalid("reason", "required");
        }

        if (words?.Length > ClinicDecision.MaxWords)
        {
            return Error.Invalid("reason", "too-long", ClinicDecision.MaxWords);
        }

        Verdict = verdict;
        VerdictWords = verdict == DocumentVerdict.Refused ? words!.Trim() : null;
        return Result.Ok;
    }
}

/// <summary>An admin has opened a document.</summary>
public sealed class DocumentReading : Entity
{
    private DocumentReading()
    {
    }

    public Guid DocumentId { get; private set; }

    public Guid ReadBy { get; private set; }

    public static DocumentReading Of(Guid documentId, Guid readBy) => new() { DocumentId = documentId, ReadBy = readBy };
}

/// <summary>A picture of the clinic on its page and in search.</summary>
public sealed class ClinicPicture : Entity
{
    public const int MostPerClinic = 8;
    public const int MaxAlternative = 200;

    private ClinicPicture()
    {
    }

    public Guid ClinicId { get; private set; }

    public string FileKey { get; private set; } = "";

    /// <summary>Pixels, like the height: a page keeps the place free.</summary>
    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>What can be seen on it, for those who cannot see it.</summary>
    public string Alternative { get; private set; } = "";

    /// <summary>The lowest is shown first, and alone in search.</summary>
    public int Place { get; private set; }

    public static ClinicPicture Show(Guid clinicId, string fileKey, int width, int height, int place) =>
        new() { ClinicId = clinicId, FileKey = fileKey, Width = width, Height = height, Place = place };

    public Result Describe(string? words)
    {
        if (words?.Trim().Length > MaxAlternative)
        {
            return Error.Invalid("alternative", "too-long", MaxAlternative);
        }

        Alternative = words?.Trim() ?? "";
        return Result.Ok;
    }

    public void PutAt(int place) => Place = place;
}
