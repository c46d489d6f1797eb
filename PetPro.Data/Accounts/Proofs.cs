namespace PetPro.Data.Accounts;

/// <summary>What somebody must show who is signed in and changes what protects the account: a browser left open is not enough.</summary>
internal static class Proofs
{
    /// <summary>
    /// Password first, then the code; a wrong one counts towards the lock-out, in the commit of the caller, who must commit either way.
    /// </summary>
    /// <param name="user">Its row is locked.</param>
    public static async Task<Error?> ProveAsync(this User user, string? password, Passwords passwords, Func<Task<bool>>? takesCode, DateTimeOffset now)
    {
        if (user.IsLockedAt(now))
        {
            return Error.Invalid("currentPassword", "password-wrong");
        }

        var isKnown = passwords.IsRight(user, password);
        if (isKnown && (takesCode is null || await takesCode()))
        {
            user.ProofWasRight();
            return null;
        }

        user.PasswordWasWrong(now);
        return isKnown ? Error.Invalid("code", "second-factor-wrong") : Error.Invalid("currentPassword", "password-wrong");
    }
}
