using PetPro.Web.Localization;

namespace PetPro.Web.Owner.Waitlist;

/// <summary>A part of the day that somebody can come in, as the page of free times divides it.</summary>
/// <param name="Code">Empty = the whole day.</param>
public sealed record DayPart(string Code, TimeOnly? From, TimeOnly? Until)
{
    public static IReadOnlyList<DayPart> All { get; } =
    [
        new("", null, null),
        new("morning", null, new TimeOnly(12, 0)),
        new("afternoon", new TimeOnly(12, 0), new TimeOnly(17, 0)),
        new("evening", new TimeOnly(17, 0), null),
    ];

    public static DayPart Of(string? code) => All.FirstOrDefault(p => p.Code == code) ?? All[0];

    public static DayPart Of(TimeOnly? from, TimeOnly? until) => All.FirstOrDefault(p => p.From == from && p.Until == until) ?? All[0];
}

/// <summary>How the waitlist's pages say days.</summary>
public static class WaitlistWords
{
    public static string Days(DateOnly first, DateOnly last) => first == last ? Shown.Day(first) : $"{Shown.Day(first)} – {Shown.Day(last)}";
}
