using Microsoft.EntityFrameworkCore;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web.Account;

/// <summary>People of the world who sit down at a browser.</summary>
internal static class SignedInBrowsers
{
    /// <summary>Gives an account the password of the tests, and tells its address.</summary>
    public static async Task<string> LetSignInAsync(this TestApp app, Guid userId)
    {
        var (helper, _) = await app.AccountAsync();
        return await app.ReadAsync(async db =>
        {
            var hash = await db.Users.Where(u => u.Id == helper).Select(u => u.PasswordHash).SingleAsync();
            await db.Users.Where(u => u.Id == userId).ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordHash, hash));
            return await db.Users.Where(u => u.Id == userId).Select(u => u.Email!).SingleAsync();
        });
    }

    /// <summary>What the browser of that account asks for, in that language. It follows no redirects.</summary>
    public static async Task<HttpClient> BrowserOfAsync(this TestApp app, Guid userId, string language = "en")
    {
        var browser = new Browser(app);
        await browser.SignInAsync(await app.LetSignInAsync(userId));
        var cookies = string.Join("; ", browser.Cookies.Where(c => !c.Name.Contains("Culture", StringComparison.Ordinal)).Select(c => $"{c.Name}={c.Value}"));
        var client = app.Visitor();
        client.DefaultRequestHeaders.Add("Cookie", cookies);
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        return client;
    }
}
