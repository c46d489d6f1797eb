namespace PetPro.Web.Api;

internal static class ProgramRequests
{
    /// <summary>From a client program, not from a page: it is answered in JSON, errors included.</summary>
    public static bool IsForPrograms(this HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);
}
