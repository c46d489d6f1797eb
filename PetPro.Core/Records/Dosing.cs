namespace PetPro.Core.Records;

/// <summary>In what a medicine is counted out.</summary>
public enum DoseUnit
{
    /// <summary>Can be broken into quarters.</summary>
    Tablet,

    /// <summary>Whole ones only.</summary>
    Capsule,

    /// <summary>Measured in tenths.</summary>
    Millilitre,

    /// <summary>Whole ones only.</summary>
    Drop,
}

/// <summary>How much of a medicine by the weight of the animal.</summary>
/// <param name="Kilograms">The animal's weight.</param>
/// <param name="MgPerKg">Milligrams of the substance for each kilogram, per dose.</param>
/// <param name="MostMgPerKg">What one dose must not exceed, in the same unit; none = no limit is known.</param>
/// <param name="MgPerUnit">Strength: milligrams in one tablet, capsule, millilitre or drop.</param>
public sealed record DoseWanted(decimal Kilograms, decimal MgPerKg, decimal? MostMgPerKg, decimal MgPerUnit, DoseUnit Unit);

/// <param name="Units">Tablets, capsules, millilitres or drops to give each time.</param>
/// <param name="Mg">What they hold of the substance.</param>
/// <param name="MgPerKg">What the animal gets by that, with three decimals.</param>
/// <param name="Deviation">How far that is from what was wanted: -0.1 is a tenth less.</param>
public sealed record Dose(decimal Units, decimal Mg, decimal MgPerKg, decimal Deviation)
{
    /// <summary>Beyond a tenth whoever prescribes is told.</summary>
    public bool IsFarOff => Math.Abs(Deviation) > 0.1m;
}

/// <summary>
/// The arithmetic of a dose: mg/kg × kg ÷ strength gives units, rounded to what can be measured out (a quarter of a tablet, a whole
/// capsule or drop, a tenth of a millilitre), to the nearer step and at the half upwards. Where that would exceed the maximum it is
/// the step below. What would round to nothing is refused: another strength is needed.
/// </summary>
public static class Dosing
{
    public const decimal MostMgPerKg = 2000;
    public const decimal MostMgPerUnit = 10_000;
    public const decimal MostUnits = 1000;

    /// <summary>The smallest amount that can be measured out.</summary>
    public static decimal StepOf(DoseUnit unit) => unit switch
    {
        DoseUnit.Tablet => 0.25m,
        DoseUnit.Millilitre => 0.1m,
        _ => 1m,
    };

    public static Result<Dose> Calculate(DoseWanted wanted)
    {
        var wrong = Check(wanted);
        if (wrong.Count > 0)
        {
            return Error.Invalid(wrong);
        }

        var step = StepOf(wanted.Unit);
        var exact = wanted.MgPerKg * wanted.Kilograms / wanted.MgPerUnit;
        var units = Math.Floor((exact / step) + 0.5m) * step;
        if (wanted.MostMgPerKg is { } most)
        {
            units = Math.Min(units, Math.Floor(most * wanted.Kilograms / wanted.MgPerUnit / step) * step);
        }

        if (units <= 0)
        {
            return Error.Invalid("mgPerUnit", "dose-below-step", step);
        }

        if (units > MostUnits)
        {
            return Error.Invalid("mgPerUnit", "dose-too-many-units", MostUnits);
        }

        var mg = units * wanted.MgPerUnit;
        return new Dose(units, mg, Math.Round(mg / wanted.Kilograms, 3), Math.Round((units - exact) / exact, 4));
    }

    /// <summary>How many units a whole course takes; capsules and drops are whole, a begun tablet counts as one.</summary>
    public static decimal Total(Dose dose, DoseUnit unit, int timesPerDay, int days)
    {
        var total = dose.Units * timesPerDay * days;
        return unit == DoseUnit.Millilitre ? total : Math.Ceiling(total);
    }

    private static List<FieldError> Check(DoseWanted wanted)
    {
        List<FieldError> wrong = [];
        if (wanted.Kilograms is < NoteContent.Lightest or > NoteContent.Heaviest)
        {
            wrong.Add(new("weight", "weight-out-of-range", NoteContent.Lightest, NoteContent.Heaviest));
        }

        if (wanted.MgPerKg is < 0.0001m or > MostMgPerKg)
        {
            wrong.Add(new("mgPerKg", "dose-out-of-range", MostMgPerKg));
        }
        else if (wanted.MgPerKg > wanted.MostMgPerKg)
        {
            wrong.Add(new("mgPerKg", "dose-above-max", wanted.MostMgPerKg));
        }

        if (wanted.MgPerUnit is < 0.0001m or > MostMgPerUnit)
        {
            wrong.Add(new("mgPerUnit", "strength-out-of-range", MostMgPerUnit));
        }

        return wrong;
    }
}
