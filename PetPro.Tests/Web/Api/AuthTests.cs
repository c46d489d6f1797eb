using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using PetPro.Tests.Support;
using PetPro.Web.Account;

namespace PetPro.Tests.Web.Api;

public sealed class AuthTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly HttpClient visitor = app.Visitor();

    [Fact]
    public async Task From_registering_to_signing_out()
    {
        var email = NewAddress();
        await PostAsync("register", Form(email)).ShouldBeOkAsync(HttpStatusCode.Accepted);
        (await PostAsync("login", new { email, password = TestApp.Password }).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "email-not-confirmed"))
            .Detail.ShouldContain("e-mail");

        await PostAsync("verify", new { email, code = await app.CodeAsync(email) }).ShouldBeOkAsync(HttpStatusCode.NoContent);
        var first = await LogInAsync(email);
        first.ExpiresAt.ShouldBeInRange(DateTimeOffset.UtcNow.AddMinutes(20), DateTimeOffset.UtcNow.AddMinutes(40));
        var me = await MeAsync(first).ShouldBeOkAsync();
        me.GetProperty("email").GetString().ShouldBe(email);
        me.GetProperty("phoneNumber").GetString().ShouldBe("+6281234567890");
        me.GetProperty("language").GetString().ShouldBe("ja");

        var second = await RefreshAsync(first);
        await MeAsync(second).ShouldBeOkAsync();
        await SendAsync(HttpMethod.Post, "logout", second).ShouldBeOkAsync(HttpStatusCode.NoContent);
        await MeAsync(second).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "sign-in-needed");
        await PostAsync("refresh-token", new { refreshToken = second.RefreshToken }).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "refresh-token-invalid");
    }

    [Fact]
    public async Task A_refresh_token_that_comes_a_second_time_ends_the_session_for_both_who_have_it()
    {
        var (_, email) = await app.AccountAsync();
        var first = await LogInAsync(email);
        var second = await RefreshAsync(first);

        await PostAsync("refresh-token", new { refreshToken = first.RefreshToken }).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "refresh-token-invalid");

        await PostAsync("refresh-token", new { refreshToken = second.RefreshToken }).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "refresh-token-invalid");
        await MeAsync(second).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "sign-in-needed");
    }

    [Fact]
    public async Task Another_session_of_the_same_account_goes_on_when_one_ends()
    {
        var (_, email) = await app.AccountAsync();
        var (one, other) = (await LogInAsync(email), await LogInAsync(email));
        await SendAsync(HttpMethod.Post, "logout", one).ShouldBeOkAsync(HttpStatusCode.NoContent);
        await MeAsync(other).ShouldBeOkAsync();
    }

    [Fact]
    public async Task An_account_that_was_suspended_is_out_at_once()
    {
        var owner = await app.OwnerAsync();
        await app.ReadAsync(db => db.Users.Where(u => u.Id == owner.UserId).ExecuteUpdateAsync(set => set.SetProperty(u => u.IsActive, false)));
        await owner.Http.GetAsync("/api/v1/auth/me").ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "sign-in-needed");
        await PostAsync("login", new { email = owner.Email, password = TestApp.Password }).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "account-inactive");
    }

    [Fact]
    public async Task Nothing_tells_whether_an_address_has_an_account()
    {
        var (_, taken) = await app.AccountAsync();
        var free = NewAddress();
        foreach (var (path, body) in new (string, Func<string, object>)[]
                 {
                     ("register", Form),
                     ("verify", email => new { email, code = "000000" }),
                     ("login", email => new { email, password = "not the right password" }),
                 })
        {
            var (ofTaken, ofFree) = (await PostAsync(path, body(taken)), await PostAsync(path, body(free)));
            ofFree.StatusCode.ShouldBe(ofTaken.StatusCode);
            WithoutTrace(await ofFree.Content.ReadAsStringAsync()).ShouldBe(WithoutTrace(await ofTaken.Content.ReadAsStringAsync()));
        }

        var mail = await Eventually.SeeAsync(() => Task.FromResult(app.Mailer.Sent.LastOrDefault(m => m.To == taken)), m => m is not null);
        mail!.Text.ShouldContain("/account/sign-in");
        mail.Text.ShouldNotMatch("[0-9]{6}");
    }

    [Fact]
    public async Task Every_wrong_field_is_named_with_a_sentence_in_the_language_of_the_caller()
    {
        var wrong = new { email = "no address", fullName = " ", phoneNumber = "12", password = "password1234" };
        var problem = await PostAsync("register", wrong).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-input");
        problem.Errors!.Keys.ShouldBe(["email", "fullName", "phoneNumber", "password"], ignoreOrder: true);
        problem.Errors["phoneNumber"].Single().ShouldContain("+62");

        visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("id");
        (await PostAsync("register", wrong).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))
            .Errors!["password"].Single().ShouldContain("Kata sandi");
    }

    [Fact]
    public async Task What_is_missing_is_named()
    {
        (await PostAsync("login", new { }).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-input")).Errors!.Keys.ShouldBe(["email", "password"]);
        (await PostAsync("verify", new { }).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-input")).Errors!.Keys.ShouldBe(["email", "code"]);
        (await PostAsync("refresh-token", new { }).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-input")).Errors!.Keys.ShouldBe(["refreshToken"]);
    }

    [Fact]
    public async Task A_code_can_be_tried_five_times()
    {
        var email = NewAddress();
        await PostAsync("register", Form(email)).ShouldBeOkAsync(HttpStatusCode.Accepted);
        var code = await app.CodeAsync(email);
        var wrong = code == "000000" ? "000001" : "000000";
        for (var i = 0; i < 5; i++)
        {
            (await PostAsync("verify", new { email, code = wrong }).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))
                .Errors!.Keys.ShouldBe(["code"]);
        }

        await PostAsync("verify", new { email, code }).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-input");
    }

    [Fact]
    public async Task What_was_registered_is_recorded_without_personal_data()
    {
        var email = NewAddress();
        await PostAsync("register", Form(email)).ShouldBeOkAsync(HttpStatusCode.Accepted);
        var code = await app.CodeAsync(email);
        await PostAsync("verify", new { email, code }).ShouldBeOkAsync(HttpStatusCode.NoContent);

        var id = await app.ReadAsync(db => db.Users.Where(u => u.Email == email).Select(u => u.Id).SingleAsync());
        var recorded = await app.ReadAsync(db => db.OutboxMessages.Where(m => m.AggregateId == id).OrderBy(m => m.Position).ToListAsync());
        recorded.Select(m => m.Type).ShouldBe(["user.created", "user.verified"]);
        recorded.ShouldAllBe(m => !m.Payload.Contains(email) && !m.Payload.Contains(code) && !m.Payload.Contains("Dewi"));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        var (id, email) = await app.AccountAsync();
        for (var i = 0; i < 5; i++)
        {
            await PostAsync("login", new { email, password = "not the right password" }).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "sign-in-refused");
        }

        await PostAsync("login", new { email, password = TestApp.Password }).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "sign-in-refused");
        await app.ReadAsync(db => db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(set => set.SetProperty(u => u.LockoutEnd, DateTimeOffset.UtcNow)));
        await LogInAsync(email);
    }

    private static string NewAddress() => $"{Guid.NewGuid():N}@petpro.test";

    private static object Form(string email) =>
        new { email, fullName = "Dewi Lestari", phoneNumber = "0812 3456 7890", password = TestApp.Password, language = "ja" };

    private static string WithoutTrace(string problem) => problem.Length == 0 ? "" : problem[..problem.IndexOf("traceId", StringComparison.Ordinal)];

    private Task<HttpResponseMessage> PostAsync(string path, object body) => visitor.PostAsJsonAsync($"/api/v1/auth/{path}", body);

    private async Task<Tokens> LogInAsync(string email) =>
        (await (await PostAsync("login", new { email, password = TestApp.Password })).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Tokens>())!;

    private async Task<Tokens> RefreshAsync(Tokens tokens) =>
        (await (await PostAsync("refresh-token", new { refreshToken = tokens.RefreshToken })).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Tokens>())!;

    private Task<HttpResponseMessage> MeAsync(Tokens tokens) => SendAsync(HttpMethod.Get, "me", tokens);

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Tokens tokens) => visitor.SendAsync(
        new HttpRequestMessage(method, $"/api/v1/auth/{path}") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken) } });
}
