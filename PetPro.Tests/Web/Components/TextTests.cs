using Bunit;
using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Payments;
using PetPro.Core.Shared;
using PetPro.Web.Components;

namespace PetPro.Tests.Web.Components;

public sealed class TextTests : ComponentTest
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 5, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(150_000, "Rp 150.000")]
    [InlineData(0, "Rp 0")]
    [InlineData(-1_250_000, "-Rp 1.250.000")]
    public void An_amount_is_whole_rupiah_in_every_language(long amount, string text)
    {
        foreach (var language in new[] { "en", "id", "ja" })
        {
            Speak(language);
            Render<Amount>(p => p.Add(a => a.Of, Money.Idr(amount))).Find(".amount").TextContent.ShouldBe(text);
        }
    }

    [Theory]
    [InlineData("Asia/Jakarta", "Tuesday, 24 November 2026, 12:30 WIB")]
    [InlineData("Asia/Makassar", "Tuesday, 24 November 2026, 13:30 WITA")]
    [InlineData("Asia/Jayapura", "Tuesday, 24 November 2026, 14:30 WIT")]
    public void A_time_is_shown_on_the_clocks_of_its_zone(string zone, string text)
    {
        var time = Render<LocalDateTime>(p => p.Add(t => t.At, Noon).Add(t => t.Zone, zone)).Find("time");
        time.TextContent.ShouldBe(text);
        time.GetAttribute("datetime").ShouldBe("2026-11-24T05:30:00Z");
    }

    [Theory]
    [InlineData("id", "Selasa, 24 November 2026, 12.30 WIB")]
    [InlineData("ja", "2026年11月24日(火) 12:30 WIB")]
    public void A_time_speaks_the_language_of_the_page(string language, string text)
    {
        Speak(language);
        Render<LocalDateTime>(p => p.Add(t => t.At, Noon)).Find("time").TextContent.ShouldBe(text);
    }

    [Theory]
    [InlineData(DateStyle.Short, "Tue, 24 Nov, 12:30 WIB")]
    [InlineData(DateStyle.Date, "Tue, 24 Nov 2026")]
    [InlineData(DateStyle.Time, "12:30 WIB")]
    public void A_time_is_as_long_as_its_place_allows(DateStyle style, string text) =>
        Render<LocalDateTime>(p => p.Add(t => t.At, Noon).Add(t => t.Style, style)).Find("time").TextContent.ShouldBe(text);

    [Fact]
    public void Near_midnight_the_date_is_the_clinics() =>
        Render<LocalDateTime>(p => p.Add(t => t.At, new DateTimeOffset(2026, 12, 31, 17, 30, 0, TimeSpan.Zero)).Add(t => t.Style, DateStyle.Date))
            .Find("time").TextContent.ShouldBe("Fri, 1 Jan 2027");

    [Fact]
    public void A_badge_names_the_state_and_colours_it()
    {
        var badge = Render<StatusBadge>(p => p.Add(b => b.Of, BookingStatus.NoShow)).Find(".badge");
        badge.TextContent.ShouldBe("Did not come");
        badge.ClassList.ShouldContain("badge-bad");
    }

    [Theory]
    [InlineData(BookingStatus.PendingPayment, "booking-status-pending-payment")]
    [InlineData(ClinicStatus.Approved, "clinic-status-approved")]
    [InlineData(PaymentStatus.PartiallyRefunded, "payment-status-partially-refunded")]
    public void A_state_has_its_text_under_its_type_and_name(Enum state, string key) => States.Key(state).ShouldBe(key);

    [Fact]
    public void An_error_is_a_sentence_that_is_read_out_at_once()
    {
        var note = Render<ErrorMessage>(p => p.Add(m => m.Error, Error.Conflict("slot-taken"))).Find("[role=alert]");
        note.TextContent.Trim().ShouldNotContain("slot-taken");
        note.TextContent.Trim().Length.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void No_error_shows_nothing() => Render<ErrorMessage>(p => p.Add(m => m.Error, null)).Markup.Trim().ShouldBeEmpty();

    [Fact]
    public void An_error_can_name_its_wrong_fields_itself() =>
        Render<ErrorMessage>(p => p.Add(m => m.Error, Error.Invalid("name", "too-long", 100)).Add(m => m.WithFields, true))
            .Find("li").TextContent.ShouldContain("100");

    [Fact]
    public void A_fields_message_stands_only_at_that_field()
    {
        var error = Error.Invalid("name", "required");
        var message = Render<FieldMessage>(p => p.Add(m => m.Error, error).Add(m => m.Field, "name")).Find(".field-message");
        message.Id.ShouldBe("name-message");
        Render<FieldMessage>(p => p.Add(m => m.Error, error).Add(m => m.Field, "species")).Markup.Trim().ShouldBeEmpty();
    }
}
