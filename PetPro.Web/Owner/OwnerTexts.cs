namespace PetPro.Web.Owner;

/// <summary>The texts of this area.</summary>
public sealed class OwnerTexts;
