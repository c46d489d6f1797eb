using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace PetPro.Data.Outside;

/// <summary>Where people and other programs reach this server; links that leave it (mails, gateways) are built on it.</summary>
public sealed class PublicAddress(IConfiguration configuration, IServiceProvider services)
{
    private static readonly string[] EveryHost = ["0.0.0.0", "[::]", "*", "+"];

    /// <summary>The setting `PublicUrl`, or else the address that the server listens on.</summary>
    public Uri Root => configuration["PublicUrl"] is { Length: > 0 } url ? new Uri(url) : Listening ?? new Uri("http://localhost:5080");

    /// <summary>The address that this process listens on; null until it does.</summary>
    public Uri? Listening => services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses
        .Select(Reachable)
        .OrderBy(address => address.Scheme, StringComparer.Ordinal)
        .FirstOrDefault();

    public Uri Of(string path) => new(Root, path);

    private static Uri Reachable(string address) =>
        new(EveryHost.Aggregate(address, (text, host) => text.Replace($"://{host}", "://localhost", StringComparison.Ordinal)));
}
