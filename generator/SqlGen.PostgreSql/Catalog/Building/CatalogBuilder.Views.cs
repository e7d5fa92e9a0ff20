using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Binding.Analysis;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Catalog;

// Views, materialized views, CREATE TABLE AS, SELECT INTO: relations whose columns a query gives.
public sealed partial class CatalogBuilder : INameResolver
{
    private void CreateView(CreateViewStatement statement)
    {
        var isTemporary = statement.Persistence == Persistence.Temporary;
        if (ResolveNewName(statement.Name, isTemporary) is not var (schema, name))
        {
            return;
        }

        var existing = _names.FindRelation(schema, name);
        if (existing is Relation { Kind: RelationKind.View } old && statement.OrReplace)
        {
            ReplaceView(old, statement);
            return;
        }

        if (ReportIfTaken(schema, name, statement.Name, isRelation: true))
        {
            return;
        }

        var view = new Relation { Schema = schema, Name = name, Kind = RelationKind.View, IsTemporary = isTemporary, Origin = OriginOf(statement.Name), Query = TextOf(statement.Query) };
        SetOptions(view.Options, statement.Options);
        AddQueryColumns(view, statement.Query, statement.Columns, statement.IsRecursive);
        AddRelation(view);
    }

    private void ReplaceView(Relation view, CreateViewStatement statement)
    {
        var replacement = new Relation { Schema = view.Schema, Name = view.Name, Kind = RelationKind.View };
        AddQueryColumns(replacement, statement.Query, statement.Columns, statement.IsRecursive);
        for (var i = 0; i < view.Columns.Count && view.Columns.Count > 0; i++)
        {
            if (i >= replacement.Columns.Count)
            {
                Report(SqlRules.InvalidDefinition, statement.Name.Range, $"cannot drop columns from view; write \"drop view {view.Name}\" before it");
                return;
            }

            var (oldColumn, newColumn) = (view.Columns[i], replacement.Columns[i]);
            if (oldColumn.Name != newColumn.Name)
            {
                Report(SqlRules.InvalidDefinition, statement.Name.Range,
                    $"cannot change name of view column \"{oldColumn.Name}\" to \"{newColumn.Name}\"; use ALTER VIEW … RENAME COLUMN or drop the view first");
                return;
            }

            newColumn.Comment = oldColumn.Comment;
        }

        view.Columns.Clear();
        view.Columns.AddRange(replacement.Columns);
        view.Options.Clear();
        SetOptions(view.Options, statement.Options);
        view.Origin = OriginOf(statement.Name);
        view.Query = TextOf(statement.Query);
        _viewSources[view] = _viewSources.TryGetValue(replacement, out var sources) ? sources : [];
        _viewSources.Remove(replacement);
    }

    private void CreateMaterializedView(CreateMaterializedViewStatement statement)
    {
        if (ResolveNewName(statement.Name) is not var (schema, name)
            || ReportIfTaken(schema, name, statement.Name, isRelation: true, statement.IfNotExists))
        {
            return;
        }

        var view = new Relation
        {
            Schema = schema,
            Name = name,
            Kind = RelationKind.MaterializedView,
            IsUnlogged = statement.IsUnlogged,
            Origin = OriginOf(statement.Name),
            Query = TextOf(statement.Query),
        };
        SetOptions(view.Options, statement.Options);
        AddQueryColumns(view, statement.Query, statement.Columns);
        AddRelation(view);
    }

    private void CreateTableAs(CreateTableAsStatement statement)
    {
        var isTemporary = statement.Persistence == Persistence.Temporary;
        if (ResolveNewName(statement.Name, isTemporary) is not var (schema, name)
            || ReportIfTaken(schema, name, statement.Name, isRelation: true, statement.IfNotExists))
        {
            return;
        }

        var table = new Relation
        {
            Schema = schema,
            Name = name,
            IsTemporary = isTemporary,
            IsUnlogged = statement.Persistence == Persistence.Unlogged,
            Origin = OriginOf(statement.Name),
        };
        SetOptions(table.Options, statement.Options);
        if (statement.Source is QueryStatement query)
        {
            AddQueryColumns(table, query, statement.Columns);
            MakeIndependent(table);
        }

        AddRelation(table);
    }

    /// <summary>A table filled once keeps nothing of its query but the columns.</summary>
    private void MakeIndependent(Relation table)
    {
        _viewSources.Remove(table);
        table.Columns.ForEach(static c => c.Source = null);
    }

