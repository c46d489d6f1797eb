using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Ledger;
using PetPro.Core.Outside;
using PetPro.Core.Payments;
using PetPro.Core.Pets;
using PetPro.Data.Outside.Sandbox;

namespace PetPro.Data.Seeding.Demo;

internal enum DemoOutcome
{
    /// <summary>As the time says: to come, checked in, under way, or done.</summary>
    AsDue,
    Cancelled,
    NoShow,

    /// <summary>Never paid.</summary>
    Lapsed,
}

/// <summary>
/// Books as the application would: the same entities take the same steps, only with times that lie behind. What follows from a
/// booking (payment, share-out, journals, the gateway's books) is made with it.
/// </summary>
internal sealed class DemoBookings(DemoFacts facts, DemoRows rows, DemoCalendar calendar, IReadOnlyList<TaxRate> rates, DateTimeOffset now)
{
    private static readonly string[] Methods = ["qris", "qris", "e-wallet", "card", "bank-transfer"];
    private readonly DemoRandom random = new(4);
    private readonly HashSet<string> codes = [];

    /// <returns>The booking where the visit was completed.</returns>
    public Booking? Book(DemoClinic clinic, DemoPet pet, DemoSlot slot, DemoOutcome outcome)
    {
        var service = clinic.Services.Single(s => s.Id == slot.Plan.ServiceId);
        var bookedAt = (slot.Plan.StartsAt < now ? slot.Plan.StartsAt : now) - random.Minutes(150, 9 * 24 * 60);
        slot.IsKept = true;
        var reservation = Reservation.Hold(pet.Owner.Id, pet.Pet.Id, service.Id, slot.Id, bookedAt.AddMinutes(10));
        var booking = Booking.Begin(reservation, clinic.Clinic.Id, service.Price);
        var code = NewCode();
        var payment = Payment.Begin(
            PaymentSubjects.Booking, booking.Id, pet.Owner.Id, "sandbox", booking.Amount, random.Pick(Methods), reservation.ExpiresAt);
        booking.PayWith(payment.Id);
        var last = outcome == DemoOutcome.Lapsed
            ? Lapse(reservation, booking, payment)
            : Confirm(clinic, service, slot, reservation, booking, payment, bookedAt);
        if (outcome == DemoOutcome.Cancelled)
        {
            last = Cancel(clinic, slot, reservation, booking, payment, last);
        }
        else if (outcome != DemoOutcome.Lapsed)
        {
            calendar.Take(slot, pet.Pet.Id);
            last = Visit(booking, slot, outcome, last);
        }

        Write(reservation, booking, payment, code, bookedAt, last);
        var isCompleted = booking.Status == BookingStatus.Completed;
        if (isCompleted && service.Category == "vaccination")
        {
            Vaccinate(clinic, pet, service, slot);
        }

        return isCompleted ? booking : null;
    }

    private static DateTimeOffset Lapse(Reservation reservation, Booking booking, Payment payment)
    {
        payment.Follow(GatewayOutcome.Failed, payment.Amount, reservation.ExpiresAt);
        reservation.Expire(reservation.ExpiresAt);
        booking.Expire();
        return reservation.ExpiresAt;
    }

    private DateTimeOffset Confirm(
        DemoClinic clinic, ClinicService service, DemoSlot slot, Reservation reservation, Booking booking, Payment payment, DateTimeOffset bookedAt)
    {
        var paidAt = bookedAt + random.Minutes(1, 8);
        payment.Follow(GatewayOutcome.Succeeded, payment.Amount, paidAt);
        reservation.Confirm();
        booking.Confirm(payment.Id, slot.Plan.SlotDate, slot.Plan.SlotStartTime);
        var day = LocalTime.DateIn(clinic.Zone, paidAt);
        var split = SaleSplit.Of(
            payment.Amount, clinic.Clinic.CommissionRate, TaxRate.On(rates, service.TaxClass, day), TaxRate.On(rates, TaxClasses.Standard, day));
        var entry = FinancialEntry.ForBooking(booking.Id, clinic.Clinic.Id, payment.Id, split, clinic.Clinic.CommissionRate, service.TaxClass);
        rows.Add(entry, paidAt);
        Post(Journal.ForSale(entry, paidAt));
        return paidAt;
    }

