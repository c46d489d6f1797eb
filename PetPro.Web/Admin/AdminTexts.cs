namespace PetPro.Web.Admin;

/// <summary>The texts of this area.</summary>
public sealed class AdminTexts;
