using System.Reflection;
using System.Text.RegularExpressions;
using PetPro.Core.Shared;
using PetPro.Data;
using PetPro.Data.Jobs;

namespace PetPro.Tests.Architecture;

public sealed partial class UseCaseTests
{
    /// <summary>What runs before there is an actor.</summary>
    private static readonly string[] WithoutActor = ["GetActor"];

    /// <summary>
    /// What anybody may do: these take an actor like the others, and ask nothing of it. A password, a code, a token or a signature
    /// stands in where there is more to know than that.
    /// </summary>
    private static readonly string[] OpenToAnybody =
    [
        "CheckCertificate", "FindClinics", "FindFreeSlots", "FindNextTimes", "GetClinicPage", "GetServiceToBook", "ListCities", "ListClinicReviews", "ListClinicServices", "ListSpecies",
        "ListSitemapParts", "StreamClinicAddresses",
        "OpenCalendarFeed", "OpenPassport", "OpenPassportFile", "RegisterAccount", "VerifyEmail", "ResendCode", "SignIn", "RequestPasswordReset", "ResetPassword",
        "StartSession", "RefreshSession", "IsStillSignedIn", "ReceivePaymentNotice", "Unsubscribe",
        "StartBrowserSession", "SignInByCode", "SignInByPasskey",
    ];

    [Fact]
    public void Every_use_case_takes_the_actor_first_and_can_be_cancelled() =>
        (from useCase in Registration.UseCases
         where !WithoutActor.Contains(useCase.Name)
         let parameters = Run(useCase).GetParameters().Select(p => p.ParameterType).ToArray()
         where parameters.FirstOrDefault() != typeof(Actor) || parameters[^1] != typeof(CancellationToken)
         select useCase.Name).ShouldBeEmpty();

    [Fact]
    public void Every_use_case_has_one_public_method() =>
        (from useCase in Registration.UseCases
         from method in useCase.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
         where method.Name != "RunAsync" && !method.IsSpecialName
         select $"{useCase.Name}.{method.Name}").ShouldBeEmpty();

    [Fact]
    public void Every_use_case_has_a_file_of_its_name() =>
        Registration.UseCases.Select(useCase => $"{useCase.Name}.cs")
            .Except(Sources.Of("PetPro.Data", ".cs").Select(file => Path.GetFileName(file.Name))).ShouldBeEmpty();

    [Fact]
    public void A_use_case_that_asks_nothing_of_its_actor_is_on_the_list_of_what_anybody_may_do()
    {
        var names = Registration.UseCases.Where(useCase => !typeof(IJobWork).IsAssignableFrom(useCase))
            .Select(useCase => useCase.Name).Except(WithoutActor).ToHashSet();
        var silent =
            from file in Sources.Of("PetPro.Data", ".cs")
            let name = Path.GetFileNameWithoutExtension(file.Name)
            where names.Contains(name) && ActorPattern().Count(file.Text) < 2
            select name;
        silent.Order().ShouldBe(OpenToAnybody.Order());
    }

    [Fact]
    public void Use_cases_do_not_call_use_cases() =>
        (from useCase in Registration.UseCases
         from parameter in useCase.GetConstructors().SelectMany(c => c.GetParameters())
         where Registration.UseCases.Contains(parameter.ParameterType)
         select $"{useCase.Name} holds {parameter.ParameterType.Name}").ShouldBeEmpty();

    private static MethodInfo Run(Type useCase) => useCase.GetMethods().Single(m => m.Name == "RunAsync" && m.DeclaringType == useCase);

    [GeneratedRegex(@"\bactor\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ActorPattern();
}
