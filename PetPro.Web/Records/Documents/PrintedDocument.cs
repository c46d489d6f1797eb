using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using PetPro.Core.Outside;
using PetPro.Core.Shared;

namespace PetPro.Web.Records.Documents;

/// <summary>A Razor component as a PDF, in the language of the request.</summary>
internal sealed class PrintedDocument(IServiceProvider services, ILoggerFactory logs, IDocumentPrinter printer)
{
    private const string Unavailable = "/documents/unavailable";

    /// <summary>Shown in the browser under a name of ours; where it cannot be printed now, a page says so.</summary>
    public async Task<IResult> AnswerAsync<TDocument>(HttpContext http, string name, Dictionary<string, object?> parameters)
        where TDocument : IComponent
    {
        var pdf = await OfAsync<TDocument>(parameters, http.RequestAborted);
        if (!pdf.IsOk)
        {
            return Results.LocalRedirect(Unavailable);
        }

        RecordFiles.Guard(http);
        http.Response.Headers.ContentDisposition = $"inline; filename=\"PetPro-{name}.pdf\"";
        return Results.Bytes(pdf.Value, "application/pdf");
    }

    public async Task<Result<byte[]>> OfAsync<TDocument>(Dictionary<string, object?> parameters, CancellationToken cancellation)
        where TDocument : IComponent
    {
        await using var renderer = new HtmlRenderer(services, logs);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TDocument>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        return await printer.PrintAsync("<!DOCTYPE html>\n" + html, cancellation);
    }
}
