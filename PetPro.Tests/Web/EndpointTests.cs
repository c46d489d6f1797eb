using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web;

public sealed class EndpointTests(TestApp app) : IClassFixture<TestApp>
{
    private IEnumerable<RouteEndpoint> Endpoints => app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && !IsOfTheFramework(e.RoutePattern.RawText ?? ""));

    [Fact]
    public void There_are_endpoints_and_pages()
    {
        Endpoints.Count(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)).ShouldBeGreaterThan(10);
        Endpoints.Count(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null).ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Every_endpoint_says_who_may_use_it() =>
        Endpoints.Where(e => e.Metadata.GetMetadata<IAuthorizeData>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(e => e.DisplayName).ShouldBeEmpty();

    /// <summary>The circuit's hub belongs to every page, and its pages decide; `{**path:file}` serves static files in Development.</summary>
    private static bool IsOfTheFramework(string route) =>
        route == "{**path:file}" || route.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal) || route.TrimStart('/').StartsWith("_framework", StringComparison.Ordinal);
}
