namespace PetPro.Core.Clinics;

/// <summary>What a clinic may say it has; their names stand in the resources.</summary>
public static class ClinicFacilities
{
    public static IReadOnlyList<string> All { get; } =
    [
        "parking", "wheelchair", "wifi", "card-payment", "cat-friendly", "laboratory", "x-ray", "ultrasound", "surgery", "inpatient",
        "emergency", "pharmacy", "grooming", "boarding",
    ];
}
