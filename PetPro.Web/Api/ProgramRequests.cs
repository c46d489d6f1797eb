namespace PetPro.Web.Api;

internal static class ProgramRequests
{
    /// <summary>
    /// From a client program, not from a page: it is answered in JSON, errors included, and signs in by a token. The invariants
    /// stand where an operator's browser finds them, too.
    /// </summary>
    public static bool IsForPrograms(this HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase)
        || (context.Request.Path.Equals(InvariantEndpoints.Path, StringComparison.OrdinalIgnoreCase) && !context.Request.IsFromBrowser());

    /// <summary>Browsers ask for pages first.</summary>
    public static bool IsFromBrowser(this HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
