namespace PetPro.Core.Pets;

/// <summary>Reference data: a kind of animal. Names are kept in the three languages.</summary>
public sealed record Species(string Code, string NameEn, string NameId, string NameJa, int DisplayOrder, bool IsActive);

/// <summary>Reference data: a breed of a species.</summary>
public sealed record Breed(string Code, string SpeciesCode, string NameEn, string NameId, string NameJa, bool IsActive);
