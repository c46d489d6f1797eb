using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace PetPro.Data.Accounts;

internal static class AccountRegistration
{
    public static void AddPetProAccounts(this IServiceCollection services)
    {
        services.AddSingleton<IPasswordHasher<User>, PasswordHasher<User>>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<CodesByMail>();
        services.AddSingleton<SecondFactors>();
        services.AddSingleton<SecurityNews>();
        services.AddSingleton<Sessions>();
    }
}
