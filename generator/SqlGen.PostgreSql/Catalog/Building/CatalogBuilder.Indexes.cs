using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// CREATE INDEX, and the parts that it shares with EXCLUDE.
public sealed partial class CatalogBuilder
{
    private void CreateIndex(CreateIndexStatement statement)
    {
        if (ResolveRelation(statement.Table) is not { } relation)
        {
            return;
        }

        if (relation.Kind == RelationKind.View)
        {
            Report(SqlRules.InvalidDefinition, statement.Table.Range, $"cannot create index on relation \"{relation.Name}\": views have none; index its tables");
            return;
        }

        if (statement.Name is { } given && _names.FindRelation(relation.Schema, given.Name) is { } holder)
        {
            if (!statement.IfNotExists)
            {
                Report(SqlRules.DuplicateObject, given.Range, $"relation \"{given.Name}\" already exists{WayOut(holder)}");
            }

            return;
        }

        if (!CheckIndexColumns(relation, statement.Elements.Concat(statement.Include)))
        {
            return;
        }

        var attributes = ObjectNames.IndexColumns(statement.Elements.Concat(statement.Include).Select(IndexColumnName));
        var include = statement.Include.Where(static i => i.Column is not null).Select(static i => i.Column!.Name).ToList();
        var index = new RelationIndex
        {
            Name = statement.Name?.Name ?? ChooseIndexName(relation, attributes, "idx"),
            Method = statement.AccessMethod?.Name ?? "btree",
            IsUnique = statement.IsUnique,
            Keys = [.. statement.Elements.Select(IndexKeyOf)],
            Include = include,
            Predicate = statement.Where is null ? null : TextOf(statement.Where),
            NullsNotDistinct = statement.NullsNotDistinct,
            AttributeNames = attributes,
            ReferencedColumns = IndexReferences(relation, statement.Elements, include, statement.Where),
            Origin = statement.Name is null ? OriginOf(statement) : OriginOf(statement.Name),
        };
        SetOptions(index.Options, statement.Options);
        AttachIndex(relation, index);
        if (relation.Kind == RelationKind.PartitionedTable && !statement.Only)
        {
            foreach (var partition in ChildrenOf(relation))
            {
                InheritIndex(partition, index);
            }
        }
    }

    private IndexKey IndexKeyOf(IndexElement element) => new(
        KeyColumn(element)?.Name,
        KeyColumn(element) is not null ? null : TextOf(element.Value!),
        element.OperatorClass?.Display(),
        (element.Collation ?? (element.Value as CollateExpression)?.Collation)?.Display(),
        element.Descending,
        element.NullsFirst);

    // A column in parentheses, with or without COLLATE, is the column all the same (ComputeIndexAttrs).
    private static Identifier? KeyColumn(IndexElement element) => element.Column ?? element.Value switch
    {
        ColumnReference { Parts: [var column] } => column,
        CollateExpression { Operand: ColumnReference { Parts: [var column] } } => column,
        _ => null,
    };

    private static string IndexColumnName(IndexElement element) => element.Column?.Name ?? ColumnLabel.OfIndexKey(element.Value!) ?? "expr";

    private bool CheckIndexColumns(Relation relation, IEnumerable<IndexElement> elements)
    {
        var isComplete = true;
        foreach (var element in elements)
        {
            if (element.Column is { } column && relation.FindColumn(column.Name) is null && !relation.IsExternal && !SystemColumns.Contains(column.Name))
            {
                Report(SqlRules.UnknownColumn, column.Range, $"column \"{column.Name}\" does not exist{SuggestColumn(relation, column.Name)}");
                isComplete = false;
            }
        }

        return isComplete;
    }

    private List<string> IndexReferences(Relation relation, IEnumerable<IndexElement> elements, List<string> include, Expression? where)
    {
        var columns = elements.SelectMany(e => e.Column is { } column ? [column.Name] : ReferencedColumns(relation, e.Value!)).Concat(include);
        return [.. columns.Concat(where is null ? [] : ReferencedColumns(relation, where)).Distinct()];
    }
}
