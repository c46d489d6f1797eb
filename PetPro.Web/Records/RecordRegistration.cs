using PetPro.Web.Records.Documents;

namespace PetPro.Web.Records;

internal static class RecordRegistration
{
    public static void AddRecords(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PassportLimits>();
        builder.Services.AddScoped<PrintedDocument>();
        builder.Services.AddScoped<RecordFiles.Papers>();
    }

    public static void MapRecordPapers(this IEndpointRouteBuilder app)
    {
        app.MapRecordFiles();
        app.MapPassportFiles();
        app.MapReceiptFiles();
    }
}
