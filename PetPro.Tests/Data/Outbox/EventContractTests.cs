using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PetPro.Core.Outside;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Outbox;
using PetPro.Tests.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Outbox;

public sealed class EventContractTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    public static TheoryData<string> Schemas => new(EventSchemas.All.Keys);

    public static TheoryData<string> Events => new(EventCatalog.All.Keys.Select(type => type.Name));

    [Fact]
    public void Every_event_has_a_schema_and_every_schema_an_event() =>
        EventCatalog.All.Values.Select(e => $"{e.Name}.v{e.Version}").Order().ShouldBe(EventSchemas.All.Keys.Order());

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_schema_is_closed_and_says_what_everything_in_it_means(string name)
    {
        var schema = EventSchemas.All[name];
        ((string?)schema["$id"]).ShouldBe($"{name}.json");
        ((bool?)schema["additionalProperties"]).ShouldBe(false);
        schema["required"]!.AsArray().Select(r => (string?)r).ShouldBe(schema["properties"]!.AsObject().Select(p => p.Key));
        schema["properties"]!.AsObject().ShouldAllBe(p => !string.IsNullOrWhiteSpace((string?)p.Value!["description"]));
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void What_is_written_fits_the_schema(string type)
    {
        var happened = Make(EventCatalog.All.Keys.Single(t => t.Name == type));
        EventSchemas.Check(SchemaOf(EventCatalog.TypeOf(happened).Name, EventCatalog.TypeOf(happened).Version), JsonNode.Parse(EventCatalog.Write(happened)))
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void What_fits_the_schema_can_be_read_and_nothing_of_it_is_lost(string name)
    {
        var sample = EventSchemas.Sample(EventSchemas.All[name]);
        EventSchemas.Check(EventSchemas.All[name], sample).ShouldBeEmpty("the sample itself");

        var happened = EventCatalog.Read((string)sample["event_type"]!, int.Parse(name[(name.LastIndexOf('v') + 1)..], CultureInfo.InvariantCulture), sample.ToJsonString());

        JsonNode.DeepEquals(JsonNode.Parse(EventCatalog.Write(happened)), sample).ShouldBeTrue(EventCatalog.Write(happened));
        happened.AggregateId.ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public async Task What_real_journeys_write_fits_the_schemas_and_names_nobody()
    {
        var journey = new BookingJourney(database);
        var clinic = await journey.World.ClinicAsync(staff: 2);
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slots = await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30));
        var declined = await journey.BeginAsync(owner, (await journey.HoldAsync(owner, slots[0].SlotId, pet)).Value.Id);
        await journey.GatewaySaysAsync(declined.PaymentId, GatewayOutcome.Failed);
        var cancelled = await journey.BookAsync(owner, slots[2].SlotId, pet);
        await database.Get<CancelBooking>().RunAsync(owner, cancelled, "Sari is ill", null, CancellationToken.None);
        var done = await journey.BookAsync(owner, slots[4].SlotId, pet);
        await database.Get<StartVisit>().RunAsync(clinic.Manager, done, CancellationToken.None);
        await database.Get<CompleteVisit>().RunAsync(clinic.Manager, done, CancellationToken.None);
        await database.Get<WriteReview>().RunAsync(owner, done, 5, "Milo liked it", CancellationToken.None);
        database.Clock.Advance(TimeSpan.FromMinutes(11));
        await database.Get<ExpireReservations>().RunAsync(Actor.System, CancellationToken.None);
        await database.RelayAllAsync();

        var messages = await database.ReadAsync(db => db.OutboxMessages.AsNoTracking().ToListAsync());
        messages.Select(m => m.Type).Distinct().Count().ShouldBeGreaterThan(9);
        foreach (var message in messages)
        {
            EventSchemas.Check(SchemaOf(message.Type, message.Version), JsonNode.Parse(message.Payload)).ShouldBeEmpty(message.Type);
            message.Payload.ShouldNotContain("Sari");
            message.Payload.ShouldNotContain("Milo");
        }
    }

    [Theory]
    [InlineData("""{ "event_type": "clinic.approved", "clinic_id": "not an id", "owner_id": "0195e0c6-a0b0-7000-a000-000000000001" }""")]
    [InlineData("""{ "event_type": "clinic.approved", "clinic_id": "0195e0c6-a0b0-7000-a000-000000000001" }""")]
    [InlineData("""{ "event_type": "clinic.approved", "clinic_id": "0195e0c6-a0b0-7000-a000-000000000001", "owner_id": "0195e0c6-a0b0-7000-a000-000000000001", "name": "Melati" }""")]
    [InlineData("""{ "event_type": "clinic.rejected", "clinic_id": "0195e0c6-a0b0-7000-a000-000000000001", "owner_id": "0195e0c6-a0b0-7000-a000-000000000001" }""")]
    public void A_payload_that_breaks_the_contract_is_found(string payload) =>
        EventSchemas.Check(EventSchemas.All["clinic.approved.v1"], JsonNode.Parse(payload)).ShouldNotBeEmpty();

    private static JsonObject SchemaOf(string type, int version) => EventSchemas.All[$"{type}.v{version}"];

    private static DomainEvent Make(Type type)
    {
        var constructor = type.GetConstructors().Single(c => c.GetParameters() is not [{ } only] || only.ParameterType != type);
        return (DomainEvent)constructor.Invoke([.. constructor.GetParameters().Select(Value)]);
    }

    private static object Value(ParameterInfo parameter) => parameter switch
    {
        { ParameterType: var t } when t == typeof(Guid) => Guid.CreateVersion7(),
        { ParameterType: var t } when t == typeof(long) => 150_000L,
        { ParameterType: var t } when t == typeof(int) => 4,
        { ParameterType: var t } when t == typeof(bool) => true,
        { ParameterType: var t } when t == typeof(DateTimeOffset) => new DateTimeOffset(2026, 11, 24, 9, 30, 0, 123, TimeSpan.FromHours(9)),
        { ParameterType: var t } when t == typeof(DateOnly) => new DateOnly(2026, 11, 24),
        { ParameterType: var t } when t == typeof(TimeOnly) => new TimeOnly(9, 30),
        { Name: "ReferenceCode" } => PetPro.Core.Bookings.ReferenceCode.NewBooking(),
        { Name: "CancellationReason" } => PetPro.Core.Bookings.CancellationReasons.SeatGone,
        { Name: "RejectionReason" } => PetPro.Core.Bookings.CancellationReasons.Unanswered,
        { Name: "Reason" } => PetPro.Core.Bookings.FlagReasons.All[0],
        { Name: "Step" } => "complete",
        { Name: "RefundStatus" } => "pending",
        { Name: "MovedBy" } => "owner",
        { Name: "Outcome" } => "lapsed",
        { Name: "SubjectType" } => PetPro.Core.Payments.PaymentSubjects.Booking,
        { Name: "Currency" } => Money.Rupiah,
        _ => throw new InvalidOperationException($"Say what a {parameter.ParameterType.Name} called {parameter.Name} looks like."),
    };
}
