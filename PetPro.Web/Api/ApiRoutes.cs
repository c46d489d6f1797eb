namespace PetPro.Web.Api;

/// <summary>Every endpoint under /api/v1: one line per module, each in a file of its own.</summary>
public static class ApiRoutes
{
    public const string Root = "/api/v1";

    public static void MapPetProApi(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        var api = app.MapGroup(Root).WithApiAnswers();
        api.MapAuth();
        api.MapPets();
        api.MapRecords();
        api.MapClinics();
        api.MapBookings();
        api.MapWaitlist();
        api.MapWebhooks();
        app.MapInvariants();
    }
}