    private DateTimeOffset Cancel(
        DemoClinic clinic, DemoSlot slot, Reservation reservation, Booking booking, Payment payment, DateTimeOffset paidAt)
    {
        var left = (slot.Plan.StartsAt < now ? slot.Plan.StartsAt : now) - paidAt;
        var cancelledAt = paidAt + (left * (double)random.Between(0.05m, 0.9m));
        cancelledAt = DateTimeOffset.FromUnixTimeSeconds(cancelledAt.ToUnixTimeSeconds());
        var amount = booking.Amount.Percent(clinic.Clinic.BookingRules.RefundPercent(slot.Plan.StartsAt, cancelledAt));
        booking.Cancel(CancellationReasons.Owner, random.Pick(facts.People.CancelNotes), amount);
        reservation.Cancel();
        return amount > Money.Zero ? GiveBack(payment, amount, cancelledAt) : cancelledAt;
    }

    private DateTimeOffset GiveBack(Payment payment, Money amount, DateTimeOffset at)
    {
        var sale = (FinancialEntry)rows.Of(typeof(FinancialEntry))[^1].Entity;
        var refund = payment.GiveBack(amount, RefundReasons.Cancelled).Value;
        var entry = sale.Refund(amount, Money.Zero);
        var reference = random.Code("SBR-", 12);
        var paidAt = at.AddSeconds(random.Between(2, 40));
        payment.Refunded(refund.Id, reference, paidAt);
        rows.Add(entry, at);
        Post(Journal.ForRefundDecided(entry, refund.Id, at));
        Post(Journal.ForRefundPaid(payment.Id, refund.Id, amount, paidAt));
        rows.Add(new SandboxRefund { RefundId = refund.Id, PaymentId = payment.Id, Amount = amount.Amount, Reference = reference, RefundedAt = paidAt }, paidAt);
        return paidAt;
    }

    /// <summary>What has become of the visit by now.</summary>
    private DateTimeOffset Visit(Booking booking, DemoSlot slot, DemoOutcome outcome, DateTimeOffset paidAt)
    {
        var (start, end) = (slot.Plan.StartsAt, slot.Plan.EndsAt);
        if (outcome == DemoOutcome.NoShow && end < now)
        {
            booking.MarkNoShow(start, end);
            return end;
        }

        var arrivedAt = start - random.Minutes(2, 15);
        var begunAt = start + random.Minutes(0, 6);
        var doneAt = end + random.Minutes(-3, 8);
        if (arrivedAt > now)
        {
            return paidAt;
        }

        booking.CheckIn(arrivedAt);
        if (begunAt > now)
        {
            return arrivedAt;
        }

        booking.Start(begunAt);
        if (doneAt > now)
        {
            return begunAt;
        }

        booking.Complete(doneAt);
        return doneAt;
    }

    private void Vaccinate(DemoClinic clinic, DemoPet pet, ClinicService service, DemoSlot slot)
    {
        var vaccine = service.Name.Contains("rabies", StringComparison.OrdinalIgnoreCase) ? "Rabies" : pet.Kind.Vaccines[0];
        var day = slot.Plan.SlotDate;
        rows.Add(Vaccination.Given(pet.Pet.Id, vaccine, day, day.AddYears(1), clinic.Clinic.Id).With(PetFact.CodesOf(vaccine)), slot.Plan.EndsAt);
    }

    private void Write(Reservation reservation, Booking booking, Payment payment, string code, DateTimeOffset bookedAt, DateTimeOffset last)
    {
        var reference = random.Code("SBX-", 12);
        var openedAt = bookedAt.AddSeconds(random.Between(5, 40));
        rows.Add(reservation, bookedAt, last, (nameof(Reservation.LockId), random.Code("L", 12)));
        rows.Add(booking, openedAt, last, (nameof(Booking.ReferenceCode), code));
        rows.Add(payment, openedAt, last, (nameof(Payment.ExternalReference), reference));
        foreach (var refund in payment.Refunds)
        {
            rows.Add(refund, last, null, (nameof(Refund.NextAttemptAt), last));
        }

        rows.Add(new SandboxTransaction
        {
            PaymentId = payment.Id,
            Reference = reference,
            Amount = payment.Amount.Amount,
            Method = payment.PaymentMethod,
            Description = $"PetPro {code}",
            ReturnTo = "/",
            PayBefore = payment.PayBefore,
            OpenedAt = openedAt,
            Status = payment.IsPaid ? SandboxStatus.Succeeded : SandboxStatus.Failed,
            DecidedAt = payment.PaidAt ?? payment.PayBefore,
        }, openedAt);
    }

    private void Post(Journal journal)
    {
        rows.Add(journal, journal.PostedAt);
        rows.AddAll(journal.Lines, journal.PostedAt);
    }

    private string NewCode()
    {
        string code;
        do
        {
            code = random.Code("P", 7);
        }
        while (!codes.Add(code));

        return code;
    }
}
