using PetPro.Core.Accounts;

namespace PetPro.Tests.Core.Accounts;

public sealed class PasswordPolicyTests
{
    [Theory]
    [InlineData("correct ferry walks north")]
    [InlineData("kucing oren tidur di atap")]
    [InlineData("zmfpqkxhrtwv")]
    [InlineData("猫が庭で昼寝をしています。")]
    [InlineData("PetPro-Demo-2026!")]
    [InlineData("sunshine4719203856617")]
    public void A_long_password_that_nobody_tries_first_is_fine(string password) =>
        PasswordPolicy.Check(password, "dewi.lestari@example.com").IsOk.ShouldBeTrue();

    [Theory]
    [InlineData("", "required")]
    [InlineData(null, "required")]
    [InlineData("Xy7!qLp2$z", "password-too-short")]
    [InlineData("猫猫猫猫猫猫猫猫猫猫猫", "password-too-short")]
    [InlineData("password1234", "password-known")]
    [InlineData("P@ssw0rd2025!", "password-known")]
    [InlineData("!!!Welcome!2026", "password-known")]
    [InlineData("Bismillah123", "password-known")]
    [InlineData("AkuSayangKamu", "password-known")]
    [InlineData("correcthorsebatterystaple", "password-known")]
    [InlineData("aaaaaaaaaaaaaaa", "password-pattern")]
    [InlineData("abcdabcdabcdabcd", "password-pattern")]
    [InlineData("kucing1kucing1kucing1", "password-pattern")]
    [InlineData("1234567890123", "password-pattern")]
    [InlineData("qwertyuiopasdf", "password-pattern")]
    [InlineData("mnbvcxzlkjhgfdsa", "password-pattern")]
    [InlineData("my-Dewi.Lestari-1987", "password-holds-name")]
    public void A_password_that_is_tried_first_is_refused_with_its_reason(string? password, string code) =>
        PasswordPolicy.Check(password, "dewi.lestari@example.com").Error!.Fields.ShouldHaveSingleItem().Code.ShouldBe(code);

    [Fact]
    public void A_password_of_more_than_128_characters_is_refused() =>
        PasswordPolicy.Check(string.Concat(Enumerable.Range(0, 200).Select(i => (char)('a' + (i * 7 % 26)))), null)
            .Error!.Fields.ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Code.ShouldBe("too-long"), f => f.Args.ShouldBe([128]));

    [Fact]
    public void A_short_name_before_the_at_sign_does_not_forbid_every_word_that_holds_it() =>
        PasswordPolicy.Check("seventeen bananas", "ana@example.com").IsOk.ShouldBeTrue();
}
