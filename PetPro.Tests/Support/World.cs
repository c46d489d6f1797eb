using Microsoft.EntityFrameworkCore;
using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Pets;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Data.Bookings;

namespace PetPro.Tests.Support;

/// <summary>Builds what a test needs of the world: owners with pets, a clinic with staff, services and slots.</summary>
public sealed class World(TestDatabase database)
{
    public static WeeklyHours AllWeek { get; } = Hours(new TimeOnly(0, 0), new TimeOnly(23, 30));

    public static WeeklyHours Hours(TimeOnly open, TimeOnly close) =>
        new(Enum.GetValues<DayOfWeek>().ToDictionary(day => day, _ => new DayHours(open, close)));

    public async Task<Guid> OwnerAsync(string name = "Sari")
    {
        var id = Guid.CreateVersion7();
        var email = $"{id:N}@petpro.test";
        await database.AddAsync(new User
        {
            Id = id,
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            SecurityStamp = Guid.NewGuid().ToString(),
            CreatedAt = database.Clock.Now,
            Profile = new UserProfile { UserId = id, FullName = name, PhoneNumber = "+6281200000000", Language = "en" },
        });
        return id;
    }

    /// <summary>Somebody who runs the platform, with an account: what an admin decides is written down in their name.</summary>
    public async Task<Actor> AdminAsync(string name = "Rina") => new(
        await OwnerAsync(name),
        PetPro.Core.Accounts.Roles.Grants[PetPro.Core.Accounts.Roles.Admin].ToHashSet(),
        new Dictionary<Guid, IReadOnlySet<string>>());

    public async Task<Guid> PetAsync(Guid ownerId, string name = "Milo", string species = "dog")
    {
        await ReferenceAsync();
        var pet = Pet.Register(ownerId, new PetProfile(name, species, null, null, PetGender.Unknown, null), new DateOnly(2026, 1, 1)).Value;
        await database.AddAsync(pet);
        return pet.Id;
    }

    /// <summary>An approved clinic with staff who each give the one service, and its slots.</summary>
    public async Task<TestClinic> ClinicAsync(
        int staff = 1, int capacity = 1, int minutes = 30, int services = 1, BookingRules? rules = null, string zone = "Asia/Jakarta", string[]? species = null,
        params long[] prices)
    {
        await ReferenceAsync();
        var ownerId = await OwnerAsync("Manager");
        var clinic = Clinic.Apply(ownerId, new ClinicProfile(
            "Klinik Melati", $"klinik-{Guid.NewGuid():N}", "Jl. Melati 1", "Jakarta Selatan", "DKI Jakarta", "12110", -6.24, 106.8, zone,
            "+622155500000", "halo@klinik.test", null, "", AllWeek, [], rules ?? new BookingRules(0, 7, [new RefundStep(24, 100), new RefundStep(2, 50)])));
        clinic.Approve();
        var members = Enumerable.Range(1, staff)
            .Select(i => StaffMember.Join(clinic.Id, i == 1 ? ownerId : null, $"drh. {i}", $"drh{i}@klinik.test", null, "clinic-manager", null, AllWeek, []))
            .ToList();
        var offered = Enumerable.Range(1, services)
            .Select(i => ClinicService.Offer(
                clinic.Id, $"Konsultasi {i}", "", "consultation", Money.Idr(prices.Length < i ? 150_000 : prices[i - 1]), minutes, capacity, species ?? [], TaxClasses.Exempt, [.. members.Select(m => m.Id)]))
            .ToList();
        await database.AddAsync([clinic, .. members, .. offered]);
        await database.Get<ExtendSlotHorizon>().RunAsync(Actor.System, CancellationToken.None);
        return new TestClinic(clinic.Id, ownerId, [.. members.Select(m => m.Id)], [.. offered.Select(s => s.Id)]);
    }

    /// <summary>The free slots of a service that start at least that long from now.</summary>
    public async Task<IReadOnlyList<FreeSlot>> FreeAsync(Guid serviceId, TimeSpan? after = null) =>
        (await database.Get<FindFreeSlots>().RunAsync(
            Actor.Visitor,
            new FreeSlotsWanted(serviceId, (database.Clock.Now + (after ?? TimeSpan.FromHours(1))).UtcDateTime),
            CancellationToken.None)).Value.Slots;

    public Task<Slot> SlotAsync(Guid slotId) => database.ReadAsync(db => db.Slots.AsNoTracking().SingleAsync(s => s.Id == slotId));

    /// <summary>What `seats = live holds + bookings` says of every slot of this database: the slots for which it is wrong.</summary>
    public Task<int> WrongSeatsAsync() => database.ReadAsync(db => db.Slots.CountAsync(s => s.BookedCount !=
        db.Reservations.Count(r => r.SlotId == s.Id && r.Status == ReservationStatus.Pending)
        + db.Bookings.Count(b => b.SlotId == s.Id && (b.Status == BookingStatus.PendingApproval || b.Status == BookingStatus.Confirmed || b.Status == BookingStatus.InProgress
            || b.Status == BookingStatus.Completed || b.Status == BookingStatus.NoShow))));

    private Task ReferenceAsync() => database.ReadAsync(async db =>
    {
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO pets.species (code, name_en, name_id, name_ja, display_order, is_active)
            VALUES ('dog', 'Dog', 'Anjing', '犬', 1, true), ('cat', 'Cat', 'Kucing', '猫', 2, true) ON CONFLICT DO NOTHING;
            INSERT INTO ledger.tax_rates (tax_class, valid_from, effective_percent)
            VALUES ('exempt', '2000-01-01', 0), ('standard', '2000-01-01', 11) ON CONFLICT DO NOTHING;
            """);
        return true;
    });
}

public sealed record TestClinic(Guid Id, Guid ManagerId, IReadOnlyList<Guid> StaffIds, IReadOnlyList<Guid> ServiceIds)
{
    public Guid ServiceId => ServiceIds[0];

    /// <summary>The manager, with what a manager may do there.</summary>
    public Actor Manager => new(
        ManagerId,
        new HashSet<string>(),
        new Dictionary<Guid, IReadOnlySet<string>>
        {
            [Id] = PetPro.Core.Accounts.Roles.Grants[PetPro.Core.Accounts.Roles.ClinicManager].ToHashSet(),
        });
}
