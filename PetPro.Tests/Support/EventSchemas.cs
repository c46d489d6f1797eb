using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PetPro.Tests.Support;

/// <summary>
/// The schemas in docs/events, and as much of JSON Schema as they use. A keyword that this does not know is a finding: a schema
/// must not ask for what nobody checks.
/// </summary>
public static class EventSchemas
{
    private static readonly string[] Notes = ["$schema", "$id", "title", "description"];

    /// <summary>By file name without `.json`: `booking.confirmed.v1`.</summary>
    public static IReadOnlyDictionary<string, JsonObject> All { get; } = Directory.GetFiles(Folder(), "*.json")
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => JsonNode.Parse(File.ReadAllText(file))!.AsObject());

    /// <summary>What is wrong with a value; nothing = it fits.</summary>
    public static IReadOnlyList<string> Check(JsonObject schema, JsonNode? value, string at = "$") =>
        [.. schema.Where(k => !Notes.Contains(k.Key)).SelectMany(k => CheckKeyword(schema, k.Key, k.Value!, value, at))];

    /// <summary>A value made from the schema alone.</summary>
    public static JsonNode Sample(JsonObject schema) => schema switch
    {
        _ when schema["const"] is { } constant => constant.DeepClone(),
        _ when schema["enum"] is { } choices => choices[0]!.DeepClone(),
        _ when schema["properties"] is JsonObject properties =>
            new JsonObject(properties.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)Sample(p.Value!.AsObject())))),
        _ when (string?)schema["type"] == "boolean" => true,
        _ when (string?)schema["type"] == "integer" => (long?)schema["minimum"] + 1 ?? 7,
        _ => (string?)schema["format"] switch
        {
            "uuid" => Guid.NewGuid().ToString(),
            "date" => "2026-11-24",
            "date-time" => "2026-11-24T09:30:00+07:00",
            _ => ((string?)schema["pattern"])?.StartsWith("^P", StringComparison.Ordinal) == true ? "P3479CDF" : "09:30:00",
        },
    };

    private static IEnumerable<string> CheckKeyword(JsonObject schema, string keyword, JsonNode asked, JsonNode? value, string at) => keyword switch
    {
        "type" => Unless(IsOfType((string)asked!, value), $"{at} is not of type {asked}"),
        "const" => Unless(JsonNode.DeepEquals(asked, value), $"{at} is not {asked}"),
        "enum" => Unless(asked.AsArray().Any(choice => JsonNode.DeepEquals(choice, value)), $"{at} is none of {asked.ToJsonString()}"),
        "minimum" => Unless(value is JsonValue && (long)value >= (long)asked, $"{at} is below {asked}"),
        "maximum" => Unless(value is JsonValue && (long)value <= (long)asked, $"{at} is above {asked}"),
        "pattern" => Unless(Regex.IsMatch((string)value!, (string)asked!), $"{at} does not match {asked}"),
        "format" => Unless(IsOfFormat((string)asked!, (string)value!), $"{at} is no {asked}"),
        "required" => asked.AsArray().Where(name => !value!.AsObject().ContainsKey((string)name!)).Select(name => $"{at}.{name} is missing"),
        "properties" => asked.AsObject().Where(p => value!.AsObject().ContainsKey(p.Key))
            .SelectMany(p => Check(p.Value!.AsObject(), value![p.Key], $"{at}.{p.Key}")),
        "additionalProperties" => value!.AsObject().Where(p => !schema["properties"]!.AsObject().ContainsKey(p.Key)).Select(p => $"{at}.{p.Key} is not foreseen"),
        _ => [$"{at} is asked for the unknown keyword {keyword}"],
    };

    private static bool IsOfType(string type, JsonNode? value) => (type, value) switch
    {
        ("object", JsonObject) => true,
        ("string", JsonValue text) => text.TryGetValue<string>(out _),
        ("boolean", JsonValue truth) => truth.TryGetValue<bool>(out _),
        ("integer", JsonValue number) => number.TryGetValue<long>(out _),
        _ => false,
    };

    private static bool IsOfFormat(string format, string value) => format switch
    {
        "uuid" => Guid.TryParseExact(value, "D", out _),
        "date" => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => Regex.IsMatch(value, @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")
            && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _),
        _ => false,
    };

    private static IEnumerable<string> Unless(bool fits, string finding) => fits ? [] : [finding];

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PetPro.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return Path.Combine(folder.FullName, "docs", "events");
    }
}
