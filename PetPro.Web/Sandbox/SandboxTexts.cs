namespace PetPro.Web.Sandbox;

/// <summary>The texts of the sandbox's payment page.</summary>
public sealed class SandboxTexts;
