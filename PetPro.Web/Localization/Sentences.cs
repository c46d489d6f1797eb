using System.Globalization;
using Microsoft.Extensions.Localization;
using PetPro.Core.Shared;

namespace PetPro.Web.Localization;

/// <summary>What to tell a person about a refusal, in the language of the page.</summary>
public static class Sentences
{
    public static string For(this IStringLocalizer<ErrorTexts> texts, Error error) => Fill(texts, error.Code, error.Args);

    public static string For(this IStringLocalizer<ErrorTexts> texts, FieldError wrong) => Fill(texts, wrong.Code, wrong.Args);

    /// <summary>What is wrong with that field; null where nothing is.</summary>
    public static string? For(this IStringLocalizer<ErrorTexts> texts, Error? error, string field) =>
        error?.Fields.FirstOrDefault(f => f.Field == field) is { } wrong ? texts.For(wrong) : null;

    private static string Fill(IStringLocalizer texts, string code, IReadOnlyList<object> args) =>
        string.Format(CultureInfo.CurrentCulture, texts[code].Value, [.. args]);
}
