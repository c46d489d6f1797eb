namespace PetPro.Core.Clinics;

/// <summary>What was done with a clinic.</summary>
public enum ClinicDeed
{
    Applied,
    MoreAsked,
    Approved,
    Rejected,
    Suspended,
    Reinstated,
    DocumentAccepted,
    DocumentRefused,

    /// <summary>An approved clinic calls itself otherwise, from which name to which stands in the words.</summary>
    NameChanged,

    /// <summary>An approved clinic has moved, from where to where stands in the words.</summary>
    AddressChanged,
}

/// <summary>A line in a clinic's history, for admins: what, when and by whom. Lines are added and never changed; the database sees to that.</summary>
public sealed class ClinicDecision : Entity
{
    public const int MaxWords = 1000;

    private ClinicDecision()
    {
    }

    public Guid ClinicId { get; private set; }

    public ClinicDeed Deed { get; private set; }

    /// <summary>The reason that was given, or what was changed to what.</summary>
    public string? Words { get; private set; }

    /// <summary>The account that did it.</summary>
    public Guid DoneBy { get; private set; }

    public static ClinicDecision Of(Guid clinicId, ClinicDeed deed, string? words, Guid doneBy) =>
        new() { ClinicId = clinicId, Deed = deed, Words = string.IsNullOrWhiteSpace(words) ? null : words.Trim(), DoneBy = doneBy };
}
