using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace PetPro.Tests.Support;

/// <summary>What the API says when it refuses, as a client program reads it.</summary>
public sealed record ProblemAnswer(string Type, string Title, int Status, string Detail, Dictionary<string, string[]>? Errors, string TraceId);

public static class Answers
{
    public static async Task<JsonElement> ShouldBeOkAsync(this Task<HttpResponseMessage> asked, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await asked;
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    public static async Task<ProblemAnswer> ShouldBeProblemAsync(this Task<HttpResponseMessage> asked, HttpStatusCode status, string type)
    {
        using var answer = await asked;
        answer.StatusCode.ShouldBe(status, await answer.Content.ReadAsStringAsync());
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = (await answer.Content.ReadFromJsonAsync<ProblemAnswer>())!;
        problem.Type.ShouldBe(type);
        problem.Status.ShouldBe((int)status);
        problem.Detail.ShouldNotBe(type);
        return problem;
    }
}
