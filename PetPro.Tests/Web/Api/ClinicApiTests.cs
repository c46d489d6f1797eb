using System.Net;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web.Api;

public sealed class ClinicApiTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Anybody_finds_a_clinic_its_services_and_its_hours()
    {
        var clinic = await new World(app.Database).ClinicAsync();
        using var visitor = app.Visitor();

        var found = await visitor.GetAsync("/api/v1/clinics?text=melatti&city=Jakarta%20Selatan&latitude=-6.2&longitude=106.8&limit=50").ShouldBeOkAsync();
        var hit = found.GetProperty("items").EnumerateArray().Single(c => c.GetProperty("id").GetGuid() == clinic.Id);
        hit.GetProperty("priceFrom").GetInt64().ShouldBe(150_000);
        hit.GetProperty("nextFreeAt").GetString().ShouldEndWith("+07:00");
        hit.GetProperty("distanceMetres").GetInt64().ShouldBeInRange(4_000, 5_000);

        var page = await visitor.GetAsync($"/api/v1/clinics/{clinic.Id}").ShouldBeOkAsync();
        page.GetProperty("openingHours").GetProperty("monday").GetProperty("open").GetString().ShouldStartWith("00:00");
        page.GetProperty("services")[0].GetProperty("price").GetInt64().ShouldBe(150_000);
        (await visitor.GetAsync($"/api/v1/clinics/{clinic.Id}/reviews").ShouldBeOkAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
        var services = await visitor.GetAsync($"/api/v1/bookings/services?clinicId={clinic.Id}").ShouldBeOkAsync();
        services.GetProperty("items")[0].GetProperty("id").GetGuid().ShouldBe(clinic.ServiceId);
    }

    [Theory]
    [InlineData("latitude=95&longitude=0", "latitude")]
    [InlineData("latitude=5", "longitude")]
    [InlineData("category=magic", "category")]
    [InlineData("order=luck", "order")]
    [InlineData("order=nearest", "latitude")]
    [InlineData("cursor=nonsense", "cursor")]
    [InlineData("maxPrice=0", "maxPrice")]
    [InlineData("latitude=north", "latitude")]
    public async Task A_wrong_wish_is_named(string query, string field)
    {
        using var visitor = app.Visitor();

        var problem = await visitor.GetAsync($"/api/v1/clinics?{query}").ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-input");

        problem.Errors!.Keys.ShouldBe([field]);
    }

    [Theory]
    [InlineData("/api/v1/clinics/0192d4a0-0000-7000-8000-000000000000")]
    [InlineData("/api/v1/clinics/no-such-clinic")]
    public async Task A_clinic_that_is_not_there_is_not_found(string address)
    {
        using var visitor = app.Visitor();

        await visitor.GetAsync(address).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
    }
}
