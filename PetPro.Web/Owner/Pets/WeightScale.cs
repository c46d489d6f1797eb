namespace PetPro.Web.Owner.Pets;

/// <summary>
/// The axis of a weight curve. It starts at zero where the weights reach far down; an adult's small changes would be a flat line
/// then, so they get a stretch around them instead.
/// </summary>
public sealed record WeightScale(double Min, double Max, double Step)
{
    private const int Lines = 4;

    public static WeightScale Of(IReadOnlyList<double> weights)
    {
        var (low, high) = (weights.Min(), weights.Max());
        var from = low < high / 2 ? 0 : low - Math.Max((high - low) * 0.5, high * 0.03);
        var to = high + Math.Max((high - low) * 0.2, high * 0.03);
        var step = Round((to - from) / Lines);
        var min = Math.Max(0, Math.Floor(from / step) * step);
        return new WeightScale(Math.Round(min, 3), Math.Round(Math.Ceiling(to / step) * step, 3), step);
    }

    /// <summary>The next of 1, 2, 2.5, 5 and 10 times a power of ten.</summary>
    private static double Round(double wanted)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(wanted)));
        return new[] { 1, 2, 2.5, 5, 10 }.Select(n => n * power).First(n => n >= wanted * 0.999);
    }
}
