using System.Net;
using Microsoft.EntityFrameworkCore;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web.Account;

public sealed class SignInPageTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly Browser browser = new(app);

    [Fact]
    public async Task From_registering_to_my_account_without_the_address_in_any_address_bar()
    {
        var email = $"{Guid.NewGuid():N}@petpro.test";
        var registered = await browser.SendAsync(
            "/account/register?returnUrl=%2Faccount",
            "register",
            ("Form.FullName", "Dewi"), ("Form.Email", email), ("Form.PhoneNumber", "0812 3456 7890"), ("Form.Password", TestApp.Password));
        registered.GoesTo.ShouldBe("/account/verify?returnUrl=%2Faccount");
        (await browser.OpenAsync(registered.GoesTo!)).Html.ShouldContain(email);

        var verified = await browser.SendAsync(registered.GoesTo!, "verify", ("Form.Code", await app.CodeAsync(email)));
        verified.GoesTo.ShouldBe("/account");
        (await browser.OpenAsync("/account")).Html.ShouldContain("value=\"Dewi\"");
    }

    [Fact]
    public async Task What_was_typed_is_kept_when_it_is_refused_but_never_a_password()
    {
        var refused = await browser.SendAsync(
            "/account/register",
            "register",
            ("Form.FullName", "Dewi <b>"), ("Form.Email", "dewi@petpro.test"), ("Form.PhoneNumber", "12"), ("Form.Password", "password1234"));
        refused.Html.ShouldContain("value=\"Dewi &lt;b&gt;\"");
        refused.Html.ShouldContain("value=\"dewi@petpro.test\"");
        refused.Html.ShouldContain("id=\"field-phoneNumber-message\"");
        refused.Html.ShouldContain("id=\"field-password-message\"");
        refused.Html.ShouldNotContain("password1234");
    }

    [Theory]
    [InlineData("/account", "/account")]
    [InlineData("/clinics?text=kucing", "/clinics?text=kucing")]
    [InlineData("https://evil.example/", "/owner/bookings")]
    [InlineData("//evil.example/", "/owner/bookings")]
    [InlineData("/\\evil.example/", "/owner/bookings")]
    [InlineData("/\t/evil.example/", "/owner/bookings")]
    [InlineData("javascript:alert(1)", "/owner/bookings")]
    [InlineData("/account/sign-in", "/owner/bookings")]
    public async Task After_signing_in_one_lands_on_a_page_of_ours_and_nowhere_else(string asked, string landed)
    {
        var (_, email) = await app.AccountAsync();
        (await browser.SignInAsync(email, query: $"?returnUrl={Uri.EscapeDataString(asked)}")).GoesTo.ShouldBe(landed);
    }

    [Fact]
    public async Task The_cookie_is_for_the_server_alone_and_ends_after_thirty_days()
    {
        var (_, email) = await app.AccountAsync();
        var cookie = (await browser.SignInAsync(email)).SetCookies.Single(c => c.StartsWith("petpro-session=", StringComparison.Ordinal)).ToLowerInvariant();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        browser.Cookies.Single(c => c.Name == "petpro-session").Expires.ToUniversalTime()
            .ShouldBeInRange(DateTime.UtcNow.AddDays(30).AddMinutes(-5), DateTime.UtcNow.AddDays(30).AddMinutes(5));
        (await browser.OpenAsync("/account")).SetCookies.ShouldNotContain(c => c.StartsWith("petpro-session=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_protected_page_asks_to_sign_in_and_comes_back()
    {
        (await browser.OpenAsync("/account")).GoesTo.ShouldBe("/account/sign-in?returnUrl=%2Faccount");
        var (_, email) = await app.AccountAsync();
        await browser.SignInAsync(email);
        (await browser.OpenAsync("/account/sign-in?returnUrl=%2Faccount")).GoesTo.ShouldBe("/account");
        (await browser.OpenAsync("/account")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_its_token_no_form_is_taken()
    {
        var (_, email) = await app.AccountAsync();
        (await browser.SendWithoutTokenAsync("/account/sign-in", "sign-in", ("Form.Email", email), ("Form.Password", TestApp.Password)))
            .Status.ShouldBe(HttpStatusCode.BadRequest);

        await browser.SignInAsync(email);
        await browser.SendWithoutTokenAsync("/account/sign-out", "");
        (await browser.OpenAsync("/account")).Status.ShouldBe(HttpStatusCode.OK);
        await browser.OpenAsync("/account/sign-out");
        (await browser.OpenAsync("/account")).Status.ShouldBe(HttpStatusCode.OK, "a link cannot sign anybody out");
    }

    [Fact]
    public async Task Signing_out_ends_it()
    {
        var (_, email) = await app.AccountAsync();
        await browser.SignInAsync(email);
        var page = await browser.OpenAsync("/account");
        var token = System.Text.RegularExpressions.Regex.Match(page.Html, "__RequestVerificationToken\" value=\"([^\"]+)", default, TimeSpan.FromSeconds(1)).Groups[1].Value;
        (await browser.SendWithoutTokenAsync("/account/sign-out", "", ("__RequestVerificationToken", token))).GoesTo.ShouldBe("/");
        (await browser.OpenAsync("/account")).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_new_password_signs_out_every_other_browser_and_leaves_this_one_in()
    {
        var (_, email) = await app.AccountAsync();
        await browser.SignInAsync(email);
        var thief = browser.Stolen();
        (await browser.SendAsync(
            "/account/security",
            "password",
            ("Form.CurrentPassword", TestApp.Password), ("Form.NewPassword", "burung biru terbang tinggi"))).GoesTo.ShouldBe("/account/security?saved=password");
        (await browser.OpenAsync("/account")).Status.ShouldBe(HttpStatusCode.OK);
        await Eventually.SeeAsync(() => thief.OpenAsync("/account"), seen => seen.Status == HttpStatusCode.Found, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_suspended_account_is_signed_out_at_once()
    {
        var (id, email) = await app.AccountAsync();
        await browser.SignInAsync(email);
        await app.ReadAsync(db => db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(set => set.SetProperty(u => u.IsActive, false)));
        (await browser.OpenAsync("/account")).GoesTo!.ShouldStartWith("/account/sign-in");
        browser.Cookies.ShouldNotContain(c => c.Name == "petpro-session");
    }
}
