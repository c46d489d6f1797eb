using System.Globalization;
using System.Text.RegularExpressions;

namespace PetPro.Core.Clinics;

/// <summary>Where a clinic is, in degrees of WGS 84.</summary>
public sealed partial record ClinicPosition(double Latitude, double Longitude)
{
    /// <summary>
    /// Reads `-6.2001, 106.8167`, and the addresses of map pages that people copy: `…/@-6.2,106.8,17z`, `…?q=-6.2,106.8`,
    /// `…#map=17/-6.2/106.8`, `…!3d-6.2!4d106.8`.
    /// </summary>
    public static Result<ClinicPosition> Parse(string? text, string field = "position")
    {
        var typed = text?.Trim() ?? "";
        if (typed.Length == 0)
        {
            return Error.Invalid(field, "required");
        }

        var match = new[] { Marked(), InMap(), Pair() }.Select(form => form.Match(typed)).FirstOrDefault(m => m.Success);
        return match is not null
            && double.TryParse(match.Groups["lat"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            && double.TryParse(match.Groups["lon"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            && Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180 && (latitude, longitude) is not (0, 0)
            ? new ClinicPosition(latitude, longitude)
            : Error.Invalid(field, "clinic-position");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Latitude:0.######}, {Longitude:0.######}");

    [GeneratedRegex(@"!3d(?<lat>-?\d{1,3}(\.\d+)?)!4d(?<lon>-?\d{1,3}(\.\d+)?)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Marked();

    [GeneratedRegex(@"#map=[\d.]+/(?<lat>-?\d{1,3}(\.\d+)?)/(?<lon>-?\d{1,3}(\.\d+)?)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InMap();

    [GeneratedRegex(@"(?<![\d.])(?<lat>-?\d{1,2}(\.\d+)?)\s*(,|;|%2C|\s)\s*(?<lon>-?\d{1,3}(\.\d+)?)(?![\d.])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pair();
}
