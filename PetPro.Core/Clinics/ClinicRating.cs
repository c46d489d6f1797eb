namespace PetPro.Core.Clinics;

/// <summary>What the published reviews of a clinic add up to; kept beside the clinic so that searching needs no counting.</summary>
public sealed class ClinicRating
{
    private ClinicRating()
    {
    }

    public ClinicRating(Guid clinicId) => ClinicId = clinicId;

    public Guid ClinicId { get; private set; }

    /// <summary>1 to 5 with two decimals; 0 while there is no review.</summary>
    public decimal AvgRating { get; private set; }

    public int ReviewCount { get; private set; }

    /// <summary>How many gave one star, two stars, … five stars.</summary>
    public int[] RatingDistribution { get; private set; } = new int[5];

    public DateTimeOffset LastUpdated { get; private set; }

    /// <summary>Takes over what was counted: the number of reviews with one to five stars.</summary>
    public void Recount(IReadOnlyList<int> distribution, DateTimeOffset at)
    {
        RatingDistribution = [.. distribution];
        ReviewCount = distribution.Sum();
        AvgRating = ReviewCount == 0
            ? 0
            : Math.Round(distribution.Select((count, i) => (decimal)count * (i + 1)).Sum() / ReviewCount, 2, MidpointRounding.AwayFromZero);
        LastUpdated = at;
    }
}
