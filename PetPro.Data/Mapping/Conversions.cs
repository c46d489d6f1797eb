using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PetPro.Data.Mapping;

/// <summary>Money is one number in a table; the currency is rupiah, which a column beside it says where a design document wants one.</summary>
public sealed class MoneyConverter() : ValueConverter<Money, decimal>(money => money.Amount, amount => Money.Idr((long)amount));

/// <summary>States as the design documents spell them: lower case, words joined by hyphens.</summary>
public sealed class EnumNameConverter<TEnum>() : ValueConverter<TEnum, string>(value => ToName(value), name => FromName(name))
    where TEnum : struct, Enum
{
    private static readonly Dictionary<TEnum, string> Names =
        Enum.GetValues<TEnum>().ToDictionary(v => v, v => SnakeCaseConvention.Name(v.ToString()).Replace('_', '-'));

    private static readonly Dictionary<string, TEnum> Values = Names.ToDictionary(n => n.Value, n => n.Key);

    public static string ToName(TEnum value) => Names[value];

    public static TEnum FromName(string name) => Values[name];
}

public static class EnumNames
{
    /// <summary>A state as the database and the API spell it (`pending-payment`).</summary>
    public static string ToName<TEnum>(this TEnum value)
        where TEnum : struct, Enum => EnumNameConverter<TEnum>.ToName(value);
}

internal static class MappingExtensions
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new WeeklyHoursJson() },
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    /// <summary>Keeps a value object as jsonb.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) => property
        .HasColumnType("jsonb")
        .HasConversion(
            new ValueConverter<T, string>(value => JsonSerializer.Serialize(value, Json), text => JsonSerializer.Deserialize<T>(text, Json)!),
            new ValueComparer<T>(
                (left, right) => JsonSerializer.Serialize(left, Json) == JsonSerializer.Serialize(right, Json),
                value => JsonSerializer.Serialize(value, Json).GetHashCode(StringComparison.Ordinal),
                value => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, Json), Json)!));

    public static void UseEnumNames(this ModelBuilder builder)
    {
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            if (type.IsEnum && property.GetValueConverter() is null)
            {
                property.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(EnumNameConverter<>).MakeGenericType(type))!);
                property.SetMaxLength(30);
            }
        }
    }

    /// <summary>Keys are made where the entity is born. Without this, EF takes a new child with a key for an existing row.</summary>
    public static void UseOwnKeys(this ModelBuilder builder)
    {
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(e => e.GetKeys()).SelectMany(k => k.Properties))
        {
            if (property.ClrType == typeof(Guid))
            {
                property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            }
        }
    }
}
