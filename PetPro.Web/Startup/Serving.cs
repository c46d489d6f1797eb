using Microsoft.AspNetCore.Connections;

namespace PetPro.Web.Startup;

internal static class Serving
{
    /// <summary>Serves until it is told to stop; gives the program's exit code.</summary>
    public static async Task<int> ServeAsync(this WebApplication app)
    {
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{taken.Message} Stop the other program, or name another address in ASPNETCORE_URLS.");
            return 1;
        }
    }
}
