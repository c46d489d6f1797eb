using PetPro.Core.Bookings;
using PetPro.Core.Clinics;

namespace PetPro.Data.Bookings;

/// <summary>What moving a visit to a slot would mean now.</summary>
/// <param name="Refusal">Why it is not possible, or none.</param>
/// <param name="To">The slot it would move to.</param>
/// <param name="Price">What the visit costs then: of the same service what was agreed, of another, or in another season, what that costs.</param>
/// <param name="Kept">What was paid online and not given back.</param>
/// <param name="Difference">Above zero: to pay online before it moves. Below: what goes back. Zero where all of it is paid at the clinic.</param>
/// <param name="RefundPercent">What cancelling would give back now; of what gets cheaper, that share goes back.</param>
internal sealed record MoveTerms(Error? Refusal, Slot From, Slot To, Money Price, Money Kept, Money Difference, int RefundPercent)
{
    /// <summary>The two slots want the same person at the same time, their buffers included.</summary>
    public bool SharesStaffTime => From.StaffId == To.StaffId
        && (From.BusyFrom ?? From.StartsAt) < (To.BusyUntil ?? To.EndsAt) && (To.BusyFrom ?? To.StartsAt) < (From.BusyUntil ?? From.EndsAt);

    public static async Task<Result<MoveTerms>> OfAsync(
        PetProDb db, Booking booking, Guid slotId, MovedBy by, DateTimeOffset now, CancellationToken cancellation)
    {
        var from = await db.Slots.AsNoTracking().SingleAsync(s => s.Id == booking.SlotId, cancellation);
        var target = await (
            from slot in db.Slots
            join service in db.Services on slot.ServiceId equals service.Id
            join clinic in db.Clinics on slot.ClinicId equals clinic.Id
            where slot.Id == slotId && slot.ClinicId == booking.ClinicId && slot.StaffId != null
            select new { slot, service, clinic.BookingRules, IsOpen = clinic.Status == ClinicStatus.Approved }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (target is null || (by == MovedBy.Owner && !(target.IsOpen && target.service.IsAvailable)))
        {
            return Error.NotFound;
        }

        var species = await db.Pets.Where(p => p.Id == booking.PetId).Select(p => p.Species).SingleAsync(cancellation);
        var taxClass = await db.Services.Where(s => s.Id == booking.ServiceId).Select(s => s.TaxClass).SingleAsync(cancellation);
        var (rules, to, offered) = (target.BookingRules, target.slot, target.service);
        var isOtherOffer = to.ServiceId != booking.ServiceId;
        var may = by == MovedBy.Owner ? MoveRule.ForOwner(booking, rules, from.StartsAt, now) : MoveRule.ForClinic(booking);
        var refusal = !may.IsOk ? may.Error
            : by == MovedBy.Owner && isOtherOffer && offered.RequiresApproval ? Error.Conflict("service-needs-approval")
            : Refuse(offered, species, taxClass, from, to) ?? TooSoon(offered.NoticeUnder(rules), to, by, now)
                ?? (by == MovedBy.Owner ? await VaccineDemand.RefusalAsync(db, booking.PetId, to.Id, now, cancellation) : null);
        var kept = await BookingMoney.KeptAsync(db, booking.Id, cancellation);
        var percent = booking.RefundPercent(rules, from.StartsAt, now);
        var price = offered.PriceOn(to.SlotDate);
        var isPriced = by == MovedBy.Owner && (isOtherOffer || price != offered.PriceOn(from.SlotDate));
        var difference = booking.IsPaidAtClinic ? Money.Zero : MoveRule.Difference(kept, offered.DepositOf(price), percent);
        return isPriced
            ? new MoveTerms(refusal, from, to, price, kept, difference, percent)
            : new MoveTerms(refusal, from, to, booking.Amount, kept, Money.Zero, percent);
    }

    private static Error? Refuse(ClinicService service, string species, string taxClass, Slot from, Slot to) =>
        to.Id == from.Id ? Error.Conflict("slot-unchanged")
        : to.Status == SlotStatus.Blocked ? Error.Conflict("slot-taken")
        : !service.IsFor(species) ? Error.Conflict("species-not-served")
        : service.TaxClass != taxClass ? Error.Conflict("service-not-exchangeable")
        : null;

    private static Error? TooSoon(int noticeMinutes, Slot to, MovedBy by, DateTimeOffset now) =>
        (by == MovedBy.Owner ? to.StartsAt <= now.AddMinutes(noticeMinutes) : to.EndsAt <= now) ? Error.Conflict("slot-too-soon") : null;
}
