namespace PetPro.Core.Shared;

/// <summary>
/// Who acts. It is read from the database for each use case, so that a revoked role counts at once.
/// </summary>
/// <param name="UserId">The account; <see cref="Guid.Empty"/> for <see cref="System"/> and <see cref="Visitor"/>.</param>
/// <param name="Permissions">What the roles of the account grant everywhere.</param>
/// <param name="ClinicPermissions">What the roles at each clinic grant there, by clinic.</param>
public sealed record Actor(
    Guid UserId,
    IReadOnlySet<string> Permissions,
    IReadOnlyDictionary<Guid, IReadOnlySet<string>> ClinicPermissions)
{
    private static readonly IReadOnlyDictionary<Guid, IReadOnlySet<string>> NoClinics = new Dictionary<Guid, IReadOnlySet<string>>();

    /// <summary>Jobs, event handlers and the relay.</summary>
    public static Actor System { get; } = new(Guid.Empty, new HashSet<string>(), NoClinics) { IsSystem = true };

    /// <summary>Somebody who has not signed in.</summary>
    public static Actor Visitor { get; } = new(Guid.Empty, new HashSet<string>(), NoClinics);

    public bool IsSystem { get; private init; }

    public bool IsSignedIn => UserId != Guid.Empty;

    /// <summary>May the actor do this everywhere? The system may do everything.</summary>
    public bool May(string permission) => IsSystem || Permissions.Contains(permission);

    /// <summary>May the actor do this at that clinic, by a role there?</summary>
    public bool MayAt(Guid clinicId, string permission) =>
        IsSystem || (ClinicPermissions.TryGetValue(clinicId, out var granted) && granted.Contains(permission));

    /// <summary>The clinics at which the actor may do this.</summary>
    public Guid[] ClinicsWhere(string permission) =>
        [.. ClinicPermissions.Where(c => c.Value.Contains(permission)).Select(c => c.Key)];

    /// <summary>An actor with no role: the owner of pets that an account is by itself.</summary>
    public static Actor Owner(Guid userId) => new(userId, new HashSet<string>(), NoClinics);
}
