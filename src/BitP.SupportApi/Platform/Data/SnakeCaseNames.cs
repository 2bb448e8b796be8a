using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Platform.Data;

/// <summary>Tables, columns, keys and indexes are named in snake_case, so that all databases read alike and need no quotes.</summary>
internal static partial class SnakeCaseNames
{
    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Snake(property.Name));
            foreach (var key in entity.GetKeys())
                key.SetName(
                    key.IsPrimaryKey()
                        ? $"pk_{entity.GetTableName()}"
                        : $"ak_{entity.GetTableName()}_{string.Join('_', key.Properties.Select(p => Snake(p.Name)))}"
                );
            foreach (var foreignKey in entity.GetForeignKeys())
                foreignKey.SetConstraintName($"fk_{entity.GetTableName()}_{string.Join('_', foreignKey.Properties.Select(p => Snake(p.Name)))}");
            foreach (var index in entity.GetIndexes())
                // Of two for the same columns, one says what it is called.
                index.SetDatabaseName(index.Name ?? $"ix_{entity.GetTableName()}_{string.Join('_', index.Properties.Select(p => Snake(p.Name)))}");
        }
    }

    private static string Snake(string name) => Boundary().Replace(name, "_").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Boundary();
}
