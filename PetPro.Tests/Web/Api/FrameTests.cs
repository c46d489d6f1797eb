using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web.Api;

public sealed class FrameTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public void Every_endpoint_and_page_says_who_may_come_in()
    {
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && !e.RoutePattern.RawText!.TrimStart('/').StartsWith('_')
                && e.RoutePattern.RawText != "{**path:file}")
            .ToList();
        endpoints.Count.ShouldBeGreaterThan(20);
        endpoints.Where(e => e.Metadata.GetMetadata<IAuthorizeData>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(e => e.DisplayName).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_token_every_endpoint_that_wants_one_answers_401()
    {
        var wanting = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal) && e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods, (e, method) => (Method: method, Path: Fill(e.RoutePattern)))
            .ToList();
        wanting.Count.ShouldBeGreaterThan(5);
        foreach (var (method, path) in wanting)
        {
            var answer = await app.Visitor().SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, $"{method} {path}");
            await Task.FromResult(answer).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "sign-in-needed");
        }

        static string Fill(Microsoft.AspNetCore.Routing.Patterns.RoutePattern pattern) => string.Concat(pattern.PathSegments.Select(segment =>
            "/" + string.Concat(segment.Parts.Select(part => part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal
                ? literal.Content
                : Guid.NewGuid().ToString()))));
    }

    [Theory]
    [InlineData("not a token")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_token_that_is_none_is_refused(string token)
    {
        var visitor = app.Visitor();
        visitor.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        await visitor.GetAsync("/api/v1/auth/me").ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "sign-in-needed");
    }

    [Theory]
    [InlineData("""{"email": 7, "password": "x"}""", "invalid-input", "email")]
    [InlineData("""{"email": {"a": 1}}""", "invalid-input", "email")]
    [InlineData("""{"email": """, "body-unreadable", null)]
    [InlineData("", "body-unreadable", null)]
    [InlineData("[]", "body-unreadable", null)]
    [InlineData("null", "body-unreadable", null)]
    public async Task A_body_that_does_not_fit_is_refused_and_the_field_is_named(string json, string type, string? field)
    {
        var problem = await app.Visitor().PostAsync("/api/v1/auth/login", new StringContent(json, Encoding.UTF8, "application/json"))
            .ShouldBeProblemAsync(HttpStatusCode.BadRequest, type);
        (problem.Errors?.Keys.SingleOrDefault()).ShouldBe(field);
    }

    [Fact]
    public async Task An_id_that_is_none_is_named()
    {
        var owner = await app.OwnerAsync();
        var problem = await owner.Http.PostAsync("/api/v1/reservations", new StringContent("""{"slotId": "no id"}""", Encoding.UTF8, "application/json"))
            .ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-input");
        problem.Errors!.Keys.ShouldBe(["slotId"]);
        (await app.Visitor().GetAsync("/api/v1/bookings/availability?serviceId=none").ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))
            .Errors!.Keys.ShouldBe(["serviceId"]);
        (await app.Visitor().GetAsync("/api/v1/bookings/availability").ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))
            .Errors!.Keys.ShouldBe(["serviceId"]);
    }

    [Fact]
    public async Task What_is_not_there_is_a_problem_too()
    {
        await app.Visitor().GetAsync("/api/v1/nothing").ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await app.Visitor().DeleteAsync("/api/v1/auth/login").ShouldBeProblemAsync(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        var text = new StringContent("email=a", Encoding.UTF8, MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded"));
        await app.Visitor().PostAsync("/api/v1/auth/login", text).ShouldBeProblemAsync(HttpStatusCode.UnsupportedMediaType, "content-type-wrong");
    }

    [Fact]
    public async Task A_cursor_from_nowhere_is_refused()
    {
        var owner = await app.OwnerAsync();
        (await owner.Http.GetAsync("/api/v1/bookings?cursor=bm90aGluZw").ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))
            .Errors!.Keys.ShouldBe(["cursor"]);
    }

    [Fact]
    public async Task The_description_names_every_endpoint_says_what_it_does_and_which_want_a_token()
    {
        var document = await app.Visitor().GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("scheme").GetString().ShouldBe("bearer");
        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject(), (path, operation) => (Path: path.Name, Method: operation.Name, Operation: operation.Value))
            .ToList();
        operations.ShouldAllBe(o => o.Path.StartsWith("/api/v1/"));
        operations.Where(o => !o.Operation.TryGetProperty("summary", out _)).Select(o => $"{o.Method} {o.Path}").ShouldBeEmpty();
        operations.Single(o => o.Path == "/api/v1/auth/me").Operation.GetProperty("security").GetArrayLength().ShouldBe(1);
        operations.Single(o => o.Path == "/api/v1/auth/login").Operation.TryGetProperty("security", out _).ShouldBeFalse();
    }
}
