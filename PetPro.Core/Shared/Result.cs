using System.Diagnostics.CodeAnalysis;

namespace PetPro.Core.Shared;

/// <summary>The outcome of something that may be refused for an expected reason.</summary>
public readonly record struct Result
{
    private Result(Error? error) => Error = error;

    public Error? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => Error is null;

    public static Result Ok { get; }

    public static implicit operator Result(Error error) => new(error);
}

/// <summary>The outcome of something that yields a <typeparamref name="T"/> or is refused for an expected reason.</summary>
public readonly record struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Error? error)
    {
        this.value = value;
        Error = error;
    }

    public Error? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => Error is null;

    /// <summary>The value; asking a refusal for it is a defect of the caller.</summary>
    public T Value => Error is null ? value! : throw new InvalidOperationException($"There is no value: {Error.Code}.");

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);
}
