using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Binding;

/// <summary>What a query's names mean in the catalog, under the search_path of the moment.</summary>
internal interface INameResolver
{
    /// <summary>Reported and null if there is no such relation.</summary>
    Relation? FindRelation(QualifiedName name);

    /// <summary>Reported and null if there is no such type.</summary>
    TypeReference? FindType(TypeName name);

    IReadOnlyList<Function> FindFunctions(QualifiedName name);

    /// <summary>The columns of a composite type or of a relation's row type; null for other types.</summary>
    IReadOnlyList<Column>? FindAttributes(TypeReference type);

    /// <summary>The type under a domain; other types are themselves.</summary>
    TypeReference BaseType(TypeReference type);

    void Report(SqlDiagnosticDescriptor rule, TextRange range, string message);
}
