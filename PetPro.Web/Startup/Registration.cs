using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.Extensions.Options;
using PetPro.Data;
using PetPro.Data.Accounts;
using PetPro.Data.Seeding;

namespace PetPro.Web.Startup;

internal static class Registration
{
    /// <summary>The use cases, what works on its own, and the keys of cookies and tokens: in the database, or a restart would sign everybody out.</summary>
    public static void AddPetPro(this WebApplicationBuilder builder, string connectionString)
    {
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.Services.AddPetProData(connectionString);
        builder.Services.AddPetProWorkers(connectionString);
        builder.Services.AddDataProtection().SetApplicationName("PetPro");
        builder.Services.AddSingleton<KeysInDatabase>();
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = provider.GetRequiredService<KeysInDatabase>()));
    }

    public static void AnnounceWhenStarted(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        Console.WriteLine($"PetPro serves on {string.Join(", ", app.Urls)} (Ctrl-C stops it)");
        if (app.HasDemo())
        {
            Console.WriteLine($"Demo accounts: {SeedDemo.OwnerEmail}, {SeedDemo.ClinicEmail}, {SeedDemo.AdminEmail}; password: {SeedDemo.Password}");
        }
    });
}
