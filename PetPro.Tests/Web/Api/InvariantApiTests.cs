using System.Net;
using Microsoft.EntityFrameworkCore;
using PetPro.Core.Accounts;
using PetPro.Data.Accounts;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web.Api;

public sealed class InvariantApiTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("/admin/invariants")]
    [InlineData("/api/v1/admin/invariants")]
    public async Task An_admin_gets_every_invariant_with_the_number_of_its_violations(string path)
    {
        var admin = await app.OwnerAsync();
        await MakeAdminAsync(admin.UserId);

        var found = await admin.Http.GetAsync(path).ShouldBeOkAsync();

        found.GetArrayLength().ShouldBeGreaterThan(10);
        found.EnumerateArray().ShouldAllBe(i => i.GetProperty("name").GetString() != "" && i.GetProperty("violations").GetInt64() == 0);
    }

    [Theory]
    [InlineData("/admin/invariants")]
    [InlineData("/api/v1/admin/invariants")]
    public async Task Nobody_else_does(string path)
    {
        await app.Visitor().GetAsync(path).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "sign-in-needed");
        await (await app.OwnerAsync()).Http.GetAsync(path).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_browser_that_is_not_signed_in_is_sent_to_do_so()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/admin/invariants");
        request.Headers.Accept.ParseAdd("text/html");

        using var answer = await app.Visitor().SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private Task<bool> MakeAdminAsync(Guid userId) => app.ReadAsync(async db =>
    {
        var role = await db.Roles.FirstOrDefaultAsync(r => r.Name == Roles.Admin);
        if (role is null)
        {
            role = new Role { Name = Roles.Admin, NormalizedName = Roles.Admin.ToUpperInvariant() };
            db.Roles.Add(role);
            db.Permissions.Add(new Permission { Name = Permissions.Operate });
            db.RolePermissions.Add(new RolePermission { RoleId = role.Id, PermissionName = Permissions.Operate });
        }

        db.UserRoles.Add(new UserRole { UserId = userId, RoleId = role.Id });
        await db.SaveChangesAsync();
        return true;
    });
}
