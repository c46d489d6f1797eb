using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PetPro.Core.Pets;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Data.Ledger;
using PetPro.Data.Outbox;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web.Storms;

/// <summary>Many owners with a pet each, all signed in, on connections of their own to the running server.</summary>
internal sealed class Crowd(TestApp app)
{
    public World World { get; } = new(app.Database);

    public async Task<IReadOnlyList<Member>> GatherAsync(int size)
    {
        var first = await World.OwnerAsync();
        var members = new List<(Guid OwnerId, Guid PetId)> { (first, await World.PetAsync(first)) };
        List<object> rows = [];
        for (var i = 1; i < size; i++)
        {
            var owner = NewOwner();
            var pet = Pet.Register(owner.Id, new PetProfile($"Milo {i}", "dog", null, null, PetGender.Unknown, null), new DateOnly(2026, 1, 1)).Value;
            rows.AddRange([owner, pet]);
            members.Add((owner.Id, pet.Id));
        }

        await app.Database.AddAsync([.. rows]);
        return await Task.WhenAll(members.Select(async m => new Member(await SignInAsync(m.OwnerId), m.OwnerId, m.PetId)));
    }

    /// <summary>Waits until every event has had its effects.</summary>
    public Task SettledAsync() => Eventually.SeeAsync(
        () => app.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Status == OutboxStatus.Pending)),
        pending => pending == 0);

    /// <summary>Nothing is wrong, by the server's own clock.</summary>
    public async Task InvariantsHoldAsync() =>
        (await app.Services.GetRequiredService<CheckInvariants>().RunAsync(Actor.System, CancellationToken.None)).Value
            .Where(i => i.Violations > 0).Select(i => $"{i.Name}: {string.Join(", ", i.Examples)}").ShouldBeEmpty();

    private static User NewOwner()
    {
        var user = new User { EmailConfirmed = true, SecurityStamp = Guid.NewGuid().ToString("N"), CreatedAt = DateTimeOffset.UtcNow };
        user.Email = user.UserName = $"{user.Id:N}@petpro.test";
        user.NormalizedEmail = user.NormalizedUserName = user.Email.ToUpperInvariant();
        user.Profile = new UserProfile { UserId = user.Id, FullName = "Sari", PhoneNumber = "+6281200000000", Language = "en" };
        return user;
    }

    /// <summary>By a refresh token, which costs no hashing of a password.</summary>
    private async Task<HttpClient> SignInAsync(Guid userId)
    {
        var account = await app.ReadAsync(db => db.Users.Where(u => u.Id == userId)
            .Select(u => new SignedIn(u.Id, u.Profile.FullName, u.SecurityStamp!, u.Profile.Language)).SingleAsync());
        var session = await app.Services.GetRequiredService<StartSession>().RunAsync(Actor.System, account, null, CancellationToken.None);
        var client = app.Visitor();
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/refresh-token", new { session.RefreshToken });
        answer.EnsureSuccessStatusCode();
        var tokens = await answer.Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.GetProperty("accessToken").GetString());
        return client;
    }
}

internal sealed record Member(HttpClient Http, Guid OwnerId, Guid PetId);
