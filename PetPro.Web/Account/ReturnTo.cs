using PetPro.Core.Accounts;
using PetPro.Core.Shared;

namespace PetPro.Web.Account;

/// <summary>Where somebody goes who has just signed in.</summary>
internal static class ReturnTo
{
    public const string Parameter = "returnUrl";

    /// <summary>The page that was asked for where it is one of ours, else the portal that is theirs.</summary>
    public static string Page(string? asked, Actor actor) => IsOurs(asked) ? asked! : Home(actor);

    /// <summary>A path within the application. What browsers read as another site (`//x`, `/\x`, control characters) is not.</summary>
    public static bool IsOurs(string? path) => path switch
    {
        null or "" => false,
        _ when path.Any(char.IsControl) || path.Contains('\\', StringComparison.Ordinal) => false,
        ['/'] => true,
        ['/', not '/', ..] => !path.StartsWith("/account/sign-", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static string Home(Actor actor) => actor switch
    {
        _ when actor.May(Permissions.ReviewClinics) || actor.May(Permissions.Operate) => "/admin",
        _ when actor.ClinicsWhere(Permissions.SeeVisits).Length > 0 => "/clinic",
        _ => "/owner/bookings",
    };
}
