using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// Expressions over the columns of one relation: checks, generated columns, index keys, policies.
public sealed partial class CatalogBuilder
{
    private static readonly HashSet<string> SystemColumns = new(StringComparer.Ordinal) { "tableoid", "ctid", "xmin", "xmax", "cmin", "cmax" };

    /// <summary>The relation's columns that an expression names, each once, in the order they first appear; unknown ones are reported.</summary>
    private List<string> ReferencedColumns(Relation relation, Expression expression, bool inSubqueries = false)
    {
        CheckColumns(relation, expression);
        return FindColumns(relation, expression, inSubqueries);
    }

    private static List<string> FindColumns(Relation relation, Expression expression, bool inSubqueries)
    {
        var found = new List<string>();
        foreach (var reference in ExpressionTree.ColumnReferences(expression, inSubqueries))
        {
            if (ColumnMeant(relation, reference) is { } name && !found.Contains(name.Name) && relation.FindColumn(name.Name) is not null)
            {
                found.Add(name.Name);
            }
        }

        return found;
    }

    private void CheckColumns(Relation relation, Expression expression)
    {
        foreach (var reference in ExpressionTree.ColumnReferences(expression, inSubqueries: false))
        {
            if (ColumnMeant(relation, reference) is { } name && relation.FindColumn(name.Name) is null && !relation.IsExternal
                && !SystemColumns.Contains(name.Name) && !(reference.Parts.Count == 1 && name.Name == relation.Name))
            {
                Report(SqlRules.UnknownColumn, reference.Range, $"column \"{name.Name}\" does not exist{SuggestColumn(relation, name.Name)}");
            }
        }
    }

    /// <summary>The part of a reference that names a column of the relation; null if it names something of another.</summary>
    private static Identifier? ColumnMeant(Relation relation, ColumnReference reference) => reference.Parts.Count switch
    {
        1 => reference.Parts[0],
        2 when reference.Parts[0].Name == relation.Name => reference.Parts[1],
        3 when reference.Parts[0].Name == relation.Schema && reference.Parts[1].Name == relation.Name => reference.Parts[2],
        _ => null,
    };

    private static bool IsNullLiteral(Expression value) => value switch
    {
        NullLiteral => true,
        CastExpression cast => IsNullLiteral(cast.Operand),
        _ => false,
    };
}
