using System.Globalization;

namespace PetPro.Data.Notifications;

/// <summary>Which vaccines of a pet are due when, as mails carry it (`rabies:2027-03-03,dhpp:2027-03-05`), and in words.</summary>
internal static class DueList
{
    public static string Write(IEnumerable<(string Code, DateOnly On)> due) =>
        string.Join(',', due.Select(d => $"{d.Code}:{d.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"));

    /// <summary>The facts that texts may name: pet and vaccines.</summary>
    public static async Task<Dictionary<string, string>> FactsAsync(PetProDb db, Guid petId, string list, string language, CancellationToken cancellation)
    {
        var due = list.Split(',').Select(item => item.Split(':')).ToDictionary(
            item => item[0], item => DateOnly.ParseExact(item[1], "yyyy-MM-dd", CultureInfo.InvariantCulture));
        var codes = due.Keys.ToArray();
        var names = await db.Vaccines.AsNoTracking().Where(v => codes.Contains(v.Code)).ToDictionaryAsync(v => v.Code, v => v.NameIn(language), cancellation);
        return new Dictionary<string, string>
        {
            ["pet"] = await db.Pets.Where(p => p.Id == petId).Select(p => p.Name).SingleAsync(cancellation),
            ["vaccines"] = string.Join('\n', due.Select(d => Texts.Notices.Fill("vaccine-due-line", language, new Dictionary<string, string>
            {
                ["vaccine"] = names[d.Key],
                ["day"] = Wording.Day(d.Value, language),
            }))),
        };
    }
}
