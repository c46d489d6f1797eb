using PetPro.Core.Accounts;

namespace PetPro.Tests.Core.Accounts;

public sealed class ContactTests
{
    [Theory]
    [InlineData("0812-3456-7890", "+6281234567890")]
    [InlineData("0812 3456 7890", "+6281234567890")]
    [InlineData("+62 812 3456 7890", "+6281234567890")]
    [InlineData("+62 (0)812-3456-7890", "+6281234567890")]
    [InlineData("6281234567890", "+6281234567890")]
    [InlineData("81234567890", "+6281234567890")]
    [InlineData("(021) 555-01234", "+622155501234")]
    [InlineData("+81 90-1234-5678", "+819012345678")]
    [InlineData("0065 6123 4567", "+6561234567")]
    public void A_phone_number_has_one_international_form(string typed, string kept) =>
        PhoneNumber.Parse(typed).Value.Value.ShouldBe(kept);

    [Theory]
    [InlineData(null, "required")]
    [InlineData("   ", "required")]
    [InlineData("12345", "phone-invalid")]
    [InlineData("0812", "phone-invalid")]
    [InlineData("+62 812 abcd 7890", "phone-invalid")]
    [InlineData("+1234567890123456", "phone-invalid")]
    [InlineData("+0812345678", "phone-invalid")]
    [InlineData("0812+34567890", "phone-invalid")]
    public void What_is_no_phone_number_is_refused(string? typed, string code) =>
        PhoneNumber.Parse(typed).Error!.Fields.ShouldHaveSingleItem().Code.ShouldBe(code);

    [Theory]
    [InlineData("  Dewi.Lestari+pets@Example.co.id ", "Dewi.Lestari+pets@Example.co.id")]
    [InlineData("o'neil@bücher.example", "o'neil@bücher.example")]
    public void An_address_is_kept_as_typed_without_the_spaces_around_it(string typed, string kept) =>
        EmailAddress.Parse(typed).Value.Value.ShouldBe(kept);

    [Theory]
    [InlineData("", "required")]
    [InlineData("dewi", "email-invalid")]
    [InlineData("dewi@example", "email-invalid")]
    [InlineData("dewi@@example.com", "email-invalid")]
    [InlineData("dewi@example..com", "email-invalid")]
    [InlineData("dewi @example.com", "email-invalid")]
    [InlineData("dewi@example.com\r\nBcc: all@example.com", "email-invalid")]
    [InlineData("Dewi <dewi@example.com>", "email-invalid")]
    public void What_is_no_address_is_refused(string typed, string code) =>
        EmailAddress.Parse(typed).Error!.Fields.ShouldHaveSingleItem().Code.ShouldBe(code);

    [Fact]
    public void Two_spellings_of_one_address_are_one() =>
        EmailAddress.Parse("Dewi@Example.com").Value.Normalized.ShouldBe(EmailAddress.Parse("dewi@example.COM").Value.Normalized);
}
