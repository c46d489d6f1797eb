namespace PetPro.Web.Localization;

/// <summary>
/// What to tell a person about an <see cref="PetPro.Core.Shared.Error"/> or a wrong field, by its code: the texts stand beside this in three languages.
/// </summary>
public sealed class ErrorTexts;
