using SqlGen.Generator.Diagnostics;
using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Generator.Model.Building;

/// <summary>What <c>[SqlGenIgnore]</c> leaves out: <c>table</c>, <c>table.column</c>, <c>function</c>, with or without schema.</summary>
public sealed class IgnoreList(EquatableArray<string> names)
{
    private readonly HashSet<string> _names = new(names, StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public bool Has(CatalogObject obj) => Use(obj.Name) | Use(obj.Schema + "." + obj.Name);

    public bool Has(CatalogObject obj, Column column) => Use(obj.Name + "." + column.Name) | Use($"{obj.Schema}.{obj.Name}.{column.Name}");

    public void ReportUnused(FindingList findings)
    {
        foreach (var name in names)
        {
            if (!_used.Contains(name))
            {
                findings.AddAtClass(GeneratorRules.AttributeNamesNothing,
                    $"[SqlGenIgnore(\"{name}\")] names no relation, column, type or function of the schema files; correct the name or remove the attribute");
            }
        }
    }

    private bool Use(string name)
    {
        if (!_names.Contains(name))
        {
            return false;
        }

        _used.Add(name);
        return true;
    }
}
