using System.Globalization;
using PetPro.Core.Pets;
using PetPro.Core.Shared;
using PetPro.Data.Mapping;
using PetPro.Data.Pets;

namespace PetPro.Web.Api;

/// <summary>My pets, and the species and breeds to choose from.</summary>
public static class PetEndpoints
{
    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static void MapPets(this IEndpointRouteBuilder api)
    {
        var pets = api.MapGroup("/pets").WithTags("pets").RequireAuthorization();
        pets.MapGet("/", ListAsync).WithSummary("My pets by name; the archived ones too with `archived=true`.");
        pets.MapGet("/{id:guid}", GetAsync).WithSummary("One of my pets, with its weights and vaccinations.");
        pets.MapPost("/", AddAsync).WithSummary("Add a pet. Species and breed are codes of `/species`, the weight is in kilograms.");
        api.MapGet("/species", ListSpeciesAsync).AllowAnonymous().WithTags("pets").WithSummary("Species and their breeds, in the language that is asked for.");
    }

    private static async Task<IResult> ListAsync(
        Caller caller, [AsParameters] PageQuery page, bool? archived, ListMyPets list, CancellationToken cancellation)
    {
        var after = page.After<MyPetKey>();
        if (!after.IsOk)
        {
            return after.Error.ToAnswer();
        }

        var rows = await list.RunAsync(caller.Actor, new MyPetsWanted(archived ?? false, after.Value, page.Rows), Language, cancellation);
        return TypedResults.Ok(page.Of(rows, pet => pet.Key, Shape));
    }

    private static async Task<IResult> GetAsync(Caller caller, Guid id, GetMyPet get, CancellationToken cancellation) =>
        (await get.RunAsync(caller.Actor, id, Language, cancellation)).ToOk(ShapeWhole);

    private static async Task<IResult> AddAsync(Caller caller, PetWanted wanted, AddPet add, GetMyPet get, CancellationToken cancellation)
    {
        var gender = PetGender.Unknown;
        if (wanted.Gender is { Length: > 0 } && !Enum.TryParse(wanted.Gender, ignoreCase: true, out gender))
        {
            return Error.Invalid("gender", "gender-unknown").ToAnswer();
        }

        var profile = new PetProfile(wanted.Name ?? "", wanted.Species ?? "", wanted.Breed, wanted.Birthdate, gender, wanted.MicrochipId);
        var added = await add.RunAsync(caller.Actor, profile, wanted.Weight, cancellation);
        return added.IsOk
            ? (await get.RunAsync(caller.Actor, added.Value, Language, cancellation)).ToCreated(pet => $"{ApiRoutes.Root}/pets/{pet.Pet.Id}", ShapeWhole)
            : added.Error.ToAnswer();
    }

    private static async Task<IResult> ListSpeciesAsync(Caller caller, ListSpecies list, CancellationToken cancellation) =>
        TypedResults.Ok(new Page<SpeciesChoice>(await list.RunAsync(caller.Actor, Language, cancellation), null));

    private static object Shape(MyPet pet) => new
    {
        pet.Id,
        pet.Name,
        pet.Species,
        pet.SpeciesName,
        pet.Breed,
        pet.BreedName,
        pet.Birthdate,
        Gender = pet.Gender.ToName(),
        pet.Weight,
        pet.IsArchived,
        pet.DiedOn,
    };

    private static object ShapeWhole(MyPetDetails whole) => new
    {
        whole.Pet.Id,
        whole.Pet.Name,
        whole.Pet.Species,
        whole.Pet.SpeciesName,
        whole.Pet.Breed,
        whole.Pet.BreedName,
        whole.Pet.Birthdate,
        Gender = whole.Pet.Gender.ToName(),
        whole.Pet.Weight,
        whole.Pet.IsArchived,
        whole.Pet.DiedOn,
        whole.MicrochipId,
        whole.Weights,
        whole.Vaccinations,
    };
}

/// <summary>What is told of a pet. `gender` is `male`, `female` or `unknown`; `weight` is in kilograms, as weighed today.</summary>
public sealed record PetWanted(
    string? Name, string? Species, string? Breed, DateOnly? Birthdate, string? Gender, decimal? Weight, string? MicrochipId);
