using Bunit;
using PetPro.Core.Shared;
using PetPro.Data.Pets;
using PetPro.Tests.Web.Components;
using PetPro.Web.Owner.Pets;
using static PetPro.Tests.Web.Owner.Samples;

namespace PetPro.Tests.Web.Owner;

public sealed class PetPieceTests : ComponentTest
{
    [Theory]
    [InlineData(new[] { 31.4, 30.9, 32.1 }, false)]
    [InlineData(new[] { 0.4, 2.1, 4.6 }, true)]
    [InlineData(new[] { 2.0, 5.0 }, true)]
    [InlineData(new[] { 4.2 }, false)]
    [InlineData(new[] { 0.02, 0.03 }, false)]
    public void The_scale_starts_at_zero_only_where_the_weights_reach_far_down(double[] weights, bool fromZero)
    {
        var scale = WeightScale.Of(weights);

        (scale.Min == 0).ShouldBe(fromZero);
        scale.Min.ShouldBeLessThanOrEqualTo(weights.Min());
        scale.Max.ShouldBeGreaterThanOrEqualTo(weights.Max());
        ((scale.Max - scale.Min) / scale.Step).ShouldBeInRange(2, 8);
    }

    [Fact]
    public void The_curve_keeps_the_distances_between_days_and_stays_in_its_frame()
    {
        var curve = WeightCurve.Of([Weighed(0, 4), Weighed(10, 4.5m), Weighed(40, 5)]);

        curve.Points.ShouldAllBe(p => p.X >= WeightCurve.Left && p.X <= WeightCurve.Right && p.Y >= 0 && p.Y <= 100);
        ((curve.Points[2].X - curve.Points[1].X) / (curve.Points[1].X - curve.Points[0].X)).ShouldBe(3, 0.01);
        curve.Points[2].Y.ShouldBeLessThan(curve.Points[0].Y);
    }

    [Fact]
    public void Every_weight_stands_in_a_table_too_the_latest_first()
    {
        var series = Render<WeightSeries>(p => p.Add(s => s.Weights, [Weighed(0, 4), Weighed(10, 4.25m)]));

        series.FindAll("tbody .number").Select(cell => cell.TextContent).ShouldBe(["4.25 kg", "4 kg"]);
        series.Find("svg").GetAttribute("aria-hidden").ShouldBe("true");
    }

    [Fact]
    public void A_vaccination_that_ran_out_stands_out_unless_a_later_one_took_its_place()
    {
        var list = Render<VaccinationList>(p => p.Add(l => l.Today, Today).Add(l => l.Vaccinations,
        [
            new PetVaccination(Guid.CreateVersion7(), "Rabies", Today.AddDays(-30), Today.AddDays(335), "Klinik Melati"),
            new PetVaccination(Guid.CreateVersion7(), "Tricat", Today.AddDays(-400), Today.AddDays(-35), null),
            new PetVaccination(Guid.CreateVersion7(), "Rabies", Today.AddDays(-400), Today.AddDays(-35), null),
        ]));

        list.FindAll(".badge").Select(b => b.ClassList[1]).ShouldBe(["badge-ok", "badge-bad", "badge-neutral"]);
    }

    [Fact]
    public void A_field_that_was_wrong_is_forgiven_when_it_is_changed()
    {
        var fields = Render<PetFields>(p => p.Add(f => f.Entry, new PetEntry()).Add(f => f.Species, [new SpeciesChoice("cat", "Cat", [])])
            .Add(f => f.Refusal, Error.Invalid([new FieldError("name", "required"), new FieldError("species", "required")])));
        fields.Find("#name").GetAttribute("aria-describedby").ShouldBe("name-message");

        fields.Find("#name").Change("Kopi");

        fields.Find("#name").HasAttribute("aria-invalid").ShouldBeFalse();
        fields.Find("#species").GetAttribute("aria-invalid").ShouldBe("true");
    }

    [Fact]
    public void Another_species_forgets_the_breed()
    {
        var entry = new PetEntry { Species = "cat", Breed = "persian" };
        var fields = Render<PetFields>(p => p.Add(f => f.Entry, entry).Add(f => f.Species,
            [new SpeciesChoice("cat", "Cat", [new BreedChoice("persian", "Persian")]), new SpeciesChoice("dog", "Dog", [])]));

        fields.Find("#species").Change("dog");

        entry.Breed.ShouldBeEmpty();
        fields.Find("#breed").HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public void A_picture_that_is_too_large_is_refused_before_it_is_sent()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var chosen = new List<byte[]?>();
        var field = Render<PhotoField>(p => p.Add(f => f.Chosen, content => chosen.Add(content)));

        field.FindComponent<Microsoft.AspNetCore.Components.Forms.InputFile>().UploadFiles(
            InputFileContent.CreateFromBinary(new byte[(5 * 1024 * 1024) + 1], "milo.jpg", contentType: "image/jpeg"));

        field.Find("#photo-message").TextContent.ShouldContain("at most 5 MB");
        chosen.ShouldBe([null]);
    }

    [Theory]
    [InlineData("2026-10-25", 0)]
    [InlineData("2026-10-21", 1)]
    [InlineData("2024-11-22", 23)]
    [InlineData("2024-11-21", 24)]
    public void Age_counts_whole_months(string born, int months) =>
        PetAge.InMonths(DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture), Today).ShouldBe(months);

    private static PetWeighing Weighed(int day, decimal kilograms) => new(Today.AddDays(day - 60), kilograms);
}
