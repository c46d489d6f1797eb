using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web.Account;

public sealed class SecurityPageTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly Browser browser = new(app);

    [Fact]
    public async Task An_app_is_set_up_and_asked_for_and_a_recovery_code_stands_in_for_it()
    {
        var (_, email) = await app.AccountAsync();
        var (phone, codes) = await ProtectAsync(email);

        var other = new Browser(app);
        (await other.OpenAsync("/account/sign-in/code")).GoesTo.ShouldBe("/account/sign-in");
        (await other.SignInAsync(email, query: "?returnUrl=%2Faccount")).GoesTo.ShouldBe("/account/sign-in/code?returnUrl=%2Faccount");
        (await other.OpenAsync("/account")).Status.ShouldBe(HttpStatusCode.Found, "the password alone lets nobody in");
        (await other.SendAsync("/account/sign-in/code", "second", ("Form.Code", "nonsense"))).Html.ShouldContain("This code is wrong or was used already");
        (await other.SendAsync("/account/sign-in/code?returnUrl=%2Faccount", "second", ("Form.Code", codes[0]))).GoesTo.ShouldBe("/account");
        (await other.OpenAsync("/account/security")).Html.ShouldContain("9 recovery codes left");

        var third = new Browser(app);
        await third.SignInAsync(email);
        (await third.SendAsync("/account/sign-in/code", "second", ("Form.Code", phone.Code(1)))).GoesTo.ShouldBe("/owner/bookings");
    }

    [Fact]
    public async Task A_client_program_sends_the_code_with_the_password()
    {
        var (_, email) = await app.AccountAsync();
        var (_, codes) = await ProtectAsync(email);
        using var client = app.Visitor();
        (await LogInAsync(client, new { email, password = TestApp.Password })).ShouldBe((HttpStatusCode.Unauthorized, true, "second-factor-needed"));
        (await LogInAsync(client, new { email, password = TestApp.Password, code = "000000" })).ShouldBe((HttpStatusCode.Unauthorized, true, "second-factor-wrong"));
        (await LogInAsync(client, new { email, password = "not the right password", code = codes[0] })).ShouldBe((HttpStatusCode.Unauthorized, true, "sign-in-refused"));
        (await LogInAsync(client, new { email, password = TestApp.Password, code = codes[0] })).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_browser_signs_another_out_and_sees_which_is_which()
    {
        var (_, email) = await app.AccountAsync();
        var other = new Browser(app);
        await other.SignInAsync(email);
        await browser.SignInAsync(email);
        var page = (await browser.OpenAsync("/account/security")).Html;
        Regex.Count(page, "This device", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBe(1);
        var session = Regex.Match(page, "name=\"session\" value=\"([^\"]+)", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        (await browser.SendAsync("/account/security", "end-session", ("session", session))).GoesTo.ShouldBe("/account/security?saved=session");
        await Eventually.SeeAsync(() => other.OpenAsync("/account"), seen => seen.Status == HttpStatusCode.Found, TimeSpan.FromSeconds(60));
        (await browser.OpenAsync("/account")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Signing_out_everywhere_else_ends_programs_too()
    {
        var (_, email) = await app.AccountAsync();
        using var program = await app.SignInAsync(email);
        await browser.SignInAsync(email);
        await browser.SendAsync("/account/security", "end-others");
        (await program.GetAsync("/api/v1/auth/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.OpenAsync("/account/security")).Html.ShouldNotContain("name=\"session\"");
    }

    [Fact]
    public async Task A_cookie_that_was_kept_is_no_good_after_signing_out()
    {
        var (_, email) = await app.AccountAsync();
        await browser.SignInAsync(email);
        var kept = browser.Stolen();
        var page = await browser.OpenAsync("/account");
        var token = Regex.Match(page.Html, "__RequestVerificationToken\" value=\"([^\"]+)", default, TimeSpan.FromSeconds(1)).Groups[1].Value;
        await browser.SendWithoutTokenAsync("/account/sign-out", "", ("__RequestVerificationToken", token));
        await Eventually.SeeAsync(() => kept.OpenAsync("/account"), seen => seen.Status == HttpStatusCode.Found, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task What_a_browser_is_asked_about_a_passkey_wants_finger_face_or_pin_and_only_a_page_of_ours_asks()
    {
        var page = await browser.OpenAsync("/account/sign-in");
        var token = Regex.Match(page.Html, "__RequestVerificationToken\" value=\"([^\"]+)", default, TimeSpan.FromSeconds(1)).Groups[1].Value;
        var asked = await browser.SendWithoutTokenAsync("/account/passkeys/get", "", ("__RequestVerificationToken", token));
        asked.Html.ShouldContain("\"userVerification\":\"required\"");
        asked.SetCookies.ShouldContain(c => c.StartsWith("petpro-passkey=", StringComparison.Ordinal) && c.Contains("httponly", StringComparison.OrdinalIgnoreCase));
        (await browser.SendWithoutTokenAsync("/account/passkeys/get", "")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.SendAsync("/account/sign-in", "sign-in-passkey", ("credential", "{\"id\":\"x\"}"))).Html.ShouldContain("This passkey was not accepted");
        (await browser.SendAsync("/account/sign-in", "sign-in-passkey", ("credential", ""))).Html.ShouldContain("This passkey was not accepted");
    }

    private async Task<(Authenticator Phone, string[] Codes)> ProtectAsync(string email)
    {
        await browser.SignInAsync(email);
        var page = await browser.OpenAsync("/account/security/app");
        var phone = new Authenticator(Regex.Match(page.Html, "app-key\">([A-Z2-7 ]+)<", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value);
        var shown = await browser.SendAsync("/account/security/app", "app-confirm", ("Form.CurrentPassword", TestApp.Password), ("Form.Code", phone.Code()));
        var codes = Regex.Matches(shown.Html, "<code>([a-z2-7-]{19})</code>", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => m.Groups[1].Value).ToArray();
        codes.Length.ShouldBe(10, shown.Html);
        return (phone, codes);
    }

    private static async Task<(HttpStatusCode Status, bool IsProblem, string? Type)> LogInAsync(HttpClient client, object body)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/login", body);
        var text = await answer.Content.ReadAsStringAsync();
        var code = Regex.Match(text, "second-factor-needed|second-factor-wrong|sign-in-refused", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType == "application/problem+json", code);
    }
}
