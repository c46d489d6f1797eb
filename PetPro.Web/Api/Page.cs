using System.Buffers.Text;
using System.Text.Json;
using PetPro.Core.Shared;

namespace PetPro.Web.Api;

/// <summary>One page of a list. <paramref name="Next"/> is handed back as `cursor` to get what follows; null at the end.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>
/// Which page a client program asks for: `?limit=20&amp;cursor=…`. The use case is asked for <see cref="Rows"/>, one more than
/// the page holds, to know whether something follows.
/// </summary>
public sealed record PageQuery(string? Cursor, int? Limit)
{
    public const int DefaultLimit = 20;
    public const int MaxLimit = 100;

    public int Size => Math.Clamp(Limit ?? DefaultLimit, 1, MaxLimit);

    public int Rows => Size + 1;

    /// <summary>The key after which the page starts; default at the start of the list.</summary>
    public Result<TKey?> After<TKey>()
    {
        if (string.IsNullOrEmpty(Cursor))
        {
            return default(TKey);
        }

        try
        {
            return JsonSerializer.Deserialize<TKey>(Base64Url.DecodeFromChars(Cursor), JsonSerializerOptions.Web);
        }
        catch (Exception notOurs) when (notOurs is FormatException or JsonException)
        {
            return Error.Invalid("cursor", "cursor-unknown");
        }
    }

    /// <param name="rows">What was read with <see cref="Rows"/> as its limit.</param>
    /// <param name="key">By what the list is ordered: it must be unique and its order the list's.</param>
    /// <param name="shape">What the client gets of a row.</param>
    public Page<TItem> Of<TRow, TKey, TItem>(IReadOnlyList<TRow> rows, Func<TRow, TKey> key, Func<TRow, TItem> shape)
    {
        var next = rows.Count > Size ? Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(key(rows[Size - 1]), JsonSerializerOptions.Web)) : null;
        return new Page<TItem>([.. rows.Take(Size).Select(shape)], next);
    }
}
