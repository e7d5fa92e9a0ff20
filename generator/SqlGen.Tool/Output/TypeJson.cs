using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Tool.Output;

/// <summary>Domains and composite types.</summary>
internal static class TypeJson
{
    public static Json Domain(DomainType domain) => new()
    {
        ["base"] = domain.BaseType.ToString(),
        ["not_null"] = domain.NotNull,
        ["default"] = domain.Default,
        ["checks"] = domain.Checks.OrderBy(static c => c.Name, StringComparer.Ordinal)
            .Select(static c => new Json { ["name"] = c.Name, ["expression"] = c.Expression }),
    };

    public static Json Composite(CompositeType composite) => new()
    {
        ["attributes"] = composite.Attributes.Select(static (a, i) =>
            new Json { ["ordinal"] = i + 1, ["name"] = a.Name, ["type"] = a.Type?.ToString() }),
    };
}
