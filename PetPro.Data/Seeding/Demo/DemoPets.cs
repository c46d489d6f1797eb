using PetPro.Core.Pets;

namespace PetPro.Data.Seeding.Demo;

internal sealed record DemoPet(Pet Pet, DemoOwner Owner, PetFact Kind);

/// <summary>A hundred pets with their weights since they were small, and what they were vaccinated with elsewhere.</summary>
internal sealed class DemoPets(DemoFacts facts, DemoRows rows, DateTimeOffset now)
{
    private const int Pets = 100;
    private readonly DemoRandom random = new(3);
    private readonly DateOnly today = DateOnly.FromDateTime(now.UtcDateTime);
    private readonly HashSet<(Guid Owner, string Name)> names = [];

    /// <summary>Three for the first owner, one to three for each other.</summary>
    public IReadOnlyList<DemoPet> AddTo(IReadOnlyList<DemoOwner> owners)
    {
        List<DemoPet> pets =
        [
            Add(owners[0], Kind("cat"), "Milo", "cat-british-shorthair", 38),
            Add(owners[0], Kind("dog"), "Bruno", "dog-golden-retriever", 62),
            Add(owners[0], Kind("dog"), "Mochi", "dog-corgi", 5),
        ];
        var others = owners.Skip(1).ToList();
        var extra = random.Shuffled(others.Concat(others)).Take(Pets - pets.Count - others.Count);
        foreach (var owner in others.Concat(extra))
        {
            var kind = random.Weighted(facts.Pets, k => k.Share);
            var name = random.Pick([.. kind.Names.Where(n => !names.Contains((owner.Id, n)))]);
            pets.Add(Add(owner, kind, name, random.Pick(kind.Breeds).Code, random.Between(4, 140)));
        }

        return pets;
    }

    private PetFact Kind(string species) => facts.Pets.Single(k => k.Species == species);

    private DemoPet Add(DemoOwner owner, PetFact kind, string name, string breed, int months)
    {
        names.Add((owner.Id, name));
        var born = today.AddMonths(-months).AddDays(-random.Between(0, 27));
        var gender = random.Chance(0.5) ? PetGender.Female : PetGender.Male;
        var chip = kind.Species is "dog" or "cat" && random.Chance(0.6) ? $"360{random.Digits(12)}" : null;
        var pet = Pet.Register(owner.Id, new PetProfile(name, kind.Species, breed, born, gender, chip), today).Value;
        Weigh(pet, kind.Breeds.Single(b => b.Code == breed), born, months);
        var addedAt = now.AddDays(-random.Between(102, 111));
        rows.Add(pet, addedAt);
        rows.AddAll(pet.Weights, addedAt);
        Vaccinate(pet, kind, born, addedAt);
        return new DemoPet(pet, owner, kind);
    }

    /// <summary>Every month or two over at most a year and a half: growing in the first year, then about the same.</summary>
    private void Weigh(Pet pet, BreedFact breed, DateOnly born, int months)
    {
        var adult = random.Between(breed.Adult[0], breed.Adult[1]);
        var day = born > today.AddMonths(-18) ? born.AddDays(56) : today.AddMonths(-18);
        for (; day <= today; day = day.AddDays(random.Between(30, 62)))
        {
            var age = (day.DayNumber - born.DayNumber) / 30.4m;
            var grown = age >= 12 ? 1 : 0.15m + (0.85m * age / 12);
            pet.Weigh(Math.Max(0.02m, adult * grown * random.Between(0.97m, 1.03m)), day, today);
        }

        if (pet.Weights.Count == 0)
        {
            pet.Weigh(Math.Max(0.02m, adult * months / 12), today, today);
        }
    }

    /// <summary>Each vaccine once a year; the last one some months ago, so that some are due soon.</summary>
    private void Vaccinate(Pet pet, PetFact kind, DateOnly born, DateTimeOffset recordedAt)
    {
        foreach (var vaccine in kind.Vaccines.Where(_ => random.Chance(0.85)))
        {
            for (var day = today.AddDays(-random.Between(100, 350)); day > born.AddDays(60) && day > today.AddYears(-3); day = day.AddYears(-1).AddDays(random.Between(-9, 20)))
            {
                rows.Add(Vaccination.Given(pet.Id, vaccine, day, day.AddYears(1), null).With(PetFact.CodesOf(vaccine)), recordedAt);
            }
        }
    }
}
