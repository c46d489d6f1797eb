using PetPro.Data.Pets;

namespace PetPro.Web.Owner.Pets;

/// <summary>A series of weights as points of a drawing, in percent of its width and height, from the upper left corner.</summary>
public sealed record WeightCurve(IReadOnlyList<WeightPoint> Points, IReadOnlyList<WeightMark> Marks)
{
    public const double Left = 9;
    public const double Right = 98;
    public const double Foot = 98;
    private const double Top = 5;
    private const double Bottom = 86;

    /// <param name="weights">Oldest first; days lie as far apart as they were.</param>
    public static WeightCurve Of(IReadOnlyList<PetWeighing> weights)
    {
        var scale = WeightScale.Of([.. weights.Select(w => (double)w.Kilograms)]);
        var first = weights[0].On.DayNumber;
        var days = Math.Max(1, weights[^1].On.DayNumber - first);
        var lines = (int)Math.Round((scale.Max - scale.Min) / scale.Step);
        return new WeightCurve(
            [.. weights.Select(w => new WeightPoint(
                w.On, w.Kilograms, Left + ((w.On.DayNumber - first) * (Right - Left) / days), Height(scale, (double)w.Kilograms)))],
            [.. Enumerable.Range(0, lines + 1).Select(i => scale.Min + (i * scale.Step)).Select(at => new WeightMark((decimal)at, Height(scale, at)))]);
    }

    private static double Height(WeightScale scale, double kilograms) =>
        Bottom - ((kilograms - scale.Min) / (scale.Max - scale.Min) * (Bottom - Top));
}

public sealed record WeightPoint(DateOnly On, decimal Kilograms, double X, double Y);

/// <summary>A line across, with its weight.</summary>
public sealed record WeightMark(decimal Kilograms, double Y);
