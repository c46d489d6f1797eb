using System.Net;
using System.Net.Http.Json;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web.Api;

public sealed class PetApiTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_pet_is_added_found_at_its_address_and_listed_page_by_page()
    {
        var owner = await app.OwnerAsync();
        using var added = await owner.Http.PostAsJsonAsync("/api/v1/pets", new { name = "Milo", species = "cat", breed = "cat-persian", gender = "male", weight = 4.25, birthdate = "2024-02-29" });
        added.StatusCode.ShouldBe(HttpStatusCode.Created);
        await owner.Http.PostAsJsonAsync("/api/v1/pets", new { name = "Abu", species = "dog" }).ShouldBeOkAsync(HttpStatusCode.Created);

        var pet = await owner.Http.GetAsync(added.Headers.Location).ShouldBeOkAsync();
        pet.GetProperty("speciesName").GetString().ShouldBe("Cat");
        pet.GetProperty("birthdate").GetString().ShouldBe("2024-02-29");
        pet.GetProperty("weights")[0].GetProperty("kilograms").GetDecimal().ShouldBe(4.25m);

        var first = await owner.Http.GetAsync("/api/v1/pets?limit=1").ShouldBeOkAsync();
        first.GetProperty("items")[0].GetProperty("name").GetString().ShouldBe("Abu");
        var next = await owner.Http.GetAsync($"/api/v1/pets?limit=1&cursor={first.GetProperty("next").GetString()}").ShouldBeOkAsync();
        next.GetProperty("items")[0].GetProperty("name").GetString().ShouldBe("Milo");
        next.GetProperty("next").GetString().ShouldBeNull();
    }

    [Fact]
    public async Task Each_wrong_field_is_named()
    {
        var owner = await app.OwnerAsync();

        var problem = await owner.Http.PostAsJsonAsync("/api/v1/pets", new { name = "", species = "unicorn", weight = 5000, birthdate = "2999-01-01", microchipId = "1" })
            .ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-input");

        problem.Errors!.Keys.ShouldBe(["name", "species", "weight", "birthdate", "microchipId"], ignoreOrder: true);
        (await owner.Http.PostAsJsonAsync("/api/v1/pets", new { name = "Milo", species = "cat", gender = "both" })
            .ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-input")).Errors!.Keys.ShouldBe(["gender"]);
    }

    [Fact]
    public async Task Not_signed_in_is_401_and_a_strangers_pet_is_not_found()
    {
        var owner = await app.OwnerAsync();
        var stranger = await app.OwnerAsync();
        var pet = await owner.Http.PostAsJsonAsync("/api/v1/pets", new { name = "Milo", species = "cat" }).ShouldBeOkAsync(HttpStatusCode.Created);

        (await app.Visitor().GetAsync("/api/v1/pets", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await stranger.Http.GetAsync($"/api/v1/pets/{pet.GetProperty("id").GetGuid()}").ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        (await stranger.Http.GetAsync("/api/v1/pets").ShouldBeOkAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Species_are_listed_for_anybody_in_the_language_that_is_asked_for()
    {
        using var visitor = app.Visitor();
        visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ja");

        var species = await visitor.GetAsync("/api/v1/species").ShouldBeOkAsync();

        species.GetProperty("items")[0].GetProperty("name").GetString().ShouldBe("犬");
    }
}
