namespace PetPro.Data.Outside.Sandbox;

/// <summary>The settings `Payments:Sandbox`.</summary>
public sealed class SandboxOptions
{
    public const string Section = "Payments:Sandbox";

    /// <summary>Whether the sandbox takes payments. Unset = in Development only: it gives everything away for nothing.</summary>
    public bool? Enabled { get; set; }

    /// <summary>What webhooks are signed with. Unset = made by chance once and kept in the database.</summary>
    public string? Secret { get; set; }

    /// <summary>Where webhooks are sent. Unset = this server.</summary>
    public Uri? WebhookUrl { get; set; }

    /// <summary>Where the payment pages are. Unset = this server.</summary>
    public Uri? PublicUrl { get; set; }
}
