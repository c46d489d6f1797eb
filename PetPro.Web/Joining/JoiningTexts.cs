namespace PetPro.Web.Joining;

/// <summary>The texts of this area.</summary>
public sealed class JoiningTexts;
