namespace PetPro.Web.Owner.Pets;

internal static class PetPhoto
{
    /// <summary>Where a pet's photo is; null where it has none. The key changes with the picture, so that a browser may keep it.</summary>
    public static string? Address(Guid petId, string? key) => key is null ? null : $"/pets/{petId}/photo?v={Uri.EscapeDataString(key)}";
}
