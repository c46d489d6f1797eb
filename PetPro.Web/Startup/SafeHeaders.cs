using PetPro.Web.Public;

namespace PetPro.Web.Startup;

internal static class SafeHeaders
{
    private const string Pictures = "img-src 'self' data: blob:";

    /// <summary>Radzen sets inline style attributes, hence `style-src-attr`; inline scripts and style elements are not allowed.</summary>
    private const string Policy =
        "default-src 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; " +
        Pictures + "; style-src 'self'; style-src-attr 'unsafe-inline'; script-src 'self'; connect-src 'self'";

    private static readonly object OwnPolicy = new();

    /// <summary>For an answer that is allowed less than a page.</summary>
    public static void UseContentPolicy(this HttpContext context, string policy) => context.Items[OwnPolicy] = policy;

    public static void UseSafeHeaders(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        var withMap = MapTiles.Of(app.Configuration).Origin is { } origin ? Policy.Replace(Pictures, $"{Pictures} {origin}", StringComparison.Ordinal) : Policy;
        app.Use((context, next) =>
        {
            if (IsForeignCircuit(context.Request))
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            }

            // At the last moment: a page about an error starts with no headers at all.
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = context.Items[OwnPolicy] as string ?? (HasMap(context.Request) ? withMap : Policy);
                headers.XContentTypeOptions = "nosniff";

                // An answer that is stricter by itself stays so.
                headers.TryAdd("Referrer-Policy", "same-origin");
                headers["Permissions-Policy"] = "camera=(), microphone=(), payment=(), geolocation=(self)";
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    /// <summary>Where clinics are found, a map's background may come from elsewhere.</summary>
    private static bool HasMap(HttpRequest request) => request.Path.Equals("/clinics", StringComparison.OrdinalIgnoreCase);

    /// <summary>SignalR takes any origin unless told otherwise: a circuit belongs to a page of ours.</summary>
    private static bool IsForeignCircuit(HttpRequest request) =>
        request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
        && request.Headers.Origin is [{ } origin]
        && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
}
