using System.Globalization;
using Microsoft.Extensions.Localization;
using PetPro.Core.Records;

namespace PetPro.Web.Records;

/// <summary>Amounts and sizes of records as people read them, in the language of the page.</summary>
public static class RecordShown
{
    /// <summary>`0.75`: at most four decimals, in the reader's notation.</summary>
    public static string Number(decimal number) => number.ToString("0.####", CultureInfo.CurrentCulture);

    /// <summary>`0.8 ml`.</summary>
    public static string Units(this IStringLocalizer<RecordTexts> texts, decimal units, DoseUnit unit) =>
        texts[$"units-{unit.ToString().ToLowerInvariant()}", Number(units)];

    /// <summary>`1.4 MB`.</summary>
    public static string Size(int bytes) => bytes < 1024 * 1024
        ? $"{Math.Max(1, bytes / 1024).ToString(CultureInfo.CurrentCulture)} kB"
        : $"{(bytes / 1024m / 1024m).ToString("0.#", CultureInfo.CurrentCulture)} MB";
}
