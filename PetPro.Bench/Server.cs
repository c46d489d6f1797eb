using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace PetPro.Bench;

/// <summary>PetPro as it is run, a process of its own, with limits that no benchmark reaches and holds that none outlives.</summary>
internal sealed class Server : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly BenchDatabase database;
    private readonly Process process;
    private readonly HttpClient http;

    private Server(BenchDatabase database, Process process, Uri address)
    {
        this.database = database;
        this.process = process;
        http = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false, MaxConnectionsPerServer = 64 }) { BaseAddress = address };
    }

    public static async Task<Server> StartAsync(BenchDatabase database)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Web.Api.Caller).Assembly.Location, "run"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ConnectionStrings__PetPro"] = database.ConnectionString;
        start.Environment["PETPRO_HOME"] = database.Home;
        start.Environment["Mail__Directory"] = Path.Combine(database.Home, "mail");
        start.Environment["RateLimits__Api__Burst"] = "1000000000";
        start.Environment["RateLimits__SignIn__PerAddress"] = "100000";
        start.Environment["Bookings__HoldFor"] = "02:00:00";
        Console.WriteLine("Starting the server");
        var process = Process.Start(start)!;
        return new Server(database, process, await AddressAsync(process).WaitAsync(Patience));
    }

    public async Task<SignedInOwner[]> SignInAsync(int count)
    {
        Console.WriteLine($"Signing in {count} owners");
        List<SignedInOwner> owners = [];
        for (var i = 1; i <= count; i++)
        {
            var answer = await http.PostAsJsonAsync("/api/v1/auth/login", new { email = $"owner{i}@petpro.test", password = BenchDatabase.Password });
            var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
            var authorization = new AuthenticationHeaderValue("Bearer", token);
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/pets") { Headers = { Authorization = authorization } };
            using var pets = await http.SendAsync(request);
            var pet = (await pets.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items")[0].GetProperty("id").GetGuid();
            owners.Add(new SignedInOwner(http, authorization, pet));
        }

        return [.. owners];
    }

    /// <summary>
    /// Stops the server's process for that long, so that pgbench has the machine and the database for itself: its numbers are
    /// the floor. What it wrote to the outbox is not the server's to relay.
    /// </summary>
    public async Task<T> PausedAsync<T>(Func<Task<T>> measure)
    {
        await SignalAsync("STOP");
        try
        {
            return await measure();
        }
        finally
        {
            await database.ClearOutboxAsync();
            await SignalAsync("CONT");
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await SignalAsync("TERM");
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static Task<Uri> AddressAsync(Process process)
    {
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                address.TrySetException(new InvalidOperationException("The server ended before it listened."));
            }
            else if (Array.Find(line.Data.Split(' '), word => word.StartsWith("http://127.0.0.1:", StringComparison.Ordinal)) is { } found)
            {
                address.TrySetResult(new Uri(found.TrimEnd(',')));
            }
        };
        process.BeginOutputReadLine();
        return address.Task;
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }
}
