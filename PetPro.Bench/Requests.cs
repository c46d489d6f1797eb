using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace PetPro.Bench;

/// <summary>What the clients send.</summary>
internal static class Requests
{
    /// <summary>A hold on a slot that is free: 201.</summary>
    public static Func<Task<bool>> Reserve(SignedInOwner owner, FreeSlots slots) => async () =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/reservations");
        request.Headers.Authorization = owner.Authorization;
        request.Content = new StringContent($$"""{"slotId":"{{slots.Take()}}","petId":"{{owner.PetId}}"}""", Encoding.UTF8, "application/json");
        return await SendAsync(owner.Http, request, HttpStatusCode.Created);
    };

    /// <summary>The free times of some service on some day: 200 and about forty of them.</summary>
    public static Func<Task<bool>> Availability(SignedInOwner owner, IReadOnlyList<Guid> services)
    {
        var random = new Random(owner.PetId.GetHashCode());
        return async () =>
        {
            var day = DateTime.UtcNow.AddDays(random.Next(4, 25)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            using var request = new HttpRequestMessage(
                HttpMethod.Get, $"/api/v1/bookings/availability?serviceId={services[random.Next(services.Count)]}&from={day}&to={day}");
            return await SendAsync(owner.Http, request, HttpStatusCode.OK);
        };
    }

    private static async Task<bool> SendAsync(HttpClient http, HttpRequestMessage request, HttpStatusCode expected)
    {
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await answer.Content.CopyToAsync(Stream.Null);
        return answer.StatusCode == expected;
    }
}

internal sealed record SignedInOwner(HttpClient Http, AuthenticationHeaderValue Authorization, Guid PetId);
