namespace PetPro.Web.Api;

/// <summary>Register, verify, sign in and out, and who I am.</summary>
public static class AuthEndpoints
{
    public static void MapAuth(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("auth");
    }
}
