using PetPro.Core.Clinics;
using PetPro.Core.Shared;
using PetPro.Tests.Support;

namespace PetPro.Tests.Core.Clinics;

public sealed class ClinicStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, Func<Clinic, Result>> Deeds = new()
    {
        ["submit"] = clinic => clinic.Submit(ClinicDocument.Required.ToList(), Now),
        ["ask"] = clinic => clinic.AskForMore("Please add the SIP."),
        ["approve"] = clinic => clinic.Approve(),
        ["reject"] = clinic => clinic.Reject("The licence has expired."),
        ["suspend"] = clinic => clinic.Suspend("The licence was withdrawn."),
        ["reinstate"] = clinic => clinic.Reinstate(),
        ["rewrite"] = clinic => clinic.Rewrite(Profile("Klinik Lain")),
    };

    /// <summary>From each state: what may be done, and where it leads. All else is refused and changes nothing.</summary>
    private static readonly Dictionary<ClinicStatus, Dictionary<string, ClinicStatus>> Ways = new()
    {
        [ClinicStatus.Draft] = new() { ["submit"] = ClinicStatus.Pending, ["rewrite"] = ClinicStatus.Draft },
        [ClinicStatus.Pending] = new() { ["ask"] = ClinicStatus.MoreAsked, ["approve"] = ClinicStatus.Approved, ["reject"] = ClinicStatus.Rejected },
        [ClinicStatus.MoreAsked] = new() { ["submit"] = ClinicStatus.Pending, ["rewrite"] = ClinicStatus.MoreAsked },
        [ClinicStatus.Rejected] = new() { ["submit"] = ClinicStatus.Pending, ["rewrite"] = ClinicStatus.Rejected, ["approve"] = ClinicStatus.Approved },
        [ClinicStatus.Approved] = new() { ["suspend"] = ClinicStatus.Suspended },
        [ClinicStatus.Suspended] = new() { ["reinstate"] = ClinicStatus.Approved },
    };

    public static TheoryData<ClinicStatus, string> Tries =>
        new(from status in Enum.GetValues<ClinicStatus>() from deed in Deeds.Keys select (status, deed));

    [Theory]
    [MemberData(nameof(Tries))]
    public void A_clinic_goes_only_the_ways_there_are(ClinicStatus from, string deed)
    {
        var clinic = At(from);
        var events = clinic.Events.Count;

        var done = Deeds[deed](clinic);

        if (Ways[from].TryGetValue(deed, out var to))
        {
            done.IsOk.ShouldBeTrue();
            clinic.Status.ShouldBe(to);
            clinic.Events.Count.ShouldBe(deed == "rewrite" ? events : events + 1);
        }
        else
        {
            done.Error!.Kind.ShouldBe(ErrorKind.Conflict);
            clinic.Status.ShouldBe(from);
            clinic.Name.ShouldBe("Klinik Melati");
            clinic.Events.Count.ShouldBe(events);
        }
    }

    [Fact]
    public void What_is_asked_or_refused_needs_words_and_they_are_gone_when_it_is_handed_in_again()
    {
        var clinic = At(ClinicStatus.Pending);
        clinic.AskForMore("  ").Error!.Fields.Single().Code.ShouldBe("required");
        clinic.Reject("").Error!.Fields.Single().Code.ShouldBe("required");
        clinic.Reject(new string('x', ClinicDecision.MaxWords + 1)).Error!.Fields.Single().Code.ShouldBe("too-long");
        clinic.AskForMore(" The SIP, please. ").IsOk.ShouldBeTrue();
        clinic.StatusReason.ShouldBe("The SIP, please.");
        clinic.Submit([.. ClinicDocument.Required], Now).IsOk.ShouldBeTrue();
        clinic.StatusReason.ShouldBeNull();
        clinic.SubmittedAt.ShouldBe(Now);
    }

    [Fact]
    public void Nothing_is_handed_in_while_a_document_is_missing()
    {
        foreach (var missing in ClinicDocument.Required)
        {
            At(ClinicStatus.Draft).Submit([.. ClinicDocument.Required.Where(kind => kind != missing), ClinicDocumentKind.Other], Now)
                .Error!.Code.ShouldBe("documents-missing");
        }
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\sari\\SIP klinik.pdf", "SIP klinik.pdf")]
    [InlineData("a\u202Egpj.exe\r\nX: y", "agpj.exeX y")]
    [InlineData("<script>alert('x')</script>.pdf", "script.pdf")]
    [InlineData("  ..  ", "")]
    [InlineData(null, "")]
    [InlineData("診断書 ♥.png", "診断書 ♥.png")]
    public void A_name_from_outside_is_only_something_to_be_shown(string? name, string shown) => ClinicDocument.CleanName(name).ShouldBe(shown);

    [Theory]
    [InlineData("-6.2001, 106.8167", -6.2001, 106.8167)]
    [InlineData(" -6.2001 106.8167 ", -6.2001, 106.8167)]
    [InlineData("https://www.google.com/maps/place/Klinik/@-6.24,106.8,17z/data=!3m1!4b1!4m6!3d-6.2415!4d106.8021", -6.2415, 106.8021)]
    [InlineData("https://www.openstreetmap.org/#map=17/-8.67/115.21", -8.67, 115.21)]
    [InlineData("https://maps.google.com/?q=-6.2,106.8", -6.2, 106.8)]
    [InlineData("https://maps.google.com/?q=-6.2%2C106.8", -6.2, 106.8)]
    public void A_position_is_read_from_what_people_copy(string typed, double latitude, double longitude) =>
        ClinicPosition.Parse(typed).Value.ShouldBe(new ClinicPosition(latitude, longitude));

    [Theory]
    [InlineData("", "required")]
    [InlineData("Jl. Melati 1", "clinic-position")]
    [InlineData("95.0, 106.8", "clinic-position")]
    [InlineData("-6.2, 196.8", "clinic-position")]
    [InlineData("0, 0", "clinic-position")]
    public void What_is_no_position_is_refused_with_words(string typed, string code) => ClinicPosition.Parse(typed).Error!.Fields.Single().Code.ShouldBe(code);

    [Theory]
    [InlineData("Klinik Melati", "Jakarta Selatan", "klinik-melati-jakarta-selatan")]
    [InlineData("Café d'Été!", "", "cafe-d-ete")]
    [InlineData("さくら動物病院", null, "clinic")]
    [InlineData("0192f3c4-0000-7000-8000-000000000000", "", "clinic")]
    public void A_name_becomes_an_address(string name, string? city, string slug) => ClinicEntry.SlugOf(name, city).ShouldBe(slug);

    [Fact]
    public void A_form_says_all_that_is_wrong_at_once()
    {
        var empty = new ClinicEntry(null, "", " ", null, null, null, "Mars/Base", "abc", "no", "javascript:alert(1)", null, [], new Dictionary<DayOfWeek, TypedHours>(), null);
        empty.Check("x", BookingRules.Default).Error!.Fields.Select(f => f.Field).ShouldBe(
            ["name", "address", "city", "province", "position", "timeZone", "phoneNumber", "email", "website", "description", "hours", "licenceNumber"]);
        var turned = new Dictionary<DayOfWeek, TypedHours> { [DayOfWeek.Monday] = new("17:00", "09:00") };
        (empty with { Hours = turned }).Check("x", BookingRules.Default).Error!.Fields.ShouldContain(f => f.Field == "hours" && f.Code == "hours-invalid");
    }

    private static Clinic At(ClinicStatus status)
    {
        var clinic = status == ClinicStatus.Draft ? Clinic.Begin(Guid.CreateVersion7(), Profile()) : Clinic.Apply(Guid.CreateVersion7(), Profile());
        string[] way = status switch
        {
            ClinicStatus.MoreAsked => ["ask"],
            ClinicStatus.Approved => ["approve"],
            ClinicStatus.Rejected => ["reject"],
            ClinicStatus.Suspended => ["approve", "suspend"],
            _ => [],
        };
        foreach (var deed in way)
        {
            Deeds[deed](clinic).IsOk.ShouldBeTrue();
        }

        return clinic;
    }

    private static ClinicProfile Profile(string name = "Klinik Melati") => new(
        name, "klinik-melati", "Jl. Melati 1", "Jakarta Selatan", "DKI Jakarta", "12110", -6.24, 106.8, "Asia/Jakarta",
        "+622155500000", "halo@klinik.test", null, "", World.AllWeek, [], BookingRules.Default, "503/SIVET/1");
}
