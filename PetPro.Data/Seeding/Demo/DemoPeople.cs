using PetPro.Core.Accounts;
using PetPro.Data.Accounts;

namespace PetPro.Data.Seeding.Demo;

/// <param name="City">Where they live and look for clinics.</param>
internal sealed record DemoOwner(Guid Id, string Name, string City, string Language);

/// <summary>Accounts: sixty owners over six cities, the clinics' managers, and the three that the README names.</summary>
internal sealed class DemoPeople(DemoFacts facts, DemoRows rows, string passwordHash, DateTimeOffset now)
{
    /// <summary>How many owners live where.</summary>
    private static readonly (string City, int Owners)[] Cities =
        [("Jakarta", 21), ("Bandung", 10), ("Surabaya", 10), ("Denpasar", 8), ("Makassar", 6), ("Jayapura", 5)];

    private static readonly string[] Foreign = ["en", "ja"];
    private readonly DemoRandom random = new(1);
    private readonly HashSet<string> addresses = [];

    /// <summary>The first is the owner of the README.</summary>
    public IReadOnlyList<DemoOwner> AddOwners()
    {
        List<DemoOwner> owners = [];
        foreach (var city in Cities.SelectMany(c => Enumerable.Repeat(c.City, c.Owners)))
        {
            var isNamed = owners.Count == 0;
            var foreign = isNamed ? 0 : owners.Count % 9;
            var language = foreign is 4 ? "en" : foreign is 8 ? "ja" : "id";
            var name = isNamed ? "Sari Wijaya" : NameIn(Foreign.Contains(language) ? language : city);
            var email = isNamed ? SeedDemo.OwnerEmail : AddressOf(name, "mail.petpro.test");
            var id = AddAccount(email, name, language, $"{random.Pick(facts.People.Streets)} No. {random.Between(1, 120)}, {city}");
            owners.Add(new DemoOwner(id, name, city, language));
        }

        return owners;
    }

    public void AddAdmin(Guid adminRole)
    {
        var id = AddAccount(SeedDemo.AdminEmail, "Admin PetPro", "en", null);
        rows.Add(new UserRole { UserId = id, RoleId = adminRole }, now);
    }

    public Guid AddAccount(string email, string name, string language, string? address)
    {
        var joinedAt = now.AddDays(-random.Between(112, 420));
        var user = new User
        {
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            PasswordHash = passwordHash,
            SecurityStamp = random.Code("", 32),
            ConcurrencyStamp = random.Code("", 32),
            LockoutEnabled = true,
        };
        rows.Add(user, joinedAt);
        rows.Add(
            new UserProfile { UserId = user.Id, FullName = name, PhoneNumber = $"+62812{random.Digits(8)}", Address = address, Language = language }, joinedAt);
        return user.Id;
    }

    /// <param name="of">A city or a language.</param>
    public string NameIn(string of)
    {
        var names = facts.People.Names.GetValueOrDefault(of) ?? facts.People.Names["general"];
        return $"{random.Pick(names.First)} {random.Pick(names.Last)}";
    }

    /// <summary>A mail address after the name, with a number where it is taken.</summary>
    public string AddressOf(string name, string domain)
    {
        var plain = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetter(c) ? c : '.'));
        var address = $"{plain}@{domain}";
        var number = 1;
        while (!addresses.Add(address))
        {
            number++;
            address = $"{plain}{number}@{domain}";
        }

        return address;
    }

    public static string RoleOf(string trade) => trade switch
    {
        "reception" => Roles.Reception,
        "groomer" or "trainer" => Roles.Carer,
        _ => Roles.Veterinarian,
    };
}
