using System.Globalization;
using PetPro.Core.Accounts;
using PetPro.Core.Bookings;
using PetPro.Core.Clinics;

namespace PetPro.Data.Seeding.Demo;

/// <param name="Quality">What its reviews tend to, 1 to 5.</param>
internal sealed record DemoClinic(
    Clinic Clinic, TimeZoneInfo Zone, IReadOnlyList<StaffMember> Staff, IReadOnlyList<ClinicService> Services, IReadOnlyList<OpeningException> Exceptions, double Quality)
{
    public ClinicPlan Plan { get; } = new(Zone, Clinic.OperatingHours, Clinic.BookingRules, Exceptions, Staff, [], Services);
}

/// <summary>The clinics with their staff, services and days off; and the applications that wait for the admin.</summary>
internal sealed class DemoClinics(DemoFacts facts, DemoPeople people, DemoRows rows, DateTimeOffset now)
{
    private const int HorizonDays = 28;

    private static readonly (int Month, int Day, string Name)[] Holidays =
        [(1, 1, "Tahun Baru"), (5, 1, "Hari Buruh"), (8, 17, "Hari Kemerdekaan"), (12, 25, "Hari Natal")];

    private readonly DemoRandom random = new(2);

    /// <summary>The approved ones; the first is the one of the README's account.</summary>
    public IReadOnlyList<DemoClinic> AddAll()
    {
        List<DemoClinic> approved = [];
        foreach (var fact in facts.Clinics)
        {
            var isNamed = fact == facts.Clinics[0];
            var isApproved = fact.Status == "approved";
            var manager = isNamed ? "Dewi Anggraini" : people.NameIn(fact.City);
            var email = isNamed ? SeedDemo.ClinicEmail : $"manager@{fact.Slug}.petpro.test";
            var account = people.AddAccount(email, manager, "id", fact.Address);
            var clinic = Clinic.Apply(account, ProfileOf(fact));
            if (isApproved)
            {
                clinic.Approve();
            }

            var staff = StaffOf(fact, clinic, manager, email, account);
            var services = ServicesOf(fact, clinic, staff);
            var exceptions = isNamed ? [] : ExceptionsOf(clinic);
            var appliedAt = now.AddDays(isApproved ? -random.Between(120, 400) : -random.Between(1, 5)).AddMinutes(-random.Between(0, 600));
            rows.Add(clinic, appliedAt);
            rows.AddAll(staff.Select(s => s.Member), appliedAt);
            rows.AddAll(services, appliedAt);
            rows.AddAll(services.SelectMany(s => s.Staff), appliedAt);
            rows.AddAll(exceptions, appliedAt);
            if (isApproved)
            {
                var quality = isNamed ? 4.6 : 3.9 + (random.Between(0, 100) / 100d);
                approved.Add(new DemoClinic(
                    clinic, TimeZoneInfo.FindSystemTimeZoneById(fact.TimeZone), [.. staff.Select(s => s.Member)], services, exceptions, quality));
            }
        }

        return approved;
    }

    private static ClinicProfile ProfileOf(ClinicFact fact) => new(
        fact.Name,
        fact.Slug,
        fact.Address,
        fact.City,
        fact.Province,
        fact.PostalCode,
        fact.Latitude,
        fact.Longitude,
        fact.TimeZone,
        fact.Phone,
        $"halo@{fact.Slug}.petpro.test",
        fact.Website,
        fact.Description,
        HoursOf(fact.Hours),
        fact.Facilities,
        new BookingRules(
            fact.Rules.NoticeMinutes,
            HorizonDays,
            [.. fact.Rules.RefundSteps.Select(s => new RefundStep(int.Parse(s.Key, CultureInfo.InvariantCulture), s.Value))]));

