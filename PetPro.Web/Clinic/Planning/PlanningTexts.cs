namespace PetPro.Web.Clinic.Planning;

/// <summary>The texts of what a clinic plans: services, hours, rules, exceptions.</summary>
public sealed class PlanningTexts;
