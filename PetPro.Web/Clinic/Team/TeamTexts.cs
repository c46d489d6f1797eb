namespace PetPro.Web.Clinic.Team;

/// <summary>The texts of the pages about a clinic's staff and profile.</summary>
public sealed class TeamTexts;
