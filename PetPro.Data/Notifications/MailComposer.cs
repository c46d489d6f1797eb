using System.Globalization;
using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Core.Outside;
using PetPro.Data.Outside;

namespace PetPro.Data.Notifications;

/// <summary>Writes a queued mail: looks up whom it goes to and what it speaks of, and says it in the reader's language.</summary>
public sealed class MailComposer(MailQueue queue, UnsubscribeLinks unsubscribing, PublicAddress site, TimeProvider clock)
{
    /// <returns>Null when there is nobody to send it to (any more).</returns>
    public async Task<Mail?> ComposeAsync(MailDelivery delivery, PetProDb db, CancellationToken cancellation)
    {
        if (delivery.Arguments.ContainsKey(MailArguments.Invitation))
        {
            return await ComposeInvitationAsync(delivery, db, cancellation);
        }

        if (delivery.Arguments.ContainsKey(MailArguments.Transfer))
        {
            return await ComposeOfferAsync(delivery, db, cancellation);
        }

        var to = await db.Users.Where(u => u.Id == delivery.UserId && u.Email != null)
            .Select(u => new { u.Email, u.Profile.FullName })
            .FirstOrDefaultAsync(cancellation);
        if (to is null)
        {
            return null;
        }

        if (!await IsStillSoAsync(delivery, db, cancellation))
        {
            return null;
        }

        var facts = new Dictionary<string, string>(delivery.Arguments) { ["name"] = to.FullName };
        if (facts.TryGetValue(MailArguments.Code, out var code))
        {
            facts[MailArguments.Code] = queue.Reveal(code);
        }

        var address = facts.Remove(MailArguments.To, out var other) ? queue.Reveal(other) : to.Email!;

        var calendar = await AddVisitAsync(delivery, facts, db, cancellation);
        await AddClinicAsync(delivery, facts, db, cancellation);
        await AddOfferAsync(delivery, facts, db, cancellation);
        await AddPetAsync(delivery, facts, db, cancellation);
        return Write(delivery, address, to.FullName, facts, calendar);
    }

    /// <returns>Null when the invitation was withdrawn or used meanwhile.</returns>
    private async Task<Mail?> ComposeInvitationAsync(MailDelivery delivery, PetProDb db, CancellationToken cancellation)
    {
        var id = Guid.Parse(delivery.Arguments[MailArguments.Invitation]);
        var found = await (
            from invitation in db.StaffInvitations
            join clinic in db.Clinics on invitation.ClinicId equals clinic.Id
            join inviter in db.UserProfiles on invitation.InvitedBy equals inviter.UserId
            where invitation.Id == id && invitation.AcceptedAt == null && invitation.WithdrawnAt == null
            select new { invitation.Name, invitation.Email, invitation.Role, Clinic = clinic.Name, Inviter = inviter.FullName }).SingleOrDefaultAsync(cancellation);
        return found is null ? null : Write(
            delivery,
            found.Email,
            found.Name,
            new Dictionary<string, string>
            {
                ["name"] = found.Name,
                [MailArguments.Clinic] = found.Clinic,
                ["inviter"] = found.Inviter,
                ["role"] = Texts.Mails.Find($"role-{found.Role}", delivery.Language) ?? found.Role,
                [MailArguments.Link] = $"/invitations/{queue.Reveal(delivery.Arguments[MailArguments.Secret])}",
            },
            calendar: null,
            footer: "footer-invited");
    }

    /// <returns>Null when the pet is no longer offered.</returns>
    private async Task<Mail?> ComposeOfferAsync(MailDelivery delivery, PetProDb db, CancellationToken cancellation)
    {
        var id = Guid.Parse(delivery.Arguments[MailArguments.Transfer]);
        var found = await (
            from transfer in db.PetTransfers
            join pet in db.Pets on transfer.PetId equals pet.Id
            join giver in db.UserProfiles on transfer.FromUserId equals giver.UserId
            where transfer.Id == id && transfer.AcceptedAt == null && transfer.DeclinedAt == null && transfer.WithdrawnAt == null
            select new { transfer.Email, transfer.ExpiresAt, Pet = pet.Name, Giver = giver.FullName }).SingleOrDefaultAsync(cancellation);
        return found is null ? null : Write(
            delivery,
            found.Email,
            "",
            new Dictionary<string, string>
            {
                ["name"] = "",
                ["giver"] = found.Giver,
                ["until"] = Wording.When(found.ExpiresAt, "Asia/Jakarta", delivery.Language),
                [MailArguments.Pet] = found.Pet,
                [MailArguments.Link] = $"/owner/pets/offered/{queue.Reveal(delivery.Arguments[MailArguments.Secret])}",
            },
            calendar: null,
            footer: "footer-invited");
    }

    /// <summary>
    /// A mail may have waited for hours. By then the clinic may have taken the end of a visit back, the visit may be off, or the animal
    /// may have died or live elsewhere: who then got an invitation or a reminder would be hurt or misled.
    /// </summary>
    private static async Task<bool> IsStillSoAsync(MailDelivery delivery, PetProDb db, CancellationToken cancellation)
    {
        switch (delivery.Template)
        {
            case NotificationTypes.ReviewInvited or NotificationTypes.VisitReminder:
                var bookingId = Guid.Parse(delivery.Arguments[MailArguments.Booking]);
                var status = delivery.Template == NotificationTypes.ReviewInvited ? BookingStatus.Completed : BookingStatus.Confirmed;
                return await db.Bookings.AnyAsync(
                    b => b.Id == bookingId && b.Status == status && db.Pets.Any(p => p.Id == b.PetId && p.DiedOn == null), cancellation);
            case NotificationTypes.VaccinationDue:
                var petId = Guid.Parse(delivery.Arguments[MailArguments.Pet]);
                return await db.Pets.AnyAsync(p => p.Id == petId && p.UserId == delivery.UserId && !p.IsArchived, cancellation);
            default:
                return true;
        }
    }

