using Microsoft.Extensions.Localization;

namespace PetPro.Web.Owner.Pets;

public static class PetAge
{
    /// <summary>In months up to the first birthday, in years then; null where the birthday is not known.</summary>
    public static string? Age(this IStringLocalizer<OwnerTexts> texts, DateOnly? born, DateOnly today)
    {
        if (born is not { } day)
        {
            return null;
        }

        var months = InMonths(day, today);
        return months < 12 ? texts["age-months", months].Value : texts["age-years", months / 12].Value;
    }

    /// <summary>Whole months that have passed.</summary>
    public static int InMonths(DateOnly born, DateOnly today)
    {
        var months = ((today.Year - born.Year) * 12) + today.Month - born.Month;
        return Math.Max(0, today.Day < born.Day ? months - 1 : months);
    }
}
