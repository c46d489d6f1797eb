namespace PetPro.Web.Clinic;

/// <summary>The texts of this area.</summary>
public sealed class ClinicTexts;
