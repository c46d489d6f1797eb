using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using PetPro.Core.Clinics;

namespace PetPro.Data.Mapping;

/// <summary>
/// Hours in the shape of the design document: {"monday": {"open": "09:00", "close": "18:00", "is_open": true}, …}. A day with breaks
/// has its stretches as well, [{"open": "09:00", "close": "12:00"}, …]; who does not know of them reads the day from end to end.
/// </summary>
internal sealed class WeeklyHoursJson : JsonConverter<WeeklyHours>
{
    public override WeeklyHours Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var days = new Dictionary<DayOfWeek, IReadOnlyList<DayHours>>();
        using var document = JsonDocument.ParseValue(ref reader);
        foreach (var day in document.RootElement.EnumerateObject().Where(d => d.Value.GetProperty("is_open").GetBoolean()))
        {
            days[Enum.Parse<DayOfWeek>(day.Name, ignoreCase: true)] = day.Value.TryGetProperty("stretches", out var stretches)
                ? [.. stretches.EnumerateArray().Select(Hours)]
                : [Hours(day.Value)];
        }

        return new WeeklyHours(days);
    }

    public override void Write(Utf8JsonWriter writer, WeeklyHours value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            writer.WriteStartObject(day.ToString().ToLowerInvariant());
            Write(writer, value.On(day));
            writer.WriteBoolean("is_open", value.On(day) is not null);
            if (value.StretchesOn(day) is { Count: > 1 } stretches)
            {
                writer.WriteStartArray("stretches");
                foreach (var stretch in stretches)
                {
                    writer.WriteStartObject();
                    Write(writer, stretch);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, DayHours? hours)
    {
        writer.WriteString("open", hours?.Open.ToString("HH:mm", CultureInfo.InvariantCulture));
        writer.WriteString("close", hours?.Close.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    private static DayHours Hours(JsonElement stretch) => new(Time(stretch, "open"), Time(stretch, "close"));

    private static TimeOnly Time(JsonElement stretch, string name) =>
        TimeOnly.ParseExact(stretch.GetProperty(name).GetString()!, "HH:mm", CultureInfo.InvariantCulture);
}
