using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.E2E.Support;

/// <summary>
/// The whole application on a real port and a database of its own: relay, jobs, sandbox gateway and mails at work. What a journey
/// needs of the world is put there with <see cref="World"/>. Use as `IClassFixture&lt;PetProServer&gt;`.
/// </summary>
public class PetProServer(PostgresCluster cluster) : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string Password = "kucing oren di atap";

    private static readonly Lazy<string> Hash = new(() =>
        new Passwords(new PasswordHasher<User>()).Hash(Password));

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("petpro-e2e");

    public TestDatabase Database { get; } = new(cluster);

    public World World => new(Database);

    public Uri Address => ClientOptions.BaseAddress;

    public Mailbox Mails => new(Path.Combine(home.FullName, "mail"));

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

    /// <summary>An owner whose address is proven and whose password is <see cref="Password"/>.</summary>
    public async Task<(Guid Id, string Email)> OwnerAsync(string name = "Sari Wijaya")
    {
        var id = await World.OwnerAsync(name);
        return (id, await LetSignInAsync(id));
    }

    /// <summary>Gives an account of the world <see cref="Password"/>, and tells its address.</summary>
    public async Task<string> LetSignInAsync(Guid userId)
    {
        await Database.ReadAsync(db => db.Users.Where(u => u.Id == userId).ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordHash, Hash.Value)));
        return await Database.ReadAsync(db => db.Users.Where(u => u.Id == userId).Select(u => u.Email!).SingleAsync());
    }

    /// <summary>The name of a clinic's page.</summary>
    public Task<string> SlugAsync(TestClinic clinic) =>
        Database.ReadAsync(db => db.Clinics.Where(c => c.Id == clinic.Id).Select(c => c.Slug).SingleAsync());

    /// <summary>A use case as the application would run it now.</summary>
    public T Now<T>()
        where T : notnull
    {
        Database.Clock.Now = DateTimeOffset.UtcNow;
        return Database.Get<T>();
    }

    /// <summary>Somebody else takes a slot: a new owner with a dog.</summary>
    public async Task<Result<HeldSeat>> TakeAsync(Guid slotId)
    {
        var owner = await World.OwnerAsync("Budi");
        return await Now<ReserveSlot>().RunAsync(Actor.Owner(owner), slotId, await World.PetAsync(owner), CancellationToken.None);
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
    }
}
