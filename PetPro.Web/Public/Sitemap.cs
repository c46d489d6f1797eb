using System.Globalization;
using System.Xml;
using Microsoft.Net.Http.Headers;
using PetPro.Core.Shared;
using PetPro.Data.Clinics;
using PetPro.Data.Outside;

namespace PetPro.Web.Public;

/// <summary>What search engines are told: every page that anybody may find, and where they have nothing to look for.</summary>
internal static class Sitemap
{
    /// <summary>More addresses than this no search engine takes in one file.</summary>
    private const int MostAddresses = 50_000;

    private const string Names = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly string[] Pages = ["/", "/clinics"];

    /// <summary>What is somebody's own, or leads nowhere without them.</summary>
    private static readonly string[] Closed =
    [
        "/owner", "/clinic/", "/clinic$", "/admin", "/account", "/api/", "/book/", "/passport/", "/certificates/", "/documents/",
        "/invitations/", "/unsubscribe/", "/clinics/applications", "/clinics/apply$", "/dev/", "/sandbox/",
    ];

    public static void MapSitemap(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sitemap.xml", MapAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/robots.txt", Robots).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Robots(PublicAddress address) => Results.Text(
        $"User-agent: *\n{string.Concat(Closed.Select(path => $"Disallow: {path}\n"))}\nSitemap: {address.Of("/sitemap.xml")}\n");

    /// <summary>One file while all fits into it; else a file that names others, each of which begins with a clinic.</summary>
    private static async Task MapAsync(
        Guid? from, HttpContext http, IConfiguration settings, PublicAddress address, ListSitemapParts list, StreamClinicAddresses stream)
    {
        var most = settings.GetValue("Sitemap:PerFile", MostAddresses - Pages.Length);
        var parts = await list.RunAsync(Actor.Visitor, most, http.RequestAborted);
        var isIndex = from is null && parts.Count > 1;
        http.Response.ContentType = "application/xml; charset=utf-8";
        http.Response.Headers[HeaderNames.CacheControl] = "public, max-age=3600";
        await using var xml = XmlWriter.Create(http.Response.Body, new XmlWriterSettings { Async = true });
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, isIndex ? "sitemapindex" : "urlset", Names);
        if (isIndex)
        {
            foreach (var part in parts)
            {
                await WriteAsync(xml, "sitemap", address.Of($"/sitemap.xml?from={part}"), null);
            }
        }
        else
        {
            foreach (var page in from is null || from == (parts.Count > 0 ? parts[0] : null) ? Pages : [])
            {
                await WriteAsync(xml, "url", address.Of(page), null);
            }

            await foreach (var clinic in stream.RunAsync(Actor.Visitor, from ?? Guid.Empty, most, http.RequestAborted))
            {
                await WriteAsync(xml, "url", address.Of($"/clinics/{clinic.Slug}"), clinic.ChangedAt);
            }
        }

        await xml.WriteEndElementAsync();
        await xml.WriteEndDocumentAsync();
    }

    private static async Task WriteAsync(XmlWriter xml, string name, Uri address, DateTimeOffset? changedAt)
    {
        await xml.WriteStartElementAsync(null, name, Names);
        await xml.WriteElementStringAsync(null, "loc", Names, address.AbsoluteUri);
        if (changedAt is { } at)
        {
            await xml.WriteElementStringAsync(null, "lastmod", Names, at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        await xml.WriteEndElementAsync();
    }
}
