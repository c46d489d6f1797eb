namespace PetPro.Core.Bookings;

/// <summary>What happens to a booking of a service that the clinic takes only after a look at it.</summary>
public sealed partial class Booking
{
    /// <summary>While it waits for the clinic's word: without an answer by then it is rejected by itself.</summary>
    public DateTimeOffset? AnswerBefore { get; private set; }

    /// <summary>The clinic's words to the owner on rejecting or cancelling.</summary>
    public string? ClinicNote { get; private set; }

    /// <summary>Paid, and the seat is taken; the clinic decides. Also after the hold had lapsed, where the seat could be taken again.</summary>
    public Result RequestApproval(Guid paymentId, DateTimeOffset answerBefore)
    {
        if (Status is not (BookingStatus.PendingPayment or BookingStatus.Expired))
        {
            return Error.Conflict("booking-not-payable");
        }

        PaymentId = paymentId;
        Status = BookingStatus.PendingApproval;
        AnswerBefore = answerBefore;
        Record(new BookingApprovalRequested(Id, UserId, ClinicId, ServiceId, SlotId, answerBefore));
        return Result.Ok;
    }

    /// <summary>The clinic takes it: from now on it is a visit like any other.</summary>
    public Result Approve(DateOnly slotDate, TimeOnly slotTime, DateTimeOffset now)
    {
        if (Status != BookingStatus.PendingApproval)
        {
            return Error.Conflict("request-decided");
        }

        if (now >= AnswerBefore)
        {
            return Error.Conflict("request-lapsed");
        }

        Status = BookingStatus.Confirmed;
        Record(new BookingConfirmed(Id, ReferenceCode, UserId, PetId, ClinicId, ServiceId, slotDate, slotTime, Amount.Amount));
        return Result.Ok;
    }

    /// <summary>The clinic does not take it: all that was paid goes back.</summary>
    /// <param name="note">Its words to the owner.</param>
    /// <param name="paid">What goes back.</param>
    public Result Reject(string note, Money paid) => RejectFor(CancellationReasons.Clinic, note, paid);

    /// <summary>The clinic said nothing in time: all that was paid goes back.</summary>
    public Result Lapse(Money paid, DateTimeOffset now) =>
        Status == BookingStatus.PendingApproval && now < AnswerBefore
            ? Error.Conflict("request-not-lapsed")
            : RejectFor(CancellationReasons.Unanswered, null, paid);

    private Result RejectFor(string reason, string? note, Money paid)
    {
        if (Status != BookingStatus.PendingApproval)
        {
            return Error.Conflict("request-decided");
        }

        Status = BookingStatus.Rejected;
        CancellationReason = reason;
        ClinicNote = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        RefundAmount = paid;
        Record(new BookingRejected(Id, UserId, ClinicId, ServiceId, reason, paid.Amount));
        return Result.Ok;
    }
}
