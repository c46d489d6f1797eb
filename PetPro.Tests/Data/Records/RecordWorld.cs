using Microsoft.EntityFrameworkCore;
using PetPro.Core.Accounts;
using PetPro.Core.Pets;
using PetPro.Core.Records;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Records;
using PetPro.Tests.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Records;

/// <summary>A visit at a clinic with all who may and may not look into the patient's record.</summary>
public sealed class RecordWorld(TestDatabase database)
{
    private readonly BookingJourney journey = new(database);

    public static NoteContent Note { get; } = new("Muntah sejak kemarin", "Suhu 39,2", "Gastritis", "Diet hambar", 4.2m);

    public static PrescriptionContent Amoxicillin { get; } =
        new("Amoxicillin", new DoseWanted(4.2m, 12.5m, 20, 50, DoseUnit.Millilitre), 2, 5, 3, "Setelah makan");

    public BookingJourney Journey => journey;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public GivenDose Rabies => new("Rabies", "Rabisin", "L-2211", 1, Today, Today.AddYears(1), Today.AddMonths(11));

    public DateOnly Today => DateOnly.FromDateTime(database.Clock.Now.ToOffset(TimeSpan.FromHours(7)).DateTime);

    /// <param name="isStarted">Else it is only confirmed.</param>
    public async Task<RecordVisit> VisitAsync(bool isStarted = true)
    {
        var clinic = await journey.World.ClinicAsync(staff: 2);
        await LicenseAsync(clinic.StaffIds[0]);
        var (owner, petId) = await journey.OwnerWithPetAsync();
        var bookingId = await journey.BookAsync(owner, (await journey.World.FreeAsync(clinic.ServiceId))[0].SlotId, petId);
        if (isStarted)
        {
            (await database.Get<StartVisit>().RunAsync(clinic.Manager, bookingId, Cancellation)).IsOk.ShouldBeTrue();
        }

        return new RecordVisit(clinic, owner, petId, bookingId);
    }

    public Task LicenseAsync(Guid staffId) => database.ReadAsync(db =>
        db.Staff.Where(s => s.Id == staffId).ExecuteUpdateAsync(set => set.SetProperty(s => s.LicenceNumber, "SIP-31/2024"), Cancellation));

    public async Task CompleteAsync(RecordVisit visit) =>
        (await database.Get<CompleteVisit>().RunAsync(visit.Clinic.Manager, visit.BookingId, Cancellation)).IsOk.ShouldBeTrue();

    public Task<Result<int>> SaveAsync(RecordVisit visit, NoteContent content, int seen, Actor? by = null) =>
        database.Get<SaveVisitNote>().RunAsync(by ?? visit.Clinic.Manager, visit.Clinic.Id, visit.BookingId, content, seen, Cancellation);

    public Task<Result<PatientRecord>> OpenAsync(Actor actor, Guid clinicId, Guid petId) =>
        database.Get<OpenPatientRecord>().RunAsync(actor, clinicId, petId, new TimelineWanted(), "en", Cancellation);

    public async Task<GivenLink> LinkAsync(RecordVisit visit, PassportScope scope = PassportScope.Record, int days = 7) =>
        (await database.Get<GivePassportLink>().RunAsync(visit.Owner, visit.PetId, scope, "Hotel Kucing", database.Clock.Now.AddDays(days), Cancellation)).Value;

    public Task<Result<OpenedPassport>> PassportAsync(string secret) =>
        database.Get<OpenPassport>().RunAsync(Actor.Visitor, secret, new TimelineWanted(), "en", Cancellation);

    /// <summary>A person at that clinic with just these rights there.</summary>
    public static Actor With(TestClinic clinic, params string[] rights) => new(
        clinic.ManagerId, new HashSet<string>(), new Dictionary<Guid, IReadOnlySet<string>> { [clinic.Id] = rights.ToHashSet() });

    public static Actor Reception(TestClinic clinic) => With(clinic, Roles.Grants[Roles.Reception]);
}

public sealed record RecordVisit(TestClinic Clinic, Actor Owner, Guid PetId, Guid BookingId);
