using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// CREATE TABLE, in the server's order: columns and their sequences, the table with its checks, LIKE, keys, foreign keys.
public sealed partial class CatalogBuilder
{
    private void CreateTable(CreateTableStatement statement)
    {
        var isTemporary = statement.Persistence == Persistence.Temporary;
        if (ResolveNewName(statement.Name, isTemporary) is not var (schema, name)
            || ReportIfTaken(schema, name, statement.Name, isRelation: true, statement.IfNotExists))
        {
            return;
        }

        var relation = new Relation
        {
            Schema = schema,
            Name = name,
            Kind = statement.Server is not null ? RelationKind.ForeignTable
                : statement.PartitionBy is not null ? RelationKind.PartitionedTable : RelationKind.Table,
            IsTemporary = isTemporary,
            IsUnlogged = statement.Persistence == Persistence.Unlogged,
            Origin = OriginOf(statement.Name.Parts[statement.Name.Parts.Count - 1]),
        };
        SetOptions(relation.Options, statement.Options);

        var parent = statement.PartitionOf is null ? null : ResolveRelation(statement.PartitionOf);
        var parents = parent is not null ? [parent] : statement.Inherits.Select(i => ResolveRelation(i)).Where(static p => p is not null).Select(static p => p!).ToList();
        CopyParentColumns(relation, parents);
        if (statement.OfType is not null)
        {
            CopyTypeColumns(relation, statement.OfType);
        }

        var constraints = new List<(ConstraintDefinition Definition, Column? Column)>();
        var likes = new List<(Relation Source, LikeClause Clause)>();
        AddElements(relation, statement.Elements, constraints, likes);

        relation.IsPartition = parent is not null;
        relation.Bound = statement.Bound;
        relation.Inherits.AddRange(parents);
        _parents.UnionWith(parents);
        AddRelation(relation);
        CopyParentChecks(relation, parents);
        AddConstraints(relation, constraints.Where(static c => c.Definition is CheckConstraintDefinition or GeneratedDefinition or NotNullConstraintDefinition { Column: not null }));
        NameNotNulls(relation);
        if (parent is not null)
        {
            CopyFromPartitionedParent(relation, parent);
        }

        foreach (var (source, clause) in likes)
        {
            CopyLike(relation, source, clause.Options);
        }

        var keys = WithoutRepeatedKeys(constraints.Where(static c => c.Definition is KeyConstraintDefinition or ExclusionConstraintDefinition));
        AddConstraints(relation, keys.Where(static c => c.Definition is PrimaryKeyDefinition));
        AddConstraints(relation, keys.Where(static c => c.Definition is not PrimaryKeyDefinition));
        AddConstraints(relation, constraints.Where(static c => c.Definition is ForeignKeyDefinition));
        NameNotNulls(relation);
    }

    private void AddRelation(Relation relation)
    {
        _catalog.Relations.Add(relation);
        _names.Add(relation);
        ApplyDefaultPrivileges(relation, relation.Grants);
    }

    private void AddElements(
        Relation relation,
        IReadOnlyList<TableElement> elements,
        List<(ConstraintDefinition, Column?)> constraints,
        List<(Relation, LikeClause)> likes)
    {
        var own = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in elements)
        {
            switch (element)
            {
                case ColumnDefinition definition when !own.Add(definition.Name.Name):
                    Report(SqlRules.DuplicateColumn, definition.Name.Range, $"column \"{definition.Name.Name}\" specified more than once; remove or rename one of them");
                    break;
                case ColumnDefinition definition:
                    var column = MergeColumn(relation, DefineColumn(relation, definition), definition);
                    constraints.AddRange(definition.Constraints.Select(c => (c, (Column?)column)));
                    break;
                case TypedColumnDefinition definition:
                    if (relation.FindColumn(definition.Name.Name) is not { } typed)
                    {
                        Report(SqlRules.UnknownColumn, definition.Name.Range,
                            $"column \"{definition.Name.Name}\" does not exist{SuggestColumn(relation, definition.Name.Name)}");
                        break;
                    }

                    typed.IsLocal = true;
                    ApplyColumnConstraints(relation, typed, definition.Constraints);
                    constraints.AddRange(definition.Constraints.Select(c => (c, (Column?)typed)));
                    break;
                case LikeClause like when ResolveRelation(like.Source) is { } source:
                    CopyLikeColumns(relation, source, like, own);
                    likes.Add((source, like));
                    break;
                case ConstraintDefinition constraint:
                    constraints.Add((constraint, null));
                    break;
            }
        }
    }

    private void AddConstraints(Relation relation, IEnumerable<(ConstraintDefinition Definition, Column? Column)> constraints)
    {
        foreach (var (definition, column) in constraints)
        {
            AddConstraint(relation, definition, column);
        }
    }

    /// <summary>The same key written twice is made once: a primary key wins, a name given to any of them holds (parse_utilcmd.c).</summary>
    private static List<(ConstraintDefinition Definition, Column? Column)> WithoutRepeatedKeys(IEnumerable<(ConstraintDefinition Definition, Column? Column)> keys)
    {
        var kept = new List<(ConstraintDefinition Definition, Column? Column)>();
        foreach (var key in keys.OrderBy(static k => k.Definition is PrimaryKeyDefinition ? 0 : 1))
        {
            var same = kept.FindIndex(k => IsSameKey(k, key));
            if (same < 0)
            {
                kept.Add(key);
            }
            else if (kept[same].Definition.Name is null)
            {
                kept[same] = (kept[same].Definition with { Name = key.Definition.Name }, kept[same].Column);
            }
        }

        return kept;
    }

    private static bool IsSameKey((ConstraintDefinition Definition, Column? Column) a, (ConstraintDefinition Definition, Column? Column) b)
    {
        if (a.Definition is not KeyConstraintDefinition { ExistingIndex: null } x || b.Definition is not KeyConstraintDefinition { ExistingIndex: null } y)
        {
            return false;
        }

        var nullsA = x is UniqueConstraintDefinition { NullsNotDistinct: true };
        var nullsB = y is UniqueConstraintDefinition { NullsNotDistinct: true };
        return Columns(x, a.Column).SequenceEqual(Columns(y, b.Column)) && Names(x.Include).SequenceEqual(Names(y.Include))
            && nullsA == nullsB && x.WithoutOverlaps == y.WithoutOverlaps && IsDeferrable(x.Attributes) == IsDeferrable(y.Attributes)
            && (x.Attributes.InitiallyDeferred == true) == (y.Attributes.InitiallyDeferred == true);

        static IEnumerable<string> Columns(KeyConstraintDefinition key, Column? column) => column is null ? Names(key.Columns) : [column.Name];

        static IEnumerable<string> Names(IEnumerable<Identifier> names) => names.Select(static n => n.Name);
    }

    /// <summary>Storage parameters and view options; <c>toast.</c> ones keep their namespace.</summary>
    private static void SetOptions(Dictionary<string, string> options, IEnumerable<DefinitionElement> elements)
    {
        foreach (var element in elements)
        {
            var name = element.Namespace is null ? element.Name.Name : element.Namespace.Name + "." + element.Name.Name;
            options[name] = element.Value?.Text ?? "true";
        }
    }
}
