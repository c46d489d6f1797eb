using System.Reflection;
using System.Runtime.CompilerServices;
using PetPro.Core.Shared;
using PetPro.Data;

namespace PetPro.Tests.Architecture;

public sealed class NamingTests
{
    private static readonly Assembly[] Assemblies = [typeof(Money).Assembly, typeof(PetProDb).Assembly, typeof(Program).Assembly];

    private static readonly string[] Forbidden = ["Service", "Manager", "Helper", "Util", "Utils", "Dto", "Command", "Handler"];

    /// <summary>A service is what a clinic offers: these show one, each for another screen.</summary>
    private static readonly string[] WhatClinicsOffer =
    [
        "ClinicService", "OfferedService", "ApplyingService", "BookableService", "ManagedService", "ChangeService", "OfferService", "WithdrawService",
    ];

    [Fact]
    public void No_name_says_only_that_a_class_does_something() =>
        (from type in Assemblies.SelectMany(a => a.GetTypes())
         where type.FullName!.StartsWith("PetPro.", StringComparison.Ordinal) && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
         let name = type.Name.Split('`')[0]
         where Forbidden.Any(end => name.EndsWith(end, StringComparison.Ordinal)) && !WhatClinicsOffer.Contains(name)
         select type.FullName).ShouldBeEmpty();

    [Theory]
    [InlineData("PetPro.Core")]
    [InlineData("PetPro.Data")]
    [InlineData("PetPro.Web")]
    public void No_file_is_longer_than_300_lines(string project) =>
        (from file in Sources.Of(project, ".cs", ".razor", ".js")
         where file.Module != "Migrations"
         let lines = file.Text.AsSpan().Count('\n')
         where lines > 300
         select $"{file.Name}: {lines}").ShouldBeEmpty();
}
