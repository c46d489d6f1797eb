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
    public const int LongestHealthNotes = 1000;
    public static readonly TimeSpan TakeBackWithin = TimeSpan.FromDays(1);
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

    /// <summary>What whoever treats it should know first: allergies, lasting illnesses. In the owner's words.</summary>
    public string? HealthNotes { get; private set; }

    /// <summary>Out of the lists to choose from, and nothing can be booked for it. Whoever has died is.</summary>
    public bool IsArchived { get; private set; }

    /// <summary>The day it died, in its owner's words.</summary>
    public DateOnly? DiedOn { get; private set; }

    /// <summary>When its owner has told it.</summary>
    public DateTimeOffset? DeathToldAt { get; private set; }

    public bool HasDied => DiedOn is not null;

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

    /// <summary>Takes a weight out of the series that was put in by mistake; another one of that day stays.</summary>
    public void TakeBackWeight(decimal kilograms, DateOnly on)
    {
        if (weights.RemoveAll(w => w.MeasuredOn == on && w.Kilograms == kilograms) > 0)
        {
            Weight = weights.MaxBy(w => w.MeasuredOn)?.Kilograms;
        }
    }

    public Result KeepHealthNotes(string? notes)
    {
        if (notes?.Trim().Length > LongestHealthNotes)
        {
            return Error.Invalid("healthNotes", "too-long", LongestHealthNotes);
        }

        HealthNotes = string.IsNullOrWhiteSpace(notes) ? null : notes.Trim();
        return Result.Ok;
    }

    public void ShowPhoto(string? key) => PhotoKey = key;

    public void Archive() => IsArchived = true;

    public Result Restore()
    {
        if (HasDied)
        {
            return Error.Conflict("pet-died");
        }

        IsArchived = false;
        return Result.Ok;
    }

    /// <summary>It has died: nothing is due any more, and what is booked is called off by whoever hears of it.</summary>
    /// <param name="on">The day; neither before its birth nor in the future.</param>
    public Result TellDeath(DateOnly on, DateOnly today, DateTimeOffset now)
    {
        if (HasDied)
        {
            return Error.Conflict("pet-died");
        }

        if (on > today || on < Birthdate)
        {
            return Error.Invalid("date", on > today ? "date-in-future" : "date-before-birth");
        }

        (DiedOn, DeathToldAt, IsArchived) = (on, now, true);
        Record(new PetDied(Id, UserId, on));
        return Result.Ok;
    }

    /// <summary>May a death that was told by mistake still be taken back?</summary>
    public bool MayTakeDeathBack(DateTimeOffset now) => DeathToldAt is { } told && now <= told + TakeBackWithin;

    /// <summary>It was a mistake. What was called off stays called off.</summary>
    public Result TakeDeathBack(DateTimeOffset now)
    {
        if (!MayTakeDeathBack(now))
        {
            return Error.Conflict(HasDied ? "death-is-settled" : "pet-lives");
        }

        (DiedOn, DeathToldAt, IsArchived) = (null, null, false);
        Record(new PetDeathTakenBack(Id, UserId));
        return Result.Ok;
    }

    /// <summary>It lives with somebody else from now on, with all that is known of it.</summary>
    public Result MoveTo(Guid userId)
    {
        if (HasDied)
        {
            return Error.Conflict("pet-died");
        }

        var from = UserId;
        (UserId, IsArchived) = (userId, false);
        Record(new PetTransferred(Id, from, userId));
        return Result.Ok;
    }
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
