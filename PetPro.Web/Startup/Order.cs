namespace PetPro.Web.Startup;

internal enum OrderKind
{
    Run,
    Migrate,
    Seed,
}

/// <summary>What the command line asks for: `run` (also when it says nothing), `migrate`, `seed demo` or `seed reference`.</summary>
internal sealed record Order(OrderKind Kind, bool Demo = false)
{
    /// <summary>Null where it asks for something that is not there. Settings (`--key=value`) are the configuration's.</summary>
    public static Order? Parse(string[] args) => args.Where(a => !a.StartsWith('-') && !a.Contains('=', StringComparison.Ordinal)).ToArray() switch
    {
        [] or ["run"] => new(OrderKind.Run),
        ["migrate"] => new(OrderKind.Migrate),
        ["seed", "demo"] => new(OrderKind.Seed, Demo: true),
        ["seed", "reference"] => new(OrderKind.Seed),
        _ => null,
    };
}
