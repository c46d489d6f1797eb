using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace PetPro.Data.Mapping;

/// <summary>Names columns, keys, foreign keys and indexes as PostgreSQL spells them: snake case, nothing quoted.</summary>
public sealed partial class SnakeCaseConvention : IModelFinalizingConvention
{
    public static string Name(string name) => Words().Replace(name, "$1_$2").ToLowerInvariant();

    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes())
        {
            var table = entity.GetTableName() ?? entity.GetViewName();
            if (table is null)
            {
                continue;
            }

            foreach (var property in entity.GetDeclaredProperties())
            {
                if (property.GetColumnName() != "xmin")
                {
                    property.SetColumnName(Name(property.GetColumnName()));
                }
            }

            foreach (var key in entity.GetDeclaredKeys())
            {
                key.SetName(key.IsPrimaryKey() ? $"pk_{table}" : $"ak_{table}_{Columns(key.Properties)}");
            }

            foreach (var foreignKey in entity.GetDeclaredForeignKeys())
            {
                foreignKey.SetConstraintName($"fk_{table}_{Columns(foreignKey.Properties)}");
            }

            foreach (var index in entity.GetDeclaredIndexes().Where(i => i.Name is null))
            {
                index.SetDatabaseName($"idx_{table}_{Columns(index.Properties)}");
            }
        }
    }

    private static string Columns(IReadOnlyList<IConventionProperty> properties) =>
        string.Join('_', properties.Select(p => p.GetColumnName()));

    [GeneratedRegex("([a-z0-9])([A-Z])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Words();
}