    private static WeeklyHours HoursOf(Dictionary<string, string> hours)
    {
        string[] week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        Dictionary<DayOfWeek, DayHours> days = [];
        foreach (var (span, times) in hours)
        {
            var (first, last) = (Array.IndexOf(week, span[..3]), Array.IndexOf(week, span[^3..]));
            for (var day = first; day <= last; day++)
            {
                days[(DayOfWeek)((day + 1) % 7)] = new DayHours(Time(times[..5]), Time(times[6..]));
            }
        }

        return new WeeklyHours(days);
    }

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Three to eight people: the manager, who is a vet, further vets with their fields, reception, and who bathes and trains.</summary>
    private List<(StaffMember Member, string Trade)> StaffOf(ClinicFact fact, Clinic clinic, string manager, string email, Guid account)
    {
        string[] trades = fact.Style switch
        {
            "hospital" => ["senior", "surgeon", "exotic", "vet", "vet", "reception", "reception"],
            "full" => ["senior", "surgeon", "vet", "groomer", "reception"],
            "medical" => ["senior", "surgeon", "vet", "reception"],
            "grooming" => ["vet", "groomer", "groomer", "trainer", "reception"],
            "exotic" => ["exotic", "senior", "reception"],
            _ => ["surgeon", "reception"],
        };
        var hours = clinic.OperatingHours;
        List<(StaffMember, string)> staff =
        [
            (StaffMember.Join(
                clinic.Id, account, $"drh. {manager}", email, fact.Phone, Roles.ClinicManager, "Dokter hewan umum", ShiftOf(hours, 0), QualificationsOf("vet")), "vet"),
        ];
        foreach (var trade in trades)
        {
            var name = people.NameIn(fact.City);
            var isVet = DemoPeople.RoleOf(trade) == Roles.Veterinarian;
            staff.Add((StaffMember.Join(
                clinic.Id,
                null,
                isVet ? $"drh. {name}" : name,
                people.AddressOf(name, $"{fact.Slug}.petpro.test"),
                null,
                DemoPeople.RoleOf(trade),
                random.Pick(facts.People.Specializations[trade]),
                ShiftOf(hours, staff.Count),
                QualificationsOf(trade)), trade));
        }

        return staff;
    }

    private string[] QualificationsOf(string trade) => trade switch
    {
        "reception" => [],
        "groomer" or "trainer" => [random.Pick(facts.People.CareQualifications)],
        _ => [random.Pick(facts.People.VetQualifications), random.Pick(facts.People.MoreQualifications)],
    };

    /// <summary>Early or late on long days, at noon an hour for lunch for two of three, with a day off in weeks of seven; the manager and the first vet have different days off.</summary>
    private WeeklyHours ShiftOf(WeeklyHours opening, int number)
    {
        var open = Enum.GetValues<DayOfWeek>().Where(day => opening.On(day) is not null).ToDictionary(day => day, day => opening.On(day)!.Value);
        var off = open.Count < 6 ? (DayOfWeek?)null : (DayOfWeek)((number * 2 + 1 + random.Between(0, 1)) % 7);
        Dictionary<DayOfWeek, DayHours> days = [];
        foreach (var (day, hours) in open.Where(d => d.Key != off))
        {
            days[day] = (hours.Close - hours.Open) <= TimeSpan.FromHours(9.5) ? hours
                : number % 2 == 0 ? new DayHours(hours.Open, hours.Open.AddHours(8))
                : new DayHours(hours.Close.AddHours(-8), hours.Close);
        }

        return number % 3 == 0 ? new WeeklyHours(days) : new WeeklyHours(days.ToDictionary(d => d.Key, d => WithLunch(d.Value)));
    }

    private static IReadOnlyList<DayHours> WithLunch(DayHours day)
    {
        var (noon, one) = (new TimeOnly(12, 0), new TimeOnly(13, 0));
        return day.Open < noon && day.Close > one ? [new DayHours(day.Open, noon), new DayHours(one, day.Close)] : [day];
    }

    private List<ClinicService> ServicesOf(ClinicFact fact, Clinic clinic, List<(StaffMember Member, string Trade)> staff)
    {
        List<ClinicService> services = [];
        foreach (var offer in facts.Services.Where(s => s.Styles.Contains(fact.Style)))
        {
            var givers = staff.Where(s => s.Trade == offer.GivenBy || (offer.GivenBy == "vet" && s.Trade is "senior")).Take(3).Select(s => s.Member.Id).ToList();
            if (givers.Count > 0)
            {
                var price = random.Between(offer.Price[0] / 5, offer.Price[1] / 5) * 5_000L;
                services.Add(ClinicService.Add(clinic.Id, offer.TermsAt(price, givers)).Value);
            }
        }

        return services;
    }

    private List<OpeningException> ExceptionsOf(Clinic clinic)
    {
        var today = LocalTime.DateIn(TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone), now);
        var holidays = Enumerable.Range(-90, 90 + HorizonDays + 60).Select(today.AddDays)
            .SelectMany(day => Holidays.Where(h => h.Month == day.Month && h.Day == day.Day).Select(h => (day, h.Name)));
        List<OpeningException> days = [.. holidays.Select(h => new OpeningException(clinic.Id, h.day, null, null, h.Name))];
        var training = today.AddDays(random.Between(5, 25));
        if (random.Chance(0.4) && days.TrueForAll(d => d.Date != training))
        {
            days.Add(new OpeningException(clinic.Id, training, new TimeOnly(13, 0), new TimeOnly(17, 0), "Pelatihan staf di pagi hari"));
        }

        return days;
    }
}
