using System.Globalization;
using Microsoft.Extensions.Localization;
using PetPro.Data.Notifications;

namespace PetPro.Web.Components;

/// <summary>How much of an instant to show.</summary>
public enum DateStyle
{
    /// <summary>Weekday, date, time and zone.</summary>
    Full,

    /// <summary>The same, short: for lists.</summary>
    Short,

    /// <summary>Weekday and date.</summary>
    Date,

    /// <summary>Time and zone.</summary>
    Time,
}

/// <summary>Dates and times as text, in the language of the page and the zone of the clinic.</summary>
public static class DateTexts
{
    public static string Of(this IStringLocalizer<SharedTexts> texts, DateTimeOffset at, string zone, DateStyle style)
    {
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone));
        var text = local.ToString(texts[$"date-{style.ToString().ToLowerInvariant()}"].Value, CultureInfo.CurrentUICulture);
        return style == DateStyle.Date ? text : $"{text} {Wording.ZoneName(local, zone)}";
    }

    /// <summary>A day without a time, and so without a zone.</summary>
    public static string Of(this IStringLocalizer<SharedTexts> texts, DateOnly day) =>
        day.ToString(texts["date-date"].Value, CultureInfo.CurrentUICulture);

    /// <summary>Indonesian writes a full stop where the others write a colon.</summary>
    public static string Of(TimeOnly time) => time.ToString("HH:mm", CultureInfo.CurrentUICulture);
}
