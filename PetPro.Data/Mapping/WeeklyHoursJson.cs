using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using PetPro.Core.Clinics;

namespace PetPro.Data.Mapping;

/// <summary>Hours in the shape of the design document: {"monday": {"open": "09:00", "close": "18:00", "is_open": true}, …}.</summary>
internal sealed class WeeklyHoursJson : JsonConverter<WeeklyHours>
{
    public override WeeklyHours Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var days = new Dictionary<DayOfWeek, DayHours>();
        using var document = JsonDocument.ParseValue(ref reader);
        foreach (var day in document.RootElement.EnumerateObject().Where(d => d.Value.GetProperty("is_open").GetBoolean()))
        {
            days[Enum.Parse<DayOfWeek>(day.Name, ignoreCase: true)] = new DayHours(Time(day.Value, "open"), Time(day.Value, "close"));
        }

        return new WeeklyHours(days);
    }

    public override void Write(Utf8JsonWriter writer, WeeklyHours value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            var hours = value.On(day);
            writer.WriteStartObject(day.ToString().ToLowerInvariant());
            writer.WriteString("open", hours?.Open.ToString("HH:mm", CultureInfo.InvariantCulture));
            writer.WriteString("close", hours?.Close.ToString("HH:mm", CultureInfo.InvariantCulture));
            writer.WriteBoolean("is_open", hours is not null);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static TimeOnly Time(JsonElement day, string name) =>
        TimeOnly.ParseExact(day.GetProperty(name).GetString()!, "HH:mm", CultureInfo.InvariantCulture);
}
