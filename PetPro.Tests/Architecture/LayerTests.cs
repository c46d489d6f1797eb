using System.Text.RegularExpressions;
using PetPro.Core.Shared;

namespace PetPro.Tests.Architecture;

public sealed partial class LayerTests
{
    private static readonly string[] SharedTypes =
    [
        "Actor", "DomainEvent", "Entity", "Error", "ErrorKind", "EventTypeAttribute", "FieldError", "LinkSecret", "Money", "Result", "Result`1", "TimeRange",
    ];

    /// <summary>Who in Core may know whom. Modules otherwise meet through ids and events.</summary>
    private static readonly Dictionary<string, string[]> InCore = new()
    {
        ["Bookings"] = ["Clinics"],
        ["Clinics"] = ["Accounts"],
        ["Payments"] = ["Outside"],
    };

    /// <summary>What everything in Data may stand on.</summary>
    private static readonly string[] Ground = ["Idempotency", "Jobs", "Live", "Mapping", "Outbox"];

    /// <summary>Who in Data may know which other module's code. Notifications, Payments and Ledger serve all.</summary>
    private static readonly Dictionary<string, string[]> InData = new()
    {
        ["Accounts"] = [.. Ground, "Notifications"],
        ["Bookings"] = [.. Ground, "Notifications", "Payments", "Ledger", "Pets"],
        ["Clinics"] = [.. Ground, "Notifications"],
        ["Desk"] = [.. Ground, "Accounts", "Bookings", "Pets"],
        ["Idempotency"] = [],
        ["Jobs"] = ["Live", "Mapping"],
        ["Ledger"] = Ground,
        ["Notifications"] = [.. Ground, "Outside"],
        ["Operations"] = [.. Ground, "Ledger", "Notifications", "Payments"],
        ["Outbox"] = ["Accounts", "Jobs", "Live", "Mapping"],
        ["Outside"] = ["Live", "Mapping", "Notifications"],
        ["Payments"] = [.. Ground, "Ledger", "Notifications"],
        ["Pets"] = [.. Ground, "Notifications"],
        ["Records"] = [.. Ground, "Pets"],
        ["Seeding"] = ["Accounts", "Bookings", "Clinics", "Ledger", "Mapping", "Notifications", "Outbox", "Outside", "Payments", "Pets"],
    };

    [Fact]
    public void Core_stands_on_the_base_class_library_alone() =>
        typeof(Money).Assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(name => !name.StartsWith("System", StringComparison.Ordinal) || name.StartsWith("System.Data", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void Data_knows_nothing_of_Web() =>
        typeof(PetPro.Data.PetProDb).Assembly.GetReferencedAssemblies().Select(a => a.Name).ShouldNotContain("PetPro.Web");

    [Fact]
    public void Shared_is_a_closed_list() =>
        typeof(Money).Assembly.GetExportedTypes().Where(t => t.Namespace == typeof(Money).Namespace).Select(t => t.Name)
            .Except(SharedTypes).ShouldBeEmpty("what two modules share moves there only by a decision");

    [Fact]
    public void Modules_of_Core_know_only_whom_they_may() => Foreign("PetPro.Core", InCore, "Shared").ShouldBeEmpty();

    [Fact]
    public void Modules_of_Data_know_only_whom_they_may() => Foreign("PetPro.Data", InData).ShouldBeEmpty();

    /// <summary>The mapping of tables is exempt: a foreign key has to name what it points at.</summary>
    private static IEnumerable<string> Foreign(string project, Dictionary<string, string[]> allowed, params string[] everybodys) =>
        from file in Sources.Of(project, ".cs")
        where file.Module is not ("" or "Migrations") && !file.Name.EndsWith("Tables.cs", StringComparison.Ordinal)
        from Match mention in Mention(project).Matches(file.Text)
        let module = mention.Groups[1].Value
        where module != file.Module && Directory.Exists(Path.Combine(Sources.Root, project, module))
            && !everybodys.Contains(module) && !allowed.GetValueOrDefault(file.Module, []).Contains(module)
        select $"{file.Name} knows {module}";

    private static Regex Mention(string project) => project == "PetPro.Core" ? InCorePattern() : InDataPattern();

    [GeneratedRegex(@"\bPetPro\.Core\.(\w+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InCorePattern();

    [GeneratedRegex(@"\bPetPro\.Data\.(\w+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InDataPattern();
}
