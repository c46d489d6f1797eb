using System.Globalization;

namespace PetPro.Core.Accounts;

/// <summary>
/// What may be a password: long, and nothing that is tried first. There are no rules about sorts of characters; they make people
/// write "Password1!".
/// </summary>
public static class PasswordPolicy
{
    public const int MinLength = 12;
    public const int MaxLength = 128;
    private const int MinDifferent = 5;
    private const int DecorationThatHelps = 9;
    private const int ShortestTellingName = 4;

    private static readonly string[] Rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "qazwsxedcrfvtgbyhnujmikolp", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p"];

    private static readonly HashSet<string> Known = ReadKnown();

    /// <param name="email">The account's address; its name may not be in the password.</param>
    /// <param name="field">How the form or the API spells the field.</param>
    public static Result Check(string? password, string? email, string field = "password")
    {
        var code = Refusal(password ?? "", email ?? "");
        return code switch
        {
            null => Result.Ok,
            "password-too-short" => Error.Invalid(field, code, MinLength),
            "too-long" => Error.Invalid(field, code, MaxLength),
            _ => Error.Invalid(field, code),
        };
    }

    private static string? Refusal(string password, string email)
    {
        var length = new StringInfo(password).LengthInTextElements;
        var lower = password.ToLowerInvariant();
        var name = email.Split('@')[0].ToLowerInvariant();
        return password switch
        {
            "" => "required",
            _ when length < MinLength => "password-too-short",
            _ when password.Length > MaxLength => "too-long",
            _ when name.Length >= ShortestTellingName && lower.Contains(name, StringComparison.Ordinal) => "password-holds-name",
            _ when IsMonotonous(lower) || IsMostlySequence(lower) => "password-pattern",
            _ when IsKnown(lower) => "password-known",
            _ => null,
        };
    }

    /// <summary>Few different characters, or a short piece said again and again.</summary>
    private static bool IsMonotonous(string password) =>
        password.Distinct().Count() < MinDifferent
        || Enumerable.Range(1, Math.Max(1, password.Length / 3)).Any(period =>
            password.Skip(period).Where((c, i) => c == password[i]).Count() == password.Length - period);

    /// <summary>More than three quarters of the steps go along the alphabet, the digits or a keyboard's row.</summary>
    private static bool IsMostlySequence(string password)
    {
        var steps = password.Zip(password.Skip(1)).Count(pair => Rows.Any(row => AreNeighbours(row, pair.First, pair.Second)));
        return steps * 4 > (password.Length - 1) * 3;
    }

    private static bool AreNeighbours(string row, char left, char right) =>
        row.Contains(string.Concat(left, right), StringComparison.Ordinal) || row.Contains(string.Concat(right, left), StringComparison.Ordinal);

    /// <summary>On the list as it stands, with letters for the digits that stand in for them, or without what is hung on at its ends.</summary>
    private static bool IsKnown(string password)
    {
        var plain = Unmask(password);
        var core = password.Trim([.. password.Where(c => !char.IsLetter(c))]);
        var plainCore = plain.Trim([.. plain.Where(c => !char.IsLetter(c))]);
        return Known.Contains(password) || Known.Contains(plain)
            || (Known.Contains(core) && password.Length - core.Length < DecorationThatHelps)
            || (Known.Contains(plainCore) && password.Length - plainCore.Length < DecorationThatHelps)
            || (Known.Contains(Unmask(core)) && password.Length - core.Length < DecorationThatHelps);
    }

    private static string Unmask(string password) => string.Concat(password.Select(c => c switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => c,
    }));

    private static HashSet<string> ReadKnown()
    {
        using var reader = new StreamReader(typeof(PasswordPolicy).Assembly.GetManifestResourceStream("PetPro.Core.Accounts.KnownPasswords.txt")!);
        return reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
    }
}
