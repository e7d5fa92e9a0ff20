using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Binding.Analysis;

// The select list, stars and column names: parse_target.c and parse_relation.c.
public sealed partial class QueryAnalyzer
{
    private RowSet BindItems(IReadOnlyList<SelectItem> items, QueryLevel level)
    {
        var columns = new List<RowColumn>();
        var isOpen = false;
        foreach (var item in items)
        {
            switch (item.Value)
            {
                case StarExpression star:
                    isOpen |= !ExpandStar(star, level, columns);
                    break;
                case AllFieldsSelection fields:
                    isOpen |= !ExpandFields(BindExpression(fields.Operand, level), columns);
                    break;
                default:
                    columns.Add(new RowColumn(item.Label?.Name ?? ColumnLabel.Of(item.Value), BindExpression(item.Value, level)));
                    break;
            }
        }

        return new RowSet(columns, isOpen);
    }

    private bool ExpandStar(StarExpression star, QueryLevel level, List<RowColumn> columns)
    {
        if (star.Qualifier.Count > 0)
        {
            if (FindSource(star.Qualifier, level) is { } named)
            {
                columns.AddRange(named.Columns.Select(c => Grouped(c, level)));
                return !named.IsOpen;
            }

            // tab.composite_column.*
            return star.Qualifier.Count > 1 && ExpandFields(BindColumn(star.Qualifier, level), columns);
        }

        foreach (var source in level.Sources.Where(static s => s.AreColumnsVisible))
        {
            columns.AddRange(source.Columns.Select(c => Grouped(c, level)));
            if (source.IsOpen)
            {
                return false;
            }
        }

        return true;
    }

    private static RowColumn Grouped(RowColumn column, QueryLevel level) =>
        level.HasGroupingSets ? column with { Value = column.Value with { NotNull = false } } : column;

    private static bool ExpandFields(TypedValue value, List<RowColumn> columns)
    {
        var fields = FieldsOf(value);
        columns.AddRange(fields ?? []);
        return fields is not null;
    }

    private static IReadOnlyList<RowColumn>? FieldsOf(TypedValue value) =>
        value.Row ?? (value.Type is { Element: null } type && type.Base.RowColumns is { } columns
            ? columns().Select(static c => c with { Value = c.Value.AsExpression(false) }).ToList()
            : null);

    private static RowSource? FindSource(IReadOnlyList<Identifier> qualifier, QueryLevel? level)
    {
        var name = qualifier[qualifier.Count - 1].Name;
        var schema = qualifier.Count > 1 ? qualifier[qualifier.Count - 2].Name : null;
        for (; level is not null; level = level.Parent)
        {
            if (level.Sources.Find(s => s.IsNameVisible && s.Name == name && (schema is null || s.Schema == schema)) is { } source)
            {
                return source;
            }
        }

        return null;
    }

    /// <summary>transformColumnRef: a column, a whole row, or a field or function of a row written like a column.</summary>
    private TypedValue BindColumn(IReadOnlyList<Identifier> parts, QueryLevel level)
    {
        var name = parts[parts.Count - 1].Name;
        if (parts.Count == 1)
        {
            return FindUnqualified(name, level)
                ?? (FindSource(parts, level) is { } row ? WholeRow(row) : TypedValue.Unknown($"column \"{name}\" is not known"));
        }

        var qualifier = parts.Take(parts.Count - 1).ToList();
        if (FindSource(qualifier, level) is not { } source)
        {
            return TypedValue.Unknown($"\"{string.Join(".", qualifier)}\" is not in FROM");
        }

        return source.Find(name) is { } column ? Grouped(column, level).Value
            : source.HasSystemColumns && SystemColumn(name) is { } system ? system
            : source.IsOpen ? TypedValue.Unknown($"the columns of \"{source.Name}\" are not known")
            : BindFieldFunction(WholeRow(source), parts[parts.Count - 1]);
    }

    private TypedValue? FindUnqualified(string name, QueryLevel? level)
    {
        for (; level is not null; level = level.Parent)
        {
            var visible = level.Sources.Where(static s => s.AreColumnsVisible).ToList();
            foreach (var source in visible)
            {
                if (source.Find(name) is { } column)
                {
                    return Grouped(column, level).Value;
                }
            }

            if (visible.Exists(static s => s.IsOpen))
            {
                return TypedValue.Unknown($"column \"{name}\" may be of a relation that no file tells of");
            }

            if (visible.Exists(static s => s.HasSystemColumns) && SystemColumn(name) is { } system)
            {
                return system;
            }
        }

        return null;
    }

    private static TypedValue WholeRow(RowSource source) =>
        source.WholeRow is { } row ? row with { Row = row.Type!.Base.IsComposite ? source.Columns : null }
        : source.IsOpen ? TypedValue.Unknown($"the columns of \"{source.Name}\" are not known")
        : new TypedValue(TypeSpace.Named("record"), Row: source.Columns);

    private static TypedValue? SystemColumn(string name) => name switch
    {
        "tableoid" => new TypedValue(TypeSpace.Named("oid")),
        "ctid" => new TypedValue(TypeSpace.Named("tid")),
        "xmin" or "xmax" => new TypedValue(TypeSpace.Named("xid")),
        "cmin" or "cmax" => new TypedValue(TypeSpace.Named("cid")),
        _ => null,
    };

    /// <summary><c>row.name</c>: a field, else a call <c>name(row)</c>.</summary>
    private TypedValue BindFieldFunction(TypedValue row, Identifier name)
    {
        if (row.Type is null)
        {
            return row;
        }

        var fields = FieldsOf(row);
        foreach (var field in fields ?? [])
        {
            if (field.Name == name.Name)
            {
                return field.Value;
            }
        }

        if (fields is null && row.Type.IsBuiltIn("record"))
        {
            return TypedValue.Unknown($"the fields of a record are not known");
        }

        return Resolve(new QualifiedName(name.Range, [name]), [row], [], isVariadic: false, out _);
    }
}
