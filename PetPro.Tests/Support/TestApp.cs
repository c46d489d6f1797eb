using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PetPro.Core.Outside;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Web.Account;

namespace PetPro.Tests.Support;

/// <summary>
/// The whole application on a real port and a database of its own, with relay, jobs and mails at work. Use as
/// `IClassFixture&lt;TestApp&gt;`; what a test needs of the world it puts there with <see cref="World"/> on <see cref="Database"/>.
/// </summary>
public class TestApp(PostgresCluster cluster) : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string Password = "kucing oren di atap";

    private static readonly Lazy<string> Hash = new(() =>
        new Passwords(new Microsoft.AspNetCore.Identity.PasswordHasher<User>()).Hash(Password));

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("petpro-test-app");

    /// <summary>The database that the application works on, with a container beside it.</summary>
    public TestDatabase Database { get; } = new(cluster);

    /// <summary>The mails that the application has sent.</summary>
    public CollectingMailer Mailer { get; } = new();

    /// <summary>What a fixture that derives from this one sets differently.</summary>
    protected virtual IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>();

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        UseKestrel(0);
        StartServer();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Database.DisposeAsync();
        home.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A client program that has not signed in. It follows no redirects and keeps no cookies.</summary>
    public HttpClient Visitor() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = ClientOptions.BaseAddress };

    /// <summary>A client program signed in as a new owner, whose password is <see cref="Password"/>.</summary>
    public async Task<SignedInClient> OwnerAsync(string name = "Sari", string language = "en")
    {
        var (id, email) = await AccountAsync(name, language);
        return new SignedInClient(await SignInAsync(email), id, email);
    }

    /// <summary>An account that was never signed in; its address is proven unless told otherwise.</summary>
    public async Task<(Guid Id, string Email)> AccountAsync(string name = "Sari", string language = "en", bool isConfirmed = true)
    {
        var id = Guid.CreateVersion7();
        var email = $"{id:N}@petpro.test";
        await Database.AddAsync(new User
        {
            Id = id,
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = isConfirmed,
            PasswordHash = Hash.Value,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = DateTimeOffset.UtcNow,
            Profile = new UserProfile { UserId = id, FullName = name, PhoneNumber = "+6281200000000", Language = language },
        });
        return (id, email);
    }

    public async Task<HttpClient> SignInAsync(string email, string password = Password)
    {
        var client = Visitor();
        var answer = await client.PostAsJsonAsync("/api/v1/auth/login", new { email, password });
        answer.EnsureSuccessStatusCode();
        var tokens = await answer.Content.ReadFromJsonAsync<Tokens>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens!.AccessToken);
        return client;
    }

    /// <summary>The code in the newest mail to that address; waits until there are that many.</summary>
    public async Task<string> CodeAsync(string email, int mails = 1)
    {
        var found = await Eventually.SeeAsync(
            () => Task.FromResult(Mailer.Sent.Where(m => m.To == email).ToList()),
            sent => sent.Count >= mails);
        return Regex.Match(found[^1].Text, @"\b[0-9]{6}\b", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
    }

    public async Task<T> ReadAsync<T>(Func<PetPro.Data.PetProDb, Task<T>> read)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<PetPro.Data.PetProDb>>().CreateDbContextAsync();
        return await read(db);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:PetPro", Database.ConnectionString);
        builder.UseSetting("PETPRO_HOME", home.FullName);
        builder.UseSetting("Seed:Demo", "false");
        builder.UseSetting("Mail:Directory", Path.Combine(home.FullName, "mail"));
        builder.UseSetting("Files:Path", Path.Combine(home.FullName, "files"));
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<IMailer>(Mailer)));
    }
}

/// <summary>A client program that is signed in, and as whom.</summary>
public sealed record SignedInClient(HttpClient Http, Guid UserId, string Email)
{
    public Actor Actor => Actor.Owner(UserId);
}
