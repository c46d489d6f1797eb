using Microsoft.AspNetCore.Components;
using PetPro.Core.Shared;

namespace PetPro.Web.Clinic;

/// <summary>A page about one clinic: which one stands in its address, see <see cref="ClinicAddress"/>.</summary>
public abstract class AtClinic : PortalPage
{
    /// <summary>The current clinic. Whether the person may do anything there is asked anew by each use case.</summary>
    [Parameter]
    public Guid ClinicId { get; set; }

    /// <summary>Asks for something to be shown. What is not there for this person is a page that is not there.</summary>
    protected async Task<T?> ReadAsync<T>(Func<Actor, Task<Result<T>>> read)
        where T : class
    {
        var result = await read(await Actors.GetAsync(Left));
        if (!result.IsOk)
        {
            Navigation.NotFound();
            return null;
        }

        return result.Value;
    }
}
