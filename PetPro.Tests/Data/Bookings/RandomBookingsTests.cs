using Microsoft.EntityFrameworkCore;
using PetPro.Core.Bookings;
using PetPro.Core.Outside;
using PetPro.Core.Payments;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

/// <summary>Several owners do what comes to their minds, at once; after each round seats, bookings, payments and ledger agree.</summary>
public sealed class RandomBookingsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly BookingJourney journey = new(database);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_owners_do_at_once_seats_payments_and_ledger_agree(int seed)
    {
        var clinic = await journey.World.ClinicAsync(staff: 2, capacity: 2, services: 3, prices: [150_000, 99_999, 210_001]);
        var owners = new List<(Actor Owner, Guid[] Pets)>();
        for (var i = 0; i < 6; i++)
        {
            var owner = await journey.World.OwnerAsync();
            owners.Add((Actor.Owner(owner), [await journey.World.PetAsync(owner), await journey.World.PetAsync(owner, "Luna")]));
        }

        var slots = new List<Guid>();
        foreach (var service in clinic.ServiceIds)
        {
            slots.AddRange((await journey.World.FreeAsync(service, TimeSpan.FromHours(26))).Take(6).Select(s => s.SlotId));
        }

        for (var round = 0; round < 6; round++)
        {
            await Task.WhenAll(owners.Select((o, i) => LiveAsync(o.Owner, o.Pets, clinic.Manager, slots, new Random((seed * 1000) + (round * 10) + i))));
            await database.Get<ExpireReservations>().RunAsync(Actor.System, CancellationToken.None);
            await database.RelayAllAsync();
            await AgreeAsync(clinic.Id);
            database.Clock.Advance(TimeSpan.FromMinutes(4));
        }

        // A hold that lapses is offered to the next in line, until nobody waits for that time any more.
        do
        {
            database.Clock.Advance(TimeSpan.FromMinutes(16));
            await database.Get<ExpireReservations>().RunAsync(Actor.System, CancellationToken.None);
            await database.RelayAllAsync();
            await AgreeAsync(clinic.Id);
        }
        while (await database.ReadAsync(db => db.WaitlistOffers.AnyAsync(o => o.Status == WaitlistOfferStatus.Open)));

        (await database.Get<RebuildBookingSummary>().RunAsync(Actor.System, CancellationToken.None)).ShouldBe(
            "counted anew, nothing had been wrong", "The summary that events kept is what the books say");
        (await database.Get<RebuildUserBookings>().RunAsync(Actor.System, CancellationToken.None)).ShouldBe(
            "compared, nothing had been wrong", "So are the owners' lists");
        (await database.ReadAsync(db => db.Reservations.CountAsync(r => r.Status == ReservationStatus.Pending))).ShouldBe(0);
        (await database.ReadAsync(db => db.BookingMoves.CountAsync(m => m.Status == MoveStatus.Done))).ShouldBeGreaterThan(0);
        (await database.ReadAsync(db => db.WaitlistOffers.CountAsync(o => o.Status != WaitlistOfferStatus.Open))).ShouldBeGreaterThan(0);
    }

    private async Task LiveAsync(Actor owner, Guid[] pets, Actor manager, List<Guid> slots, Random random)
    {
        for (var step = 0; step < 9; step++)
        {
            var holds = await database.ReadAsync(db => db.Reservations.AsNoTracking().Where(r => r.UserId == owner.UserId).ToListAsync());
            var hold = holds.Count == 0 ? null : holds[random.Next(holds.Count)];
            switch (random.Next(14))
            {
                case 0 or 1:
                    await journey.HoldAsync(owner, slots[random.Next(slots.Count)], pets[random.Next(2)]);
                    break;
                case 2 when hold is not null:
                    await database.Get<ReleaseReservation>().RunAsync(owner, hold.Id, CancellationToken.None);
                    break;
                case 3 when hold?.GroupId is { } groupId:
                    await database.Get<BeginGroupBooking>().RunAsync(owner, groupId, "qris", _ => new Uri("https://petpro.test"), CancellationToken.None);
                    break;
                case 3 when hold is not null:
                    await database.Get<BeginBooking>().RunAsync(owner, hold.Id, "qris", _ => new Uri("https://petpro.test"), CancellationToken.None);
                    break;
                case 4 or 5 when hold is not null:
                    await AnswerAsync(hold.Id, random.Next(4) == 0 ? GatewayOutcome.Failed : GatewayOutcome.Succeeded);
                    break;
                case 6 when hold is not null:
                    await CancelAsync(owner, hold, random);
                    break;
                case 7 or 8 when hold is not null:
                    await MoveAsync(owner, manager, hold, slots[random.Next(slots.Count)], random);
                    break;
                case 9:
                    var first = random.Next(slots.Count - 1);
                    await database.Get<ReserveGroup>().RunAsync(
                        owner, [new SeatForPet(slots[first], pets[0]), new SeatForPet(slots[first + random.Next(2)], pets[1])], CancellationToken.None);
                    break;
                case 11 or 12:
                    await WaitAsync(owner, pets[random.Next(2)], slots, random);
                    break;
                case 13:
                    await AnswerOfferAsync(owner, random);
                    break;
                case 10 when hold?.GroupId is { } group:
                    await database.Get<CancelGroup>().RunAsync(owner, group, null, null, CancellationToken.None);
                    break;
            }
        }
    }

    /// <summary>For a time that is full, if there is one.</summary>
    private async Task WaitAsync(Actor owner, Guid pet, List<Guid> slots, Random random)
    {
        var full = await database.ReadAsync(db => db.Slots.AsNoTracking().Where(s => slots.Contains(s.Id) && s.BookedCount == s.Capacity).ToListAsync());
        if (full.Count > 0)
        {
            var slot = full[random.Next(full.Count)];
            var wish = new WaitlistWish(slot.SlotDate, slot.SlotDate, slot.SlotStartTime, slot.SlotStartTime.AddMinutes(1), slot.StaffId);
            await database.Get<JoinWaitlist>().RunAsync(owner, pet, slot.ServiceId, wish, CancellationToken.None);
        }
    }

    private async Task AnswerOfferAsync(Actor owner, Random random)
    {
        var place = (await database.Get<ListMyWaitlist>().RunAsync(owner, CancellationToken.None)).FirstOrDefault();
        var offer = place?.Offer?.Id ?? Guid.Empty;
        await (random.Next(4) switch
        {
            0 => database.Get<DeclineWaitlistOffer>().RunAsync(owner, offer, CancellationToken.None),
            1 when place is not null => database.Get<LeaveWaitlist>().RunAsync(owner, place.Id, CancellationToken.None),
            2 => (Task)database.Get<OfferFreeSeats>().RunAsync(Actor.System, CancellationToken.None),
            _ => database.Get<AcceptWaitlistOffer>().RunAsync(owner, offer, CancellationToken.None),
        });
    }

    private async Task CancelAsync(Actor owner, Reservation hold, Random random)
    {
        var booking = await database.ReadAsync(db => db.Bookings.AsNoTracking().FirstOrDefaultAsync(b => b.ReservationId == hold.Id));
        if (random.Next(2) == 0)
        {
            await database.Get<CancelBooking>().RunAsync(owner, booking?.Id ?? Guid.Empty, null, null, CancellationToken.None);
        }
    }

    /// <summary>By the owner, who may have to pay for it, or by the clinic.</summary>
    private async Task MoveAsync(Actor owner, Actor manager, Reservation hold, Guid slotId, Random random)
    {
        var booking = await database.ReadAsync(db => db.Bookings.AsNoTracking().FirstOrDefaultAsync(b => b.ReservationId == hold.Id));
        if (random.Next(4) == 0)
        {
            await database.Get<RescheduleVisit>().RunAsync(manager, booking?.Id ?? Guid.Empty, slotId, CancellationToken.None);
            return;
        }

        var moved = await database.Get<RescheduleBooking>().RunAsync(owner, booking?.Id ?? Guid.Empty, slotId, null, CancellationToken.None);
        if (moved is { IsOk: true, Value: { IsMoved: false } held })
        {
            await database.Get<PayForMove>().RunAsync(owner, held.MoveId, "qris", _ => new Uri("https://petpro.test"), CancellationToken.None);
        }
    }

    /// <summary>The gateway answers for a payment of that hold, whatever became of the hold, and the relay works beside all others.</summary>
    private async Task AnswerAsync(Guid reservationId, GatewayOutcome outcome)
    {
        await database.ReadAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var payment = await db.Payments.FromSql($"""
                SELECT p.* FROM payments.payments p
                WHERE p.subject_id IN (SELECT id FROM bookings.bookings WHERE reservation_id = {reservationId}
                                       UNION SELECT group_id FROM bookings.reservations WHERE id = {reservationId}
                                       UNION SELECT m.id FROM bookings.booking_moves m JOIN bookings.bookings b ON b.id = m.booking_id
                                             WHERE b.reservation_id = {reservationId} OR m.hold_id = {reservationId})
                ORDER BY p.status IN ('pending', 'processing') DESC, p.id LIMIT 1 FOR UPDATE OF p
                """).FirstOrDefaultAsync();
            payment?.Follow(outcome, payment.Amount, database.Clock.Now);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return true;
        });
        await database.Get<PetPro.Data.Outbox.RelayBatch>().RunAsync(CancellationToken.None);
    }

    private async Task AgreeAsync(Guid clinicId)
    {
        (await journey.World.WrongSeatsAsync()).ShouldBe(0);
        (await database.ReadAsync(db => db.OutboxMessages.Where(m => m.LastError != null).Select(m => m.LastError).ToListAsync())).ShouldBeEmpty();
        var taken = await database.ReadAsync(db => db.Slots.AsNoTracking().Where(s => s.ClinicId == clinicId && s.BookedCount > 0).ToListAsync());
        taken.ShouldAllBe(a => !taken.Exists(b => b.Id != a.Id && b.StaffId == a.StaffId && a.StartsAt < b.EndsAt && b.StartsAt < a.EndsAt));
        var payments = await database.ReadAsync(db => db.Payments.AsNoTracking().Include(p => p.Refunds).ToListAsync());
        var journals = await database.ReadAsync(db => db.Journals.AsNoTracking().Include(j => j.Lines).ToListAsync());
        journals.ShouldAllBe(j => j.Lines.Sum(l => l.Amount.Amount) == 0);
        foreach (var payment in payments.Where(p => p.IsPaid))
        {
            var own = journals.Where(j => j.PaymentId == payment.Id).ToList();
            own.Count(j => j.Kind == "payment").ShouldBe(1);
            own.Count(j => j.Kind == "refund-decided").ShouldBe(payment.Refunds.Count(r => r.Reason is RefundReasons.Cancelled or RefundReasons.Moved));
        }

        (await database.InvariantsAsync()).Where(i => i.Violations > 0).Select(i => $"{i.Name}: {string.Join(", ", i.Examples)}").ShouldBeEmpty();
        (await database.ReadAsync(db => db.Database.SqlQuery<int>($"""
            SELECT count(*)::int AS "Value" FROM bookings.pet_times a JOIN bookings.pet_times b
                ON a.pet_id = b.pet_id AND a.reservation_id < b.reservation_id AND a.visit_id <> b.visit_id AND a.during && b.during
            """).SingleAsync())).ShouldBe(0);
    }
}
