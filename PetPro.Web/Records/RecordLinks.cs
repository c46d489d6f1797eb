namespace PetPro.Web.Records;

/// <summary>Where a reader finds the files and papers of a record; null = this reader has none of these.</summary>
public sealed record RecordLinks(Func<Guid, string>? Attachment, Func<Guid, string>? Certificate, Func<Guid, string>? Prescription)
{
    public static RecordLinks Owner { get; } = Under("/owner/records");

    public static RecordLinks Clinic(Guid clinicId) => Under($"/clinic/{clinicId}/records");

    public static RecordLinks Passport(string secret) => new(id => $"/passport/{secret}/files/{id}", null, null);

    private static RecordLinks Under(string root) =>
        new(id => $"{root}/attachments/{id}", id => $"{root}/certificates/{id}.pdf", id => $"{root}/prescriptions/{id}.pdf");
}
