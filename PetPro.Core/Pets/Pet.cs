namespace PetPro.Core.Pets;

public enum PetGender
{
    Unknown,
    Male,
    Female,
}

/// <summary>An animal and whose it is.</summary>
public sealed class Pet : Entity
{
    private readonly List<PetWeight> weights = [];

    private Pet()
    {
    }

    /// <summary>The owner's account.</summary>
    public Guid UserId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Code from the reference data (`dog`, `cat`).</summary>
    public string Species { get; private set; } = "";

    /// <summary>Code of a breed of that species, or none.</summary>
    public string? Breed { get; private set; }

    public DateOnly? Birthdate { get; private set; }

    /// <summary>Kilograms, as last weighed.</summary>
    public decimal? Weight { get; private set; }

    public PetGender Gender { get; private set; }

    public string? PhotoKey { get; private set; }

    /// <summary>15 digits by ISO 11784, or none.</summary>
    public string? MicrochipId { get; private set; }

    public bool IsArchived { get; private set; }

    public IReadOnlyList<PetWeight> Weights => weights;

    public static Result<Pet> Register(Guid userId, PetProfile profile, DateOnly today)
    {
        var pet = new Pet { UserId = userId };
        return pet.Change(profile, today) is { IsOk: false } refused ? refused.Error : pet;
    }

    public Result Change(PetProfile profile, DateOnly today)
    {
        var wrong = profile.Check(today);
        if (wrong.Count > 0)
        {
            return Error.Invalid(wrong);
        }

        Name = profile.Name.Trim();
        Species = profile.Species;
        Breed = string.IsNullOrWhiteSpace(profile.Breed) ? null : profile.Breed;
        Birthdate = profile.Birthdate;
        Gender = profile.Gender;
        MicrochipId = string.IsNullOrWhiteSpace(profile.MicrochipId) ? null : profile.MicrochipId.Trim();
        return Result.Ok;
    }

    /// <summary>Puts a weight into the series; the latest by date is the pet's weight.</summary>
    /// <param name="kilograms">Above 0, at most 999.99; two decimals are kept.</param>
    public Result Weigh(decimal kilograms, DateOnly on, DateOnly today)
    {
        if (!PetWeight.IsPossible(kilograms))
        {
            return Error.Invalid([PetWeight.Impossible]);
        }

        if (on > today)
        {
            return Error.Invalid("date", "date-in-future");
        }

        weights.RemoveAll(w => w.MeasuredOn == on);
        weights.Add(new PetWeight(Id, on, Math.Round(kilograms, 2, MidpointRounding.AwayFromZero)));
        Weight = weights.MaxBy(w => w.MeasuredOn)!.Kilograms;
        return Result.Ok;
    }

    public void ShowPhoto(string? key) => PhotoKey = key;

    public void Archive() => IsArchived = true;

    public void Restore() => IsArchived = false;
}

public sealed record PetWeight(Guid PetId, DateOnly MeasuredOn, decimal Kilograms)
{
    internal const decimal Lightest = 0.01m;
    internal const decimal Heaviest = 999.99m;

    public static FieldError Impossible { get; } = new("weight", "weight-out-of-range", Lightest, Heaviest);

    /// <summary>Weights are kept with two decimals: what rounds to nothing is none.</summary>
    public static bool IsPossible(decimal kilograms) =>
        Math.Round(kilograms, 2, MidpointRounding.AwayFromZero) is >= Lightest and <= Heaviest;
}
