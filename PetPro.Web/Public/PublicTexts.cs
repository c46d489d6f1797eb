namespace PetPro.Web.Public;

/// <summary>The texts of this area.</summary>
public sealed class PublicTexts;
