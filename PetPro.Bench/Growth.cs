using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PetPro.Core.Accounts;
using PetPro.Core.Shared;
using PetPro.Data;
using PetPro.Data.Bookings;
using PetPro.Data.Clinics;

namespace PetPro.Bench;

/// <summary>
/// What a search with next free times and a clinic's calendar week cost while slots grow from ten thousand to a million: time, time
/// in reads of one clinic by its key, and rows read. One client, in this process: nothing but the use case and the database.
/// </summary>
internal static class Growth
{
    private const int Rounds = 60;
    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000];

    private static readonly (string Name, ClinicsWanted Wanted)[] Searches =
    [
        ("words with errors, in a city", new("konsultsi angrek", City: "Sukabumi")),
        ("nearest first", new(Latitude: -6.9, Longitude: 106.95)),
        ("cheapest grooming for a cat, in a city", new(City: "Sukabumi", Category: "grooming", Species: "cat", MaxPrice: 150_000, Order: ClinicOrder.Price)),
        ("open now, best rated, in a city", new(City: "Sukabumi", MinRating: 4, OpenNow: true)),
        ("soonest vaccination, in a city", new(City: "Sukabumi", Category: "vaccination", Order: ClinicOrder.Soonest)),
        ("a common word, everywhere", new("vaksin kucing")),
    ];

    public static async Task MeasureAsync(BenchDatabase town)
    {
        await using var country = await Country.FoundAsync(town);
        List<(int Slots, string Name, Cost Cost)> costs = [];
        foreach (var size in Sizes)
        {
            await country.GrowAsync(size);
            var clinics = await country.MeasuredClinicsAsync();
            var key = await MeasureAsync(country, i => ReadByKeyAsync(country, clinics[i % clinics.Length]));
            costs.Add((size, "one clinic by its key", key));
            foreach (var (name, wanted) in Searches)
            {
                costs.Add((size, $"search: {name}", await MeasureAsync(country, _ => country.Get<FindClinics>().RunAsync(Actor.Visitor, wanted, CancellationToken.None))));
            }

            costs.Add((size, "calendar week", await MeasureAsync(country, i => WeekAsync(country, clinics[i % clinics.Length]))));
        }

        Print(costs);
    }

    private static async Task ReadByKeyAsync(Country country, Guid id)
    {
        await using var db = await country.Get<IDbContextFactory<PetProDb>>().CreateDbContextAsync();
        await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == id);
    }

    private static Task WeekAsync(Country country, Guid clinicId)
    {
        var reception = new Actor(
            Guid.NewGuid(), new HashSet<string>(), new Dictionary<Guid, IReadOnlySet<string>> { [clinicId] = new HashSet<string> { Permissions.SeeVisits } });
        var first = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7)).AddDays(3);
        return country.Get<ListClinicVisits>().RunAsync(reception, clinicId, first, 7, null, CancellationToken.None);
    }

    private static async Task<Cost> MeasureAsync(Country country, Func<int, Task> ask)
    {
        for (var i = 0; i < 10; i++)
        {
            await ask(i);
        }

        List<TimeSpan> times = [];
        for (var i = 0; i < Rounds; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await ask(i);
            times.Add(Stopwatch.GetElapsedTime(begun));
        }

        // Counted apart: for that, connections are opened anew.
        const int counted = 5;
        var before = await country.RowsReadAsync();
        for (var i = 0; i < counted; i++)
        {
            await ask(i);
        }

        return new Cost(Bench.Measured.Of(times, TimeSpan.FromTicks(times.Sum(t => t.Ticks))), (await country.RowsReadAsync() - before) / counted);
    }

    private static void Print(List<(int Slots, string Name, Cost Cost)> costs)
    {
        Console.WriteLine();
        Console.WriteLine($"{Country.Clinics:N0} clinics, {Country.Clinics * 10:N0} services: cost while slots grow");
        Console.WriteLine("what                                              |     slots |  p50 ms |  p95 ms | × key read | rows read");
        Console.WriteLine("------------------------------------------------- | --------: | ------: | ------: | ---------: | --------:");
        foreach (var (slots, name, cost) in costs.OrderBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Slots))
        {
            var key = costs.First(c => c.Slots == slots && c.Name == "one clinic by its key").Cost.Time.P50;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-49} | {slots,9:N0} | {cost.Time.P50.TotalMilliseconds,7:0.00} | {cost.Time.P95.TotalMilliseconds,7:0.00} | {cost.Time.P50 / key,10:0.0} | {cost.Rows,9:N0}"));
        }

        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"From {Sizes[0]:N0} to {Sizes[^1]:N0} slots the logarithm grows {Math.Log(Sizes[^1]) / Math.Log(Sizes[0]):0.00} times; p50 and rows read:"));
        foreach (var group in costs.GroupBy(c => c.Name))
        {
            var (few, many) = (group.First(c => c.Slots == Sizes[0]).Cost, group.First(c => c.Slots == Sizes[^1]).Cost);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Key,-49} | × {many.Time.P50 / few.Time.P50:0.00} | × {(double)many.Rows / few.Rows:0.00}"));
        }
    }

    private sealed record Cost(Measured Time, long Rows);
}
