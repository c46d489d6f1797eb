using PetPro.Core.Accounts;
using PetPro.Core.Bookings;
using PetPro.Core.Ledger;

namespace PetPro.Data.Bookings;

/// <summary>What was paid online for one booking, what went back and what is left to pay: of pets that came together, the share of this one.</summary>
public sealed class GetReceipt(IDbContextFactory<PetProDb> contexts)
{
    /// <param name="clinicId">As who runs that clinic the actor asks; none = as the owner.</param>
    public async Task<Result<ReceiptPaper>> RunAsync(Actor actor, Guid? clinicId, Guid bookingId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var visible = clinicId is { } clinic
            ? db.Bookings.AtClinicsOf(actor, Permissions.SeeReports).Where(b => b.ClinicId == clinic)
            : db.Bookings.OwnedBy(actor);
        var paper = await Of(db, visible.Where(b => b.Id == bookingId)).AsNoTracking().SingleOrDefaultAsync(cancellation);
        var sales = await (
            from entry in db.FinancialEntries
            join payment in db.Payments on entry.PaymentId equals payment.Id
            where entry.BookingId == bookingId && entry.Type == FinancialEntryType.BookingFee
            orderby entry.Id
            select new ReceiptPayment(payment.Id, payment.PaymentMethod, payment.PaidAt!.Value, entry.TotalAmount, payment.Amount)).ToListAsync(cancellation);
        if (paper is null || sales.Count == 0)
        {
            return Error.NotFound;
        }

        Guid[] paymentIds = [.. sales.Select(s => s.PaymentId)];
        var refunds = await db.Refunds.Where(r => r.BookingId == bookingId || (r.BookingId == null && paymentIds.Contains(r.PaymentId))).OrderBy(r => r.Id)
            .Select(r => new RefundView(r.Amount, r.Status, r.CompletedAt)).ToListAsync(cancellation);
        var taxes = await db.FinancialEntries.Where(e => e.BookingId == bookingId).Select(e => e.ServiceTax).ToListAsync(cancellation);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(paper.TimeZone);
        return paper with
        {
            StartsAt = TimeZoneInfo.ConvertTime(paper.StartsAt, zone),
            Payments = [.. sales.Select(s => s with { PaidAt = TimeZoneInfo.ConvertTime(s.PaidAt, zone) })],
            Refunds = [.. refunds.Select(r => r with { CompletedAt = r.CompletedAt is { } at ? TimeZoneInfo.ConvertTime(at, zone) : null })],
            Tax = taxes.Aggregate(Money.Zero, (sum, tax) => sum + tax),
        };
    }

    private static IQueryable<ReceiptPaper> Of(PetProDb db, IQueryable<Booking> bookings) =>
        from booking in bookings
        join slot in db.Slots on booking.SlotId equals slot.Id
        join clinic in db.Clinics on booking.ClinicId equals clinic.Id
        join service in db.Services on booking.ServiceId equals service.Id
        join pet in db.Pets on booking.PetId equals pet.Id
        join owner in db.UserProfiles on booking.UserId equals owner.UserId
        select new ReceiptPaper(
            booking.ReferenceCode,
            booking.Status,
            owner.FullName,
            pet.Name,
            service.Name,
            clinic.Name,
            clinic.Address + ", " + clinic.City,
            clinic.PhoneNumber,
            clinic.TimeZone,
            slot.StartsAt,
            booking.Amount,
            booking.OnlineAmount ?? booking.Amount,
            booking.GroupId == null ? 1 : db.Bookings.Count(b => b.GroupId == booking.GroupId));
}

/// <param name="StartsAt">With the offset of the clinic's zone, like all times here.</param>
/// <param name="Price">Of the visit, tax included.</param>
/// <param name="Online">What of the price is paid online.</param>
/// <param name="PetsTogether">How many bookings were made and paid as one; 1 where the pet comes alone.</param>
public sealed record ReceiptPaper(
    string Reference,
    BookingStatus Status,
    string OwnerName,
    string PetName,
    string ServiceName,
    string ClinicName,
    string ClinicAddress,
    string ClinicPhone,
    string TimeZone,
    DateTimeOffset StartsAt,
    Money Price,
    Money Online,
    int PetsTogether)
{
    /// <summary>The oldest first; a later one is the difference of a move.</summary>
    public IReadOnlyList<ReceiptPayment> Payments { get; init; } = [];

    public IReadOnlyList<RefundView> Refunds { get; init; } = [];

    /// <summary>Of the service, within what was paid online and not given back.</summary>
    public Money Tax { get; init; } = Money.Zero;

    public Money Kept => Refunds.Aggregate(Payments.Aggregate(Money.Zero, (sum, p) => sum + p.Amount), (left, r) => left - r.Amount);

    public bool TakesPlace => Status is not (BookingStatus.Cancelled or BookingStatus.Rejected);

    /// <summary>Nothing where the visit does not take place, or nobody came.</summary>
    public Money AtClinic => TakesPlace && Status != BookingStatus.NoShow && Price > Online ? Price - Online : Money.Zero;
}

/// <param name="Amount">This booking's share of it.</param>
/// <param name="Whole">All that was paid at once.</param>
public sealed record ReceiptPayment(Guid PaymentId, string Method, DateTimeOffset PaidAt, Money Amount, Money Whole);
