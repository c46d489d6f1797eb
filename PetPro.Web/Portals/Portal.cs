namespace PetPro.Web.Portals;

/// <summary>The names of the portals' policies.</summary>
public static class Portal
{
    public const string Owner = "owner-portal";
    public const string Clinic = "clinic-portal";
    public const string Admin = "admin-portal";
}
