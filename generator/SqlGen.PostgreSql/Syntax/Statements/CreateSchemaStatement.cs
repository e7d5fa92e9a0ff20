using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>CREATE SCHEMA; without a name the schema is called like its owner. <paramref name="Elements"/> are created inside it.</summary>
public sealed record CreateSchemaStatement(TextRange Range, Identifier? Name, RoleSpecification? Owner, IReadOnlyList<Statement> Elements) : Statement(Range)
{
    public bool IfNotExists { get; init; }
}
