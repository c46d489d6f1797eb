using Microsoft.Extensions.Localization;
using PetPro.Core.Clinics;

namespace PetPro.Web.Clinic.Planning;

/// <summary>A clinic's refund steps as one sentence: “100 % until 24 h before, 50 % until 2 h before, then nothing.”</summary>
internal static class RuleSentence
{
    public static string Of(IStringLocalizer<PlanningTexts> words, IEnumerable<RefundStep> steps)
    {
        var sorted = steps.OrderByDescending(s => s.HoursBefore).ToList();
        return sorted.Count == 0
            ? words["refund-never"]
            : words["refund-sentence", string.Join(words["list-comma"], sorted.Select(s => words["refund-until", s.Percent, s.HoursBefore].Value))];
    }
}
