namespace PetPro.Core.Shared;

/// <summary>What sort of refusal an <see cref="Error"/> is; the API maps it to a status, pages to a tone.</summary>
public enum ErrorKind
{
    /// <summary>The input is wrong; <see cref="Error.Fields"/> names where. HTTP 400.</summary>
    Invalid,

    /// <summary>It does not exist, or it is not the actor's: the two are never told apart. HTTP 404.</summary>
    NotFound,

    /// <summary>It was possible a moment ago, or never in this state. HTTP 409.</summary>
    Conflict,

    /// <summary>The actor is known and may not do this at all. HTTP 403.</summary>
    Forbidden,

    /// <summary>Something outside does not answer now; the same again later may do. HTTP 503.</summary>
    Unavailable,
}

/// <summary>One wrong field: its name as the API and the form spell it (camelCase), and the code of the text that says what would be right.</summary>
public sealed record FieldError(string Field, string Code, params object[] Args);

/// <summary>
/// An expected failure. <see cref="Code"/> is stable: it is the API's problem type and the key of the text in the resources.
/// </summary>
public sealed record Error(ErrorKind Kind, string Code)
{
    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    /// <summary>Values for the placeholders of the text.</summary>
    public IReadOnlyList<object> Args { get; init; } = [];

    public static Error NotFound { get; } = new(ErrorKind.NotFound, "not-found");

    public static Error Forbidden { get; } = new(ErrorKind.Forbidden, "forbidden");

    public static Error Conflict(string code, params object[] args) => new(ErrorKind.Conflict, code) { Args = args };

    public static Error Unavailable(string code) => new(ErrorKind.Unavailable, code);

    public static Error Invalid(string field, string code, params object[] args) =>
        Invalid([new FieldError(field, code, args)]);

    public static Error Invalid(IReadOnlyList<FieldError> fields) => new(ErrorKind.Invalid, "invalid-input") { Fields = fields };
}
