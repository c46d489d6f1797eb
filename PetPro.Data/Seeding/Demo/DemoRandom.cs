namespace PetPro.Data.Seeding.Demo;

/// <summary>Chance that falls the same way on every machine. Each part of the country has its own, so that one does not move another.</summary>
internal sealed class DemoRandom(int part)
{
    private const int Seed = 20260101;
    private const string Alphabet = "34679CDFGHJKMNPQRTWXY";
    private readonly Random random = new(Seed + part);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => random.Next(least, most + 1);

    public decimal Between(decimal least, decimal most) => least + ((most - least) * random.Next(0, 1001) / 1000m);

    public bool Chance(double probability) => random.NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public T Weighted<T>(IReadOnlyList<T> from, Func<T, double> weight)
    {
        var left = random.NextDouble() * from.Sum(weight);
        foreach (var one in from)
        {
            left -= weight(one);
            if (left < 0)
            {
                return one;
            }
        }

        return from[^1];
    }

    public IReadOnlyList<T> Shuffled<T>(IEnumerable<T> from)
    {
        var all = from.ToArray();
        random.Shuffle(all);
        return all;
    }

    public string Code(string prefix, int length) => prefix + random.GetString(Alphabet, length);

    public string Digits(int count) => random.GetString("0123456789", count);

    public TimeSpan Minutes(int least, int most) => TimeSpan.FromSeconds(Between(least * 60, most * 60));
}
