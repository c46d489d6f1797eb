namespace PetPro.Core.Records;

/// <summary>A file in a pet's record: a laboratory's answer, an X-ray, a letter. It is never called by the name that it was sent with.</summary>
public sealed class Attachment : Entity
{
    public const int LongestTitle = 120;

    private Attachment()
    {
    }

    public Guid PetId { get; private set; }

    public Guid ClinicId { get; private set; }

    public Guid BookingId { get; private set; }

    public Guid AuthorStaffId { get; private set; }

    /// <summary>What it is, in the words of who put it there.</summary>
    public string Title { get; private set; } = "";

    public string FileKey { get; private set; } = "";

    public string ContentType { get; private set; } = "";

    public int Bytes { get; private set; }

    public static Result CheckTitle(string title) =>
        Words(title).Length == 0 ? Error.Invalid("title", "required")
        : Words(title).Length > LongestTitle ? Error.Invalid("title", "too-long", LongestTitle)
        : Result.Ok;

    public static Attachment Put(Guid petId, Guid clinicId, Guid bookingId, Guid authorStaffId, string title, string fileKey, string contentType, int bytes) => new()
    {
        PetId = petId,
        ClinicId = clinicId,
        BookingId = bookingId,
        AuthorStaffId = authorStaffId,
        Title = Words(title),
        FileKey = fileKey,
        ContentType = contentType,
        Bytes = bytes,
    };

    /// <summary>Whoever copies a title from elsewhere may bring signs that nobody sees.</summary>
    private static string Words(string title) => string.Concat(title.Where(c => !char.IsControl(c))).Trim();
}
