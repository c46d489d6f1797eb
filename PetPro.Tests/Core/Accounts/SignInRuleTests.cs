using PetPro.Core.Accounts;

namespace PetPro.Tests.Core.Accounts;

public sealed class SignInRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, null)]
    [InlineData(4, null)]
    [InlineData(5, 15)]
    [InlineData(6, null)]
    [InlineData(10, 30)]
    [InlineData(15, 60)]
    [InlineData(500, 24 * 60)]
    public void Every_five_wrong_passwords_lock_for_twice_as_long(int failures, int? minutes) =>
        LockOut.After(failures).ShouldBe(minutes is { } m ? TimeSpan.FromMinutes(m) : null);

    [Fact]
    public void A_code_is_right_once()
    {
        var (kept, code) = OneTimeCode.Issue(Guid.NewGuid(), CodePurpose.VerifyEmail, Now);
        code.ShouldMatch("^[0-9]{6}$");
        kept.TokenHash.ShouldNotContain(code);
        kept.Try($" {code[..3]} {code[3..]} ", Now).ShouldBeTrue();
        kept.Try(code, Now).ShouldBeFalse();
    }

    [Fact]
    public void The_sixth_try_fails_even_with_the_right_code()
    {
        var (kept, code) = OneTimeCode.Issue(Guid.NewGuid(), CodePurpose.VerifyEmail, Now);
        var wrong = code == "000000" ? "000001" : "000000";
        for (var i = 0; i < OneTimeCode.MaxTries; i++)
        {
            kept.Try(wrong, Now).ShouldBeFalse();
        }

        kept.Try(code, Now).ShouldBeFalse();
    }

    [Fact]
    public void A_code_is_good_for_ten_minutes()
    {
        var (kept, code) = OneTimeCode.Issue(Guid.NewGuid(), CodePurpose.ResetPassword, Now);
        kept.Try(code, Now + TimeSpan.FromMinutes(10)).ShouldBeFalse();
        kept.Try(code, Now + TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1)).ShouldBeTrue();
    }

    [Fact]
    public void Codes_are_asked_for_at_most_once_a_minute_and_five_times_an_hour()
    {
        OneTimeCode.MayIssue([], Now, OneTimeCode.Pause).ShouldBeTrue();
        OneTimeCode.MayIssue([Now.AddSeconds(-59)], Now, OneTimeCode.Pause).ShouldBeFalse();
        OneTimeCode.MayIssue([Now.AddSeconds(-60)], Now, OneTimeCode.Pause).ShouldBeTrue();
        OneTimeCode.MayIssue([.. Enumerable.Range(1, 5).Select(i => Now.AddMinutes(-10 * i))], Now, OneTimeCode.Pause).ShouldBeFalse();
    }

    [Fact]
    public void A_refresh_token_is_good_for_one_use_and_its_family_for_thirty_days()
    {
        var (first, text) = RefreshToken.Start(Guid.NewGuid(), "test", Now);
        first.TokenHash.ShouldNotContain(text);
        var (second, _) = first.Rotate(Now.AddDays(29)).Value;
        second.FamilyId.ShouldBe(first.FamilyId);
        first.Rotate(Now.AddDays(29)).Error!.Code.ShouldBe("refresh-token-invalid");
        second.Rotate(Now.AddDays(30)).Error!.Code.ShouldBe("refresh-token-invalid");
    }
}
