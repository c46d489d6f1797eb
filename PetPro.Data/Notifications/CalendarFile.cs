using System.Globalization;
using System.Text;

namespace PetPro.Data.Notifications;

/// <summary>Events as an iCalendar file (RFC 5545): CRLF, lines folded at 75 octets.</summary>
public static class CalendarFile
{
    private const int LineOctets = 75;

    /// <param name="properties">Of the event, their values already in the form that their type wants.</param>
    public static string Write(IReadOnlyList<(string Name, string Value)> properties) => Write([], [properties]);

    /// <param name="head">What is said of the calendar as a whole.</param>
    /// <param name="events">The properties of each.</param>
    public static string Write(IReadOnlyList<(string Name, string Value)> head, IEnumerable<IReadOnlyList<(string Name, string Value)>> events)
    {
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//PetPro//Visits//EN");
        Line(file, "CALSCALE:GREGORIAN");
        Line(file, "METHOD:PUBLISH");
        Lines(file, head);
        foreach (var properties in events)
        {
            Line(file, "BEGIN:VEVENT");
            Lines(file, properties);
            Line(file, "END:VEVENT");
        }

        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    public static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Of a visit: the same in mails, downloads and feeds, so that each finds the entry of the other.</summary>
    public static string Uid(Guid bookingId) => $"booking-{bookingId}@petpro";

    /// <summary>Grows with each move and with the cancellation.</summary>
    public static string Sequence(int timesMoved, bool isCancelled) => (timesMoved + (isCancelled ? 1 : 0)).ToString(CultureInfo.InvariantCulture);

    /// <summary>A value of type TEXT: backslashes, commas, semicolons and line breaks escaped.</summary>
    public static string Text(string value) => value.ReplaceLineEndings("\n")
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);

    private static void Lines(StringBuilder file, IReadOnlyList<(string Name, string Value)> properties)
    {
        foreach (var (name, value) in properties)
        {
            Line(file, $"{name}:{value}");
        }
    }

    /// <summary>Folds between characters, never inside one.</summary>
    private static void Line(StringBuilder file, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
