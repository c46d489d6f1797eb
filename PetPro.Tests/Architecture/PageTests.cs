using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using PetPro.Web.Components;

namespace PetPro.Tests.Architecture;

public sealed class PageTests
{
    private static readonly Type[] Components = [.. typeof(Program).Assembly.GetTypes().Where(t => typeof(IComponent).IsAssignableFrom(t))];

    private static readonly Type[] Pages = [.. Components.Where(t => t.IsDefined(typeof(RouteAttribute), inherit: false))];

    [Fact]
    public void There_are_pages() => Pages.Length.ShouldBeGreaterThan(5);

    [Fact]
    public void Every_page_says_who_may_see_it() =>
        Pages.Where(page => !page.IsDefined(typeof(AuthorizeAttribute)) && !page.IsDefined(typeof(AllowAnonymousAttribute)))
            .Select(page => page.FullName).ShouldBeEmpty();

    [Theory]
    [InlineData("PetPro.Web.Owner", "owner-portal")]
    [InlineData("PetPro.Web.Clinic", "clinic-portal")]
    [InlineData("PetPro.Web.Admin", "admin-portal")]
    public void Every_page_of_a_portal_is_behind_its_policy(string portal, string policy) =>
        (from page in Pages
         where page.Namespace == portal || page.Namespace!.StartsWith(portal + ".", StringComparison.Ordinal)
         where page.IsDefined(typeof(AllowAnonymousAttribute)) || page.GetCustomAttributes<AuthorizeAttribute>().All(a => a.Policy != policy)
         select page.FullName).ShouldBeEmpty();

    [Fact]
    public void Pages_with_cookies_and_pages_without_a_circuit_are_static() =>
        (from page in Pages
         where page.Namespace!.StartsWith("PetPro.Web.Public", StringComparison.Ordinal) || page.Namespace.StartsWith("PetPro.Web.Account", StringComparison.Ordinal)
         where !page.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute))
         select page.FullName).ShouldBeEmpty();

    /// <summary>Parameters in, callbacks out; texts and asset addresses alone are fetched.</summary>
    [Fact]
    public void Shared_components_have_nothing_injected_but_texts() =>
        (from component in Components
         where component.Namespace == typeof(Icon).Namespace
         from property in component.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
         where property.IsDefined(typeof(InjectAttribute))
         where !(property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IStringLocalizer<>))
         select $"{component.Name}.{property.Name}").ShouldBeEmpty();
}
