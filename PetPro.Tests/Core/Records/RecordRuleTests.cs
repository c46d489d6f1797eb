using PetPro.Core.Pets;
using PetPro.Core.Records;

namespace PetPro.Tests.Core.Records;

public sealed class RecordRuleTests
{
    private static readonly DateTimeOffset Completed = new(2026, 11, 20, 3, 30, 0, TimeSpan.Zero);
    private static readonly NoteContent Content = new("Muntah", "Suhu 39,2", "Gastritis", "Diet hambar", 4.256m);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void A_note_is_locked_at_exactly_24_hours_after_the_visit(int ticks, bool isLocked)
    {
        var now = Completed + TimeSpan.FromHours(24) + TimeSpan.FromTicks(ticks);

        VisitNote.IsLocked(Completed, now).ShouldBe(isLocked);
        Begin().Write(Content, 0, Guid.NewGuid(), Completed, now).Error?.Code.ShouldBe("note-locked");
        NoteAddendum.Write(Begin(), "Kontrol", Guid.NewGuid(), Completed, now).IsOk.ShouldBe(isLocked);
    }

    [Fact]
    public void While_the_visit_goes_on_its_note_is_open() =>
        VisitNote.IsLocked(null, Completed.AddYears(1)).ShouldBeFalse();

    [Fact]
    public void Each_writing_is_a_version_and_who_has_not_seen_the_last_is_refused()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        var note = Begin();

        note.Write(Content, 0, first, null, Completed).IsOk.ShouldBeTrue();
        note.Write(Content with { Diagnosis = "Lain" }, 0, second, null, Completed).Error!.Code.ShouldBe("note-changed-meanwhile");
        note.Write(Content with { Diagnosis = "Lain" }, 1, second, null, Completed).IsOk.ShouldBeTrue();

        (note.Version, note.Diagnosis, note.AuthorStaffId, note.Kilograms).ShouldBe((2, "Lain", second, 4.26m));
    }

    [Fact]
    public void Every_part_that_is_too_long_is_named()
    {
        var wrong = new NoteContent(new string('x', 8001), "", new string('x', 8001), "", 1000);

        Begin().Write(wrong, 0, Guid.NewGuid(), null, Completed).Error!.Fields.Select(f => f.Field).ShouldBe(["complaint", "diagnosis", "weight"]);
    }

    [Fact]
    public void Only_who_has_a_licence_prescribes()
    {
        Issue(null).Error!.Code.ShouldBe("licence-missing");
        Issue(" ").Error!.Code.ShouldBe("licence-missing");
        var issued = Issue("SIP-31/2024").Value;

        (issued.UnitsPerDose, issued.TotalUnits, issued.RepeatsLeft, issued.ValidUntil).ShouldBe((0.5m, 5m, 3, new DateOnly(2027, 5, 20)));
    }

    [Fact]
    public void Everything_wrong_with_a_prescription_is_named_at_once()
    {
        var content = new PrescriptionContent(" ", new DoseWanted(0, 1, null, 1, DoseUnit.Tablet), 0, 0, 13, "");

        var refused = Prescription.Issue(content, By("SIP"), new DateOnly(2026, 11, 20), Completed).Error!;

        refused.Fields.Select(f => f.Field).ShouldBe(["drug", "timesPerDay", "days", "repeats", "weight"]);
    }

    [Fact]
    public void A_prescription_is_cancelled_once_and_with_a_reason()
    {
        var issued = Issue("SIP-31/2024").Value;

        issued.Cancel(" ", Guid.NewGuid(), Completed).Error!.Fields.Single().Field.ShouldBe("reason");
        issued.Cancel("Alergi", Guid.NewGuid(), Completed).IsOk.ShouldBeTrue();
        issued.Cancel("Alergi", Guid.NewGuid(), Completed).Error!.Code.ShouldBe("prescription-cancelled");
    }

    [Fact]
    public void A_link_lives_to_its_end_and_not_a_moment_longer()
    {
        var (link, _) = PassportLink.Give(Guid.NewGuid(), Guid.NewGuid(), PassportScope.Record, "Hotel", Completed.AddDays(1), Completed).Value;

        link.IsLive(Completed.AddDays(1).AddTicks(-1)).ShouldBeTrue();
        link.IsLive(Completed.AddDays(1)).ShouldBeFalse();
        link.Revoke(Completed.AddHours(1));
        link.IsLive(Completed.AddHours(2)).ShouldBeFalse();
    }

    [Fact]
    public void A_secret_is_never_kept_and_never_the_same()
    {
        var (link, secret) = PassportLink.Give(Guid.NewGuid(), Guid.NewGuid(), PassportScope.Record, "Hotel", Completed.AddDays(1), Completed).Value;
        var (_, other) = PassportLink.Give(Guid.NewGuid(), Guid.NewGuid(), PassportScope.Record, "Hotel", Completed.AddDays(1), Completed).Value;

        secret.ShouldNotBe(other);
        PassportLink.HashOf(secret).ShouldBe(link.SecretHash);
        PassportLink.HashOf(secret[..^1]).ShouldBeNull();
        PassportLink.HashOf("../../../../../../../../../../../../etc/passwd").ShouldBeNull();
        PassportLink.HashOf(null).ShouldBeNull();
    }

    [Theory]
    [InlineData(" ", 1, "label")]
    [InlineData("Hotel", 0, "expiresAt")]
    [InlineData("Hotel", 367, "expiresAt")]
    public void A_link_needs_a_name_and_an_end(string label, int days, string field) =>
        PassportLink.Give(Guid.NewGuid(), Guid.NewGuid(), PassportScope.Record, label, Completed.AddDays(days), Completed)
            .Error!.Fields.ShouldHaveSingleItem().Field.ShouldBe(field);

    [Fact]
    public void A_certificate_number_is_read_as_people_copy_it()
    {
        var number = CertificateNumber.New();

        CertificateNumber.Read($" {number.ToLowerInvariant()} ").ShouldBe(number);
        CertificateNumber.Read("VC-O1234567ABIL").ShouldBe("VC-01234567AB11");
        CertificateNumber.Read("VC-123").ShouldBeNull();
        CertificateNumber.Read(null).ShouldBeNull();
    }

    [Fact]
    public void A_clinics_vaccination_has_a_batch_and_days_in_order()
    {
        var dose = new GivenDose("Rabies", "Rabisin", " ", 0, new DateOnly(2026, 11, 22), new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 1));

        var refused = Vaccination.GivenAtVisit(Guid.NewGuid(), dose, new GivenAt(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()), new DateOnly(2026, 11, 21));

        refused.Error!.Fields.Select(f => f.Field).ShouldBe(["batchNumber", "doseNumber", "date", "expires", "nextDue"]);
    }

    private static VisitNote Begin() => VisitNote.Begin(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());

    private static Prescriber By(string? licence) => new(Guid.NewGuid(), Guid.NewGuid(), licence, Guid.NewGuid(), Guid.NewGuid());

    private static PetPro.Core.Shared.Result<Prescription> Issue(string? licence) => Prescription.Issue(
        new PrescriptionContent("Amoxicillin", new DoseWanted(10, 12.5m, null, 250, DoseUnit.Tablet), 2, 5, 3, "Setelah makan"),
        By(licence),
        new DateOnly(2026, 11, 20),
        Completed);
}
