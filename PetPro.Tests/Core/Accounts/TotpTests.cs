using System.Text;
using PetPro.Core.Accounts;

namespace PetPro.Tests.Core.Accounts;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>The table of RFC 6238, appendix B, for SHA-1.</summary>
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        Totp.CodeAt(Secret, Totp.StepAt(at), digits: 8).ShouldBe(code);
        Totp.StepOf(Secret, code[2..], at).ShouldBe(Totp.StepAt(at));
    }

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void A_clock_may_be_wrong_by_one_step(int seconds, bool isTaken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var code = Totp.CodeAt(Secret, Totp.StepAt(now.AddSeconds(seconds)));
        (Totp.StepOf(Secret, code, now) is not null).ShouldBe(isTaken);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00592")]
    [InlineData("0059240")]
    [InlineData("abcdef")]
    public void What_is_no_code_is_none(string? typed) =>
        Totp.StepOf(Secret, typed, DateTimeOffset.FromUnixTimeSeconds(1234567890)).ShouldBeNull();

    [Fact]
    public void Blanks_between_the_digits_do_not_matter() =>
        Totp.StepOf(Secret, " 005 924 ", DateTimeOffset.FromUnixTimeSeconds(1234567890)).ShouldNotBeNull();

    [Theory]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Keys_are_base32_in_groups_of_four(string text, string key) =>
        Totp.ToKey(Encoding.ASCII.GetBytes(text)).Replace(" ", "", StringComparison.Ordinal).ShouldBe(key);

    [Fact]
    public void The_qr_code_holds_what_apps_expect() => Totp.ToUri(Secret, "dewi@petpro.test").ShouldBe(
        "otpauth://totp/PetPro:dewi%40petpro.test?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=PetPro&algorithm=SHA1&digits=6&period=30");

    [Fact]
    public void A_recovery_code_is_taken_however_it_is_typed_and_no_two_are_the_same()
    {
        var made = Enumerable.Range(0, 200).Select(_ => RecoveryCode.Make(Guid.Empty)).ToList();
        made.Select(m => m.Code).ShouldBeUnique();
        made[0].Code.ShouldMatch("^[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}$");
        RecoveryCode.Hash(made[0].Code.ToUpperInvariant().Replace('-', ' ')).ShouldBe(made[0].Kept.CodeHash);
        RecoveryCode.Hash(made[1].Code).ShouldNotBe(made[0].Kept.CodeHash);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36", "Chrome · Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0", "Edge · Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1", "Safari · iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 15; SM-S931B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36", "Samsung Internet · Android")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox · Linux")]
    [InlineData("curl/8.9.1", "curl")]
    [InlineData("something else", "")]
    [InlineData(null, "")]
    public void A_device_is_called_by_its_browser_and_system(string? userAgent, string name) => DeviceName.Of(userAgent).ShouldBe(name);
}
