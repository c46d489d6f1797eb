namespace PetPro.Web.Components;

/// <summary>Texts that every area uses: states, weekdays, categories, facilities, buttons.</summary>
public sealed class SharedTexts;
