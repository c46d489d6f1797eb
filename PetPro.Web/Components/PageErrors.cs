using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace PetPro.Web.Components;

/// <summary>Shows, in place of a page that failed unexpectedly, a message with an id that is in the log.</summary>
public sealed partial class PageErrors(ILogger<PageErrors> log) : ErrorBoundaryBase
{
    private string? id;

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    protected override Task OnErrorAsync(Exception exception)
    {
        id = NewId();
        Log(log, exception, id);
        if (Http is { Response.HasStarted: false })
        {
            Http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenComponent<UnexpectedError>(1);
        builder.AddComponentParameter(2, nameof(UnexpectedError.Id), id ??= NewId());
        builder.CloseComponent();
    }

    internal static string NewId() => (Activity.Current?.TraceId.ToString() ?? Guid.NewGuid().ToString("N"))[..12];

    [LoggerMessage(LogLevel.Error, "Unexpected error {ErrorId} on a page")]
    private static partial void Log(ILogger log, Exception failure, string errorId);
}
