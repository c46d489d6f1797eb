using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Localization;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Web.Startup;

namespace PetPro.Web.Account;

/// <summary>What the pages around signing in share. They are static: cookies can be set while they answer.</summary>
public abstract class AccountPage : ComponentBase
{
    [CascadingParameter]
    protected HttpContext Http { get; set; } = default!;

    [SupplyParameterFromQuery(Name = ReturnTo.Parameter)]
    protected string? ReturnUrl { get; set; }

    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private SignInLimits Limits { get; set; } = default!;

    [Inject]
    private GetActor GetActor { get; set; } = default!;

    [Inject]
    private PendingAddress Pending { get; set; } = default!;

    [Inject]
    private StartBrowserSession StartSession { get; set; } = default!;

    /// <summary>Why the form was refused.</summary>
    protected Error? Refusal { get; set; }

    /// <summary>The address that is being registered, proven or given a new password.</summary>
    protected string? PendingEmail => Pending.Of(Http);

    protected static string With(string path, string? returnUrl) =>
        ReturnTo.IsOurs(returnUrl) ? $"{path}?{ReturnTo.Parameter}={Uri.EscapeDataString(returnUrl!)}" : path;

    /// <summary>Counts the try; when there were too many, that is the refusal.</summary>
    protected bool IsTooOften(string? email)
    {
        if (Limits.Take(Http, email) is not { } wait)
        {
            return false;
        }

        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        Http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        Http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Refusal = Error.Conflict("too-many-requests", seconds);
        return true;
    }

    /// <summary>On to the next page, which knows the address without an address bar telling it.</summary>
    protected void GoOn(string path, string? email)
    {
        Pending.Keep(Http, email?.Trim() ?? "");
        Navigation.NavigateTo(With(path, ReturnUrl));
    }

    /// <summary>Signs in and goes where the person wanted to be.</summary>
    protected async Task EnterAsync(SignedIn account)
    {
        await Http.SignInAsync(account, await StartSession.RunAsync(Actor.Visitor, account, DeviceMark.Of(Http), Http.RequestAborted));
        PendingAddress.Forget(Http);
        PendingCode.Forget(Http);
        if (!Http.Request.Cookies.ContainsKey(CookieRequestCultureProvider.DefaultCookieName))
        {
            Http.RememberLanguage(account.Language);
        }

        await LeaveAsync(account.UserId);
    }

    /// <summary>To where a person belongs who is signed in.</summary>
    protected async Task LeaveAsync(Guid userId) =>
        Navigation.NavigateTo(ReturnTo.Page(ReturnUrl, await GetActor.RunAsync(userId, Http.RequestAborted)));
}
