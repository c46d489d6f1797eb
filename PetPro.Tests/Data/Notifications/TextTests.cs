using System.Globalization;
using System.Resources;
using PetPro.Core.Notifications;
using PetPro.Core.Shared;
using PetPro.Data.Notifications;

namespace PetPro.Tests.Data.Notifications;

public sealed class TextTests
{
    [Theory]
    [InlineData("MailTexts")]
    [InlineData("NotificationTexts")]
    public void Every_text_stands_in_three_languages_with_the_same_blanks(string file)
    {
        var resources = new ResourceManager($"PetPro.Data.Notifications.{file}", typeof(Texts).Assembly);
        var english = Read(resources, "");
        foreach (var language in new[] { "id", "ja" })
        {
            var translated = Read(resources, language);
            translated.Keys.Order().ShouldBe(english.Keys.Order());
            foreach (var (key, text) in translated)
            {
                Blanks(text).ShouldBe(Blanks(english[key]), $"{file}.{language} {key}");
                (text == english[key] && !key.StartsWith("format.", StringComparison.Ordinal)).ShouldBeFalse($"{file}.{language} {key} is not translated");
            }
        }
    }

    [Fact]
    public void Every_kind_of_notice_and_mail_has_its_texts()
    {
        foreach (var type in NotificationTypes.All)
        {
            Texts.Notices.Find($"{type}.title", "ja").ShouldNotBeNull(type);
        }

        foreach (var template in MailTemplates.All)
        {
            Texts.Mails.Find($"{template}.subject", "ja").ShouldNotBeNull(template);
        }
    }

    [Theory]
    [InlineData("Asia/Jakarta", "en", "Tuesday, 24 November 2026 at 09:30 WIB")]
    [InlineData("Asia/Makassar", "id", "Selasa, 24 November 2026 pukul 10.30 WITA")]
    [InlineData("Asia/Jayapura", "ja", "2026年11月24日(火) 11:30 WIT")]
    [InlineData("Asia/Tokyo", "en", "Tuesday, 24 November 2026 at 11:30 UTC+09:00")]
    public void Times_are_the_clinics_in_the_readers_words(string zone, string language, string expected) =>
        Wording.When(new DateTimeOffset(2026, 11, 24, 2, 30, 0, TimeSpan.Zero), zone, language).ShouldBe(expected);

    [Theory]
    [InlineData(0, "Rp 0")]
    [InlineData(950, "Rp 950")]
    [InlineData(1_250_000, "Rp 1.250.000")]
    [InlineData(-75_000, "-Rp 75.000")]
    public void Rupiah_look_the_same_everywhere(long amount, string expected) => Wording.Rupiah(Money.Idr(amount)).ShouldBe(expected);

    [Fact]
    public void A_text_with_a_blank_that_nobody_fills_is_a_defect_and_not_a_mail() =>
        Should.Throw<InvalidOperationException>(() => Texts.Mails.Fill("greeting", "en", new Dictionary<string, string>()));

    private static Dictionary<string, string> Read(ResourceManager resources, string language) =>
        resources.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static string[] Blanks(string text) => [.. System.Text.RegularExpressions.Regex.Matches(text, @"\{[a-z]+\}").Select(m => m.Value).Distinct().Order()];
}
