using PetPro.Core.Accounts;

namespace PetPro.Data.Accounts;

/// <summary>What somebody wants to be known by. The address may be left out.</summary>
public sealed record NewProfile(string? FullName, string? PhoneNumber, string? Address, string? Language);

/// <summary>Changes name, phone, address and language of who asks.</summary>
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
        await db.SaveChangesAsync(cancellation);
        return Result.Ok;
    }
}
