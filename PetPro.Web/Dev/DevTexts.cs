namespace PetPro.Web.Dev;

/// <summary>The texts of the pages for development.</summary>
public sealed class DevTexts;