    /// <returns>The visit for the calendar, with the mails that put it there or take it away.</returns>
    private async Task<string?> AddVisitAsync(MailDelivery delivery, Dictionary<string, string> facts, PetProDb db, CancellationToken cancellation)
    {
        if (!facts.TryGetValue(MailArguments.Booking, out var bookingId))
        {
            return null;
        }

        var visit = await Visit.GetAsync(db, Guid.Parse(bookingId), cancellation);
        foreach (var (name, fact) in visit.Facts(delivery.Language))
        {
            facts[name] = fact;
        }

        foreach (var amount in (string[])[MailArguments.Refund, MailArguments.Paid])
        {
            if (facts.TryGetValue(amount, out var rupiah))
            {
                facts[amount] = Wording.Rupiah(Money.Idr(long.Parse(rupiah, CultureInfo.InvariantCulture)));
            }
        }

        if (facts.TryGetValue(MailArguments.Before, out var before))
        {
            facts[MailArguments.Before] = Wording.When(DateTimeOffset.Parse(before, CultureInfo.InvariantCulture), visit.TimeZone, delivery.Language);
        }

        return delivery.Template switch
        {
            NotificationTypes.BookingConfirmed or NotificationTypes.BookingRescheduled => visit.ToCalendar(site.Root, clock.GetUtcNow(), isCancelled: false),
            NotificationTypes.BookingCancelled when visit.IsPaidAtClinic || !facts[MailArguments.Wording].EndsWith("unpaid", StringComparison.Ordinal) =>
                visit.ToCalendar(site.Root, clock.GetUtcNow(), isCancelled: true),
            _ => null,
        };
    }

    private static async Task AddClinicAsync(MailDelivery delivery, Dictionary<string, string> facts, PetProDb db, CancellationToken cancellation)
    {
        if (delivery.Arguments.TryGetValue(MailArguments.Clinic, out var clinicId))
        {
            var id = Guid.Parse(clinicId);
            var clinic = await db.Clinics.Where(c => c.Id == id).Select(c => new { c.Name, c.StatusReason }).SingleAsync(cancellation);
            facts[MailArguments.Clinic] = clinic.Name;
            facts["reason"] = clinic.StatusReason ?? "–";
        }
    }

    private static async Task AddOfferAsync(MailDelivery delivery, Dictionary<string, string> facts, PetProDb db, CancellationToken cancellation)
    {
        if (delivery.Arguments.TryGetValue(MailArguments.Offer, out var offerId))
        {
            var seat = await OfferedSeat.GetAsync(db, Guid.Parse(offerId), cancellation);
            foreach (var (name, fact) in seat.Facts(delivery.Language))
            {
                facts[name] = fact;
            }
        }
    }

    private static async Task AddPetAsync(MailDelivery delivery, Dictionary<string, string> facts, PetProDb db, CancellationToken cancellation)
    {
        if (delivery.Arguments.TryGetValue(MailArguments.Due, out var due))
        {
            foreach (var (name, fact) in await DueList.FactsAsync(db, Guid.Parse(facts[MailArguments.Pet]), due, delivery.Language, cancellation))
            {
                facts[name] = fact;
            }
        }
        else if (delivery.Arguments.TryGetValue(MailArguments.Pet, out var petId))
        {
            var id = Guid.Parse(petId);
            facts[MailArguments.Pet] = await db.Pets.Where(p => p.Id == id).Select(p => p.Name).SingleAsync(cancellation);
        }
    }

    private Mail Write(MailDelivery delivery, string to, string name, Dictionary<string, string> facts, string? calendar, string footer = "footer")
    {
        var key = facts.TryGetValue(MailArguments.Wording, out var wording) ? $"{delivery.Template}.{wording}" : delivery.Template;
        var language = delivery.Language;
        var subject = OneLine(Texts.Mails.Fill($"{delivery.Template}.subject", language, facts));
        var kind = NotificationKinds.Of(delivery.Template);
        var unsubscribe = NotificationKinds.CanLeaveByLink(kind) ? unsubscribing.Of(delivery.UserId, kind) : null;
        var layout = new MailLayout(
            language,
            subject,
            Texts.Mails.Fill(name.Length == 0 ? "greeting-nameless" : "greeting", language, facts),
            [.. Texts.Mails.Fill($"{key}.body", language, facts).ReplaceLineEndings("\n").Split("\n\n")],
            facts.GetValueOrDefault(MailArguments.Code),
            Button(delivery.Template, language, facts),
            Texts.Mails.Fill("closing", language, facts),
            Texts.Mails.Fill(footer, language, facts),
            unsubscribe is null ? null : (Texts.Mails.Fill("unsubscribe", language, facts), unsubscribe.ToString()));
        return new Mail(delivery.Id.ToString("N"), to, OneLine(name), subject, layout.ToText(), layout.ToHtml(), calendar, unsubscribe);
    }

    private (string Label, string Address)? Button(string template, string language, Dictionary<string, string> facts)
    {
        var label = Texts.Mails.Find($"{template}.button", language);
        return label is not null && facts.TryGetValue(MailArguments.Link, out var link) ? (label, site.Of(link).ToString()) : null;
    }

    /// <summary>A header holds one line, whatever somebody called a pet.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
