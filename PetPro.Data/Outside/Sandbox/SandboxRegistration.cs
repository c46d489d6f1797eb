using Microsoft.Extensions.DependencyInjection;
using PetPro.Core.Outside;

namespace PetPro.Data.Outside.Sandbox;

internal static class SandboxRegistration
{
    public static IServiceCollection AddSandboxGateway(this IServiceCollection services)
    {
        services.AddOptions<SandboxOptions>().BindConfiguration(SandboxOptions.Section);
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<SandboxSignature>();
        services.AddSingleton<SandboxTill>();
        services.AddSingleton<SandboxGateway>();
        services.AddSingleton<IPaymentGateway>(provider => provider.GetRequiredService<SandboxGateway>());
        return services;
    }
}
