using PetPro.Core.Clinics;
using PetPro.Core.Pets;

namespace PetPro.Data.Seeding.Demo;

/// <summary>Ninety days of visits behind, two weeks of bookings ahead, and slots up to the horizon.</summary>
internal sealed class DemoVisits(DemoCalendar calendar, DemoBookings bookings, DemoReviews reviews, DateTimeOffset now)
{
    private const int DaysBehind = 90;
    private const int DaysBooked = 14;
    private const int Horizon = 28;
    private readonly DemoRandom random = new(5);
    private readonly HashSet<Guid> operated = [];

    public void AddAll(IReadOnlyList<DemoClinic> clinics, IReadOnlyList<DemoPet> pets)
    {
        AddOfTheNamedOwner(clinics, [.. pets.Where(p => p.Owner == pets[0].Owner)]);
        foreach (var pet in pets.Where(p => p.Owner != pets[0].Owner))
        {
            AddPast(clinics, pet);
        }

        foreach (var clinic in clinics)
        {
            var near = pets.Where(p => p.Owner.City == clinic.Clinic.City && p.Owner != pets[0].Owner).ToList();
            AddComing(clinic, near, isNamed: clinic == clinics[0]);
            KeepOpen(clinic);
        }
    }

    private static double Weight(string category) => category switch
    {
        "consultation" => 8,
        "vaccination" => 4,
        "grooming" => 6,
        "laboratory" => 1.6,
        "training" => 2,
        "dental" => 0.8,
        _ => 0.5,
    };

    /// <summary>Something of everything a page of hers can show: done and reviewed, done and not yet, cancelled with a refund, coming.</summary>
    private void AddOfTheNamedOwner(IReadOnlyList<DemoClinic> clinics, IReadOnlyList<DemoPet> pets)
    {
        (int Day, int Clinic, int Pet, DemoOutcome Outcome, bool IsReviewed)[] plan =
        [
            (-84, 0, 1, DemoOutcome.AsDue, true), (-66, 7, 0, DemoOutcome.AsDue, true), (-47, 0, 0, DemoOutcome.AsDue, true),
            (-33, 4, 1, DemoOutcome.Cancelled, false), (-21, 0, 2, DemoOutcome.AsDue, true), (-9, 4, 1, DemoOutcome.AsDue, false),
            (-3, 0, 2, DemoOutcome.AsDue, false), (2, 0, 0, DemoOutcome.AsDue, false), (9, 4, 2, DemoOutcome.AsDue, false),
        ];
        foreach (var visit in plan)
        {
            var clinic = clinics[visit.Clinic];
            for (var day = visit.Day; !TryBook(clinic, pets[visit.Pet], day, visit.Outcome, visit.IsReviewed ? 1 : 0); day += Math.Sign(day))
            {
                // Closed that day: the next one that is further off.
            }
        }
    }

    private void AddPast(IReadOnlyList<DemoClinic> clinics, DemoPet pet)
    {
        var inCity = clinics.Where(c => c.Clinic.City == pet.Owner.City).ToList();
        var usual = random.Weighted(inCity, c => c.Quality - 2.5);
        for (var visits = random.Between(3, 9); visits > 0; visits--)
        {
            var clinic = random.Chance(0.7) ? usual : random.Pick(inCity);
            var chance = random.Between(0, 99);
            var outcome = chance < 80 ? DemoOutcome.AsDue : chance < 90 ? DemoOutcome.Cancelled : chance < 95 ? DemoOutcome.NoShow : DemoOutcome.Lapsed;
            TryBook(clinic, pet, -random.Between(1, DaysBehind), outcome, reviewed: 0.5);
        }
    }

    /// <summary>From today on; the named clinic has its rooms full, the others some visits a day.</summary>
    private void AddComing(DemoClinic clinic, IReadOnlyList<DemoPet> near, bool isNamed)
    {
        for (var day = 0; day < DaysBooked; day++)
        {
            var wanted = isNamed ? (day == 0 ? 12 : 6 - (day / 4)) : random.Between(0, day < 4 ? 2 : 1);
            for (var tries = 0; wanted > 0 && tries < 40; tries++)
            {
                if (TryBook(clinic, random.Pick(near), day, day == 0 && random.Chance(0.1) ? DemoOutcome.NoShow : DemoOutcome.AsDue, 0))
                {
                    wanted--;
                }
            }
        }
    }

    private bool TryBook(DemoClinic clinic, DemoPet pet, int daysFromToday, DemoOutcome outcome, double reviewed)
    {
        var day = LocalTime.DateIn(clinic.Zone, now).AddDays(daysFromToday);
        var services = clinic.Services.Where(s => Suits(s, pet, day)).ToList();
        if (services.Count == 0)
        {
            return false;
        }

        var service = random.Weighted(services, s => Weight(s.Category));
        var free = calendar.On(clinic, day).Where(s => s.Plan.ServiceId == service.Id && calendar.IsFree(s, pet.Pet.Id)).ToList();
        if (free.Count == 0)
        {
            return false;
        }

        if (service.Category == "surgery" && outcome == DemoOutcome.AsDue)
        {
            operated.Add(pet.Pet.Id);
        }

        var booking = bookings.Book(clinic, pet, random.Pick(free), outcome);
        if (booking is not null && random.Chance(reviewed))
        {
            reviews.Add(clinic, pet, service, booking);
        }

        return true;
    }

    /// <summary>Only puppies go to the puppy class, no pet is neutered twice, and tomcats are not spayed.</summary>
    private bool Suits(ClinicService service, DemoPet pet, DateOnly day) =>
        service.IsFor(pet.Pet.Species)
        && (service.Category != "training" || pet.Pet.Birthdate > day.AddMonths(-8))
        && (service.Category != "surgery" || !operated.Contains(pet.Pet.Id))
        && !service.Name.EndsWith(pet.Pet.Gender == PetGender.Male ? "betina" : "jantan", StringComparison.Ordinal);

    private void KeepOpen(DemoClinic clinic)
    {
        var today = LocalTime.DateIn(clinic.Zone, now);
        foreach (var slot in Enumerable.Range(0, Horizon + 1).SelectMany(day => calendar.On(clinic, today.AddDays(day))).Where(s => s.Plan.StartsAt > now))
        {
            slot.IsKept = true;
        }
    }
}