    private void AddQueryColumns(Relation relation, QueryStatement query, IReadOnlyList<Identifier> aliases, bool isRecursive = false)
    {
        if (isRecursive)
        {
            // CREATE RECURSIVE VIEW v (columns) AS query is short for WITH RECURSIVE v (columns) AS (query) SELECT columns FROM v.
            var name = new Identifier(query.Range, relation.Name);
            var table = new CommonTableExpression(query.Range, name, aliases, null, query);
            var from = new FromRelation(query.Range, new RelationReference(query.Range, new QualifiedName(query.Range, [name]), false), null, null);
            query = new SelectStatement(query.Range, [new SelectItem(query.Range, new StarExpression(query.Range, []), null)])
            {
                With = new WithClause(query.Range, true, [table]),
                From = [from],
            };
        }

        var binder = new QueryBinder(this);
        var before = _diagnostics.Count;
        var named = binder.Bind(query);
        // A type that follows from a name that means nothing is not known either: saying so twice would puzzle.
        var isTold = _diagnostics.Skip(before).Any(static d => d.Severity == SqlSeverity.Error);
        _viewSources[relation] = binder.Sources;
        var columns = QueryAnalyzer.Bind(query, new AnalysisScope(_catalog, [.. LookupPath()], _names.FindType));
        if (columns is null)
        {
            Report(SqlRules.ViewColumnTypeUnknown, query.Range, $"columns of \"{relation.Name}\" are not known, because a * stands for columns that no file tells of; name the columns");
            return;
        }

        if (aliases.Count > columns.Count)
        {
            Report(SqlRules.InvalidDefinition, aliases[columns.Count].Range, "CREATE VIEW specifies more column names than columns; leave the last ones out");
        }

        for (var i = 0; i < columns.Count; i++)
        {
            var place = named is not null && i < named.Count ? named[i].Place : query.Range;
            AddQueryColumn(relation, columns[i], i < aliases.Count ? aliases[i].Name : columns[i].Name, place, isTold);
        }
    }

    private void AddQueryColumn(Relation relation, ResultColumn column, string name, TextRange place, bool isTold)
    {
        if (relation.FindColumn(name) is not null)
        {
            Report(SqlRules.DuplicateColumn, place, $"column \"{name}\" specified more than once; give one of them another name with AS");
            return;
        }

        if (column.Type is null && !isTold)
        {
            Report(SqlRules.ViewColumnTypeUnknown, place, $"type of column \"{name}\" of \"{relation.Name}\" is not known: {column.Reason}; cast it to say so: (…)::type");
        }

        relation.Columns.Add(new Column { Name = name, Type = column.Type, Source = SourceOf(column), Origin = new Origin(_file, place) });
    }

    private static (Relation, Column)? SourceOf(ResultColumn column) =>
        column.Source is { Object: { } relation } source && relation.FindColumn(source.Column) is { } shown ? (relation, shown) : null;

    /// <summary>SELECT INTO makes a table; SELECT set_config('search_path', …) sets the path.</summary>
    private void RunQuery(QueryStatement query)
    {
        if (query is not SelectStatement select)
        {
            return;
        }

        if (select.Into is { } into)
        {
            var source = select with { Into = null };
            CreateTableAs(new CreateTableAsStatement(select.Range, into.Name, [])
            {
                Source = source,
                Persistence = into.IsTemporary ? Persistence.Temporary : into.IsUnlogged ? Persistence.Unlogged : Persistence.Permanent,
            });
            return;
        }

        foreach (var item in select.Items)
        {
            if (item.Value is FunctionCall { Name.Name: "set_config", Arguments: [{ Value: StringLiteral { Value: "search_path" } }, { Value: StringLiteral path }, { Value: BooleanLiteral isLocal }] })
            {
                SetSearchPathText(path.Value, isLocal.Value);
            }
            else if (item.Value is FunctionCall { Name.Name: "set_config", Arguments: [{ Value: StringLiteral name }, { Value: StringLiteral value }, ..] })
            {
                _session.Settings[name.Value] = value.Value;
            }
            else if (select.From.Count == 0 && select.Where is null)
            {
                RunCall(item.Value);
            }
        }
    }

    Relation? INameResolver.FindRelation(QualifiedName name) => LookupRelation(name) switch
    {
        Relation relation => relation,
        Sequence sequence => new Relation
        {
            Schema = sequence.Schema,
            Name = sequence.Name,
            Columns =
            {
                new Column { Name = "last_value", Type = TypeReference.BuiltIn("int8") },
                new Column { Name = "log_cnt", Type = TypeReference.BuiltIn("int8") },
                new Column { Name = "is_called", Type = TypeReference.BuiltIn("bool") },
            },
        },
        _ => ResolveRelation(name),
    };

    TypeReference? INameResolver.FindType(TypeName name) => ResolveType(name);

    IReadOnlyList<Function> INameResolver.FindFunctions(QualifiedName name) => FunctionsNamed(name);

    IReadOnlyList<Column>? INameResolver.FindAttributes(TypeReference type) => type.IsArray ? null : _names.FindType(type.Schema, type.Name) switch
    {
        Relation { IsExternal: false } relation => relation.Columns,
        CompositeType composite => composite.Attributes,
        _ => null,
    };

    TypeReference INameResolver.BaseType(TypeReference type)
    {
        while (!type.IsArray && _names.FindType(type.Schema, type.Name) is DomainType domain)
        {
            type = domain.BaseType;
        }

        return type;
    }

    void INameResolver.Report(SqlDiagnosticDescriptor rule, TextRange range, string message) => Report(rule, range, message);
}
