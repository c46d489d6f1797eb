using PetPro.Core.Accounts;

namespace PetPro.Data.Accounts;

/// <summary>What somebody wants to be known by. The address may be left out.</summary>
/// <param name="TimeZone">One of <see cref="TimeZones.All"/>; none = as it is.</param>
public sealed record NewProfile(string? FullName, string? PhoneNumber, string? Address, string? Language, string? TimeZone = null);

/// <summary>Changes name, phone, address, language and time zone of who asks.</summary>
public sealed class ChangeMyProfile(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result> RunAsync(Actor actor, NewProfile asked, CancellationToken cancellation)
    {
        var phone = PhoneNumber.Parse(asked.PhoneNumber);
        FieldError[] wrong =
        [
            .. PersonFields.CheckName(asked.FullName),
            .. phone.Error?.Fields ?? [],
            .. PersonFields.CheckAddress(asked.Address),
            .. asked.TimeZone is null || TimeZones.All.Contains(asked.TimeZone) ? Array.Empty<FieldError>() : [new FieldError("timeZone", "time-zone-unknown")],
            .. Languages.All.Contains(asked.Language) ? Array.Empty<FieldError>() : [new FieldError("language", "language-unknown")],
        ];
        if (wrong.Length > 0)
        {
            return Error.Invalid(wrong);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.UserProfiles.SingleOrDefaultAsync(p => p.UserId == actor.UserId, cancellation) is not { } profile)
        {
            return Error.NotFound;
        }

        profile.FullName = asked.FullName!.Trim();
        profile.PhoneNumber = phone.Value.Value;
        profile.Address = string.IsNullOrWhiteSpace(asked.Address) ? null : asked.Address.Trim();
        profile.Language = asked.Language!;
        profile.TimeZone = asked.TimeZone ?? profile.TimeZone;
        await db.SaveChangesAsync(cancellation);
        return Result.Ok;
    }
}
