namespace PetPro.Web.Records;

/// <summary>The texts of medical records, wherever they are shown or printed.</summary>
public sealed class RecordTexts;
