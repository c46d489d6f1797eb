using PetPro.Core.Clinics;
using PetPro.Core.Shared;

namespace PetPro.Web.Clinic.Planning;

/// <summary>A holiday or a day with hours of its own, as it is typed.</summary>
public sealed class SpecialDayEntry
{
    public DateOnly? Date { get; set; }

    public string Reason { get; set; } = "";

    public bool IsOpen { get; set; }

    public StretchEntry Hours { get; } = new() { Open = new TimeOnly(9, 0), Close = new TimeOnly(13, 0) };

    public Result<(DateOnly Date, DayHours? Hours, string Reason)> Read() => this switch
    {
        { Date: null } => Error.Invalid("date", "required"),
        { IsOpen: true, Hours.IsWhole: false } => Error.Invalid("hours", "hours-stretch"),
        { Date: { } date } => (date, IsOpen ? Hours.Hours : (DayHours?)null, Reason),
    };
}
