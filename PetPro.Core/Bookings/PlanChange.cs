using PetPro.Core.Clinics;

namespace PetPro.Core.Bookings;

/// <summary>What somebody is about to change of a clinic's plan; whatever is null stays as it is.</summary>
public sealed record PlanChange
{
    public WeeklyHours? Opening { get; init; }

    /// <summary>A day that gets hours of its own, or is closed.</summary>
    public OpeningException? SpecialDay { get; init; }

    /// <summary>A special day that becomes a day like its weekday.</summary>
    public DateOnly? OrdinaryDay { get; init; }

    public (Guid ServiceId, ServiceTerms Terms)? Service { get; init; }

    public Guid? WithdrawnService { get; init; }

    public (Guid StaffId, WeeklyHours Hours)? WorkingHours { get; init; }

    public StaffAbsence? Absence { get; init; }

    public Guid? LeavingStaff { get; init; }

    /// <summary>The plan as it would be. The entities of <paramref name="plan"/> are changed: hand in a plan of one's own.</summary>
    public ClinicPlan ApplyTo(ClinicPlan plan)
    {
        if (Service is { } service)
        {
            plan.Services.FirstOrDefault(s => s.Id == service.ServiceId)?.Change(service.Terms);
        }

        plan.Services.FirstOrDefault(s => s.Id == WithdrawnService)?.Withdraw();
        plan.Staff.FirstOrDefault(s => s.Id == LeavingStaff)?.Leave();
        if (WorkingHours is { } working)
        {
            plan.Staff.FirstOrDefault(s => s.Id == working.StaffId)?.ChangeWorkingHours(working.Hours);
        }

        return plan with
        {
            Opening = Opening ?? plan.Opening,
            Exceptions = [.. plan.Exceptions.Where(e => e.Date != SpecialDay?.Date && e.Date != OrdinaryDay), .. SpecialDay is { } day ? [day] : Array.Empty<OpeningException>()],
            Absences = [.. plan.Absences, .. Absence is { } absence ? [absence] : Array.Empty<StaffAbsence>()],
        };
    }
}
