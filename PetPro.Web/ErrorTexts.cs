namespace PetPro.Web;

/// <summary>A sentence for each error code and each field's code: what is wrong and what to do.</summary>
public sealed class ErrorTexts;
