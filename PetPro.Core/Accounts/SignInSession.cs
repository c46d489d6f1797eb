using System.Security.Cryptography;
using System.Text;

namespace PetPro.Core.Accounts;

/// <summary>What somebody is signed in with.</summary>
public enum SessionKind
{
    Browser,

    /// <summary>A client program of the API.</summary>
    Program,
}

/// <summary>
/// One sign-in: of a browser, or of a client program with its family of refresh tokens. It ends when somebody ends it, at
/// <see cref="EndsAt"/> at the latest.
/// </summary>
public sealed class SignInSession : Entity
{
    private const int MaxDevice = 60;

    private SignInSession()
    {
    }

    public static TimeSpan Lifetime { get; } = TimeSpan.FromDays(30);

    /// <summary>How old <see cref="LastSeenAt"/> becomes before it is written anew: nobody wants to be followed to the minute.</summary>
    public static TimeSpan SeenEvery { get; } = TimeSpan.FromMinutes(5);

    public Guid UserId { get; private init; }

    public SessionKind Kind { get; private init; }

    /// <summary>`Chrome · Windows`; empty = not to be told. Where it was is not guessed.</summary>
    public string Device { get; private init; } = "";

    /// <summary>By which a device is known again: a hash of the mark that it keeps.</summary>
    public string DeviceKey { get; private init; } = "";

    public DateTimeOffset LastSeenAt { get; private set; }

    public DateTimeOffset EndsAt { get; private init; }

    /// <summary>Somebody signed out, or was signed out.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <param name="id">For a program the family of its refresh tokens.</param>
    public static SignInSession Start(Guid userId, SessionKind kind, SignInDevice device, DateTimeOffset now, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(),
        UserId = userId,
        Kind = kind,
        Device = DeviceName.Of(device.UserAgent) is { Length: > MaxDevice } name ? name[..MaxDevice] : DeviceName.Of(device.UserAgent),
        DeviceKey = device.Key,
        LastSeenAt = now,
        EndsAt = now + Lifetime,
    };
}

/// <summary>What is known of the device that somebody signs in with.</summary>
/// <param name="Mark">What a browser keeps to be known again, or none.</param>
public sealed record SignInDevice(string? UserAgent, string? Mark)
{
    public string Key => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Mark ?? UserAgent ?? "")));
}

/// <summary>Says a browser and a system by their names, which are the same in every language.</summary>
public static class DeviceName
{
    /// <summary>Many pretend to be others as well: the first that fits is the one.</summary>
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    /// <returns>Empty for what is neither.</returns>
    public static string Of(string? userAgent) => string.Join(
        " · ", new[] { Find(Browsers, userAgent), Find(Systems, userAgent) }.OfType<string>());

    private static string? Find((string Sign, string Name)[] known, string? userAgent) =>
        Array.Find(known, k => userAgent?.Contains(k.Sign, StringComparison.Ordinal) == true).Name;
}
