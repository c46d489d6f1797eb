using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using PetPro.Core.Outside;
using PetPro.Core.Shared;

namespace PetPro.Web.Records.Documents;

/// <summary>A Razor component as a PDF, in the language of the request.</summary>
internal sealed class PrintedDocument(IServiceProvider services, ILoggerFactory logs, IDocumentPrinter printer)
{
    public async Task<Result<byte[]>> OfAsync<TDocument>(Dictionary<string, object?> parameters, CancellationToken cancellation)
        where TDocument : IComponent
    {
        await using var renderer = new HtmlRenderer(services, logs);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TDocument>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        return await printer.PrintAsync("<!DOCTYPE html>\n" + html, cancellation);
    }
}
