using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.PlPgSql;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Catalog;

// DO blocks, and functions that statements call: what they are sure to run is applied as if it stood in the file.
public sealed partial class CatalogBuilder : IBlockHost
{
    private const int MaxCalls = 20;

    private readonly KnownRows _rows = new();
    private readonly Undo _undo;
    private readonly Evaluator _evaluator;
    private BlockRunner? _runner;
    private int _calls;

    /// <summary>Where the text being run stands in a user's file, if it isn't itself in one.</summary>
    private Origin? _place;

    DatabaseCatalog IBlockHost.Catalog => _catalog;

    KnownRows IBlockHost.Rows => _rows;

    string? IBlockHost.CurrentSchema => CreationSchema();

    IEnumerable<string> IBlockHost.SearchPath => _session.SearchPath;

    string? IBlockHost.FindSetting(string name) => _session.FindSetting(name);

    bool IBlockHost.IsForeignSchema(string schema) => IsForeignSchema(schema);

    IReadOnlyList<Relation> IBlockHost.FindTables(string name) => _names.FindTables(name);

    Relation? IBlockHost.FindTable(QualifiedName name) => LookupRelation(name) as Relation;

    SqlValue? IBlockHost.FindVariable(string name) => _runner?.Find(name);

    SqlValue? IBlockHost.FindVariable(ColumnReference reference)
    {
        if (_runner?.Find(reference.Parts[0].Name) is { } value)
        {
            return reference.Parts.Count == 1 ? value : value.Fields is { } row ? row(reference.Last.Name) ?? SqlValue.Unknown : SqlValue.Unknown;
        }

        // A variable may be written with the label of its block or function before it.
        return reference.Parts.Count == 2 ? _runner?.Find(reference.Last.Name) : null;
    }

    (string Schema, string Name)? IBlockHost.FindRelation(string name) => NameFrom(name) is { } parsed
        ? LookupRelation(parsed) switch
        {
            CatalogObject o => (o.Schema, o.Name),
            IndexEntry e => (e.Relation.Schema, e.Index.Name),
            _ => null,
        }
        : null;

    SqlValue? IBlockHost.FindType(string name)
    {
        if (NameFrom(name) is not { } parsed)
        {
            return SqlValue.Unknown;
        }

        return LookupType(parsed) is { } type ? ObjectKey.Of("type", type.Schema, type.Name)
            : SqlParser.Parse(new SourceFile("", $"select null::{name}"), _server).Diagnostics.Count == 0 && name.IndexOf(' ') > 0 ? SqlValue.Unknown : null;
    }

    /// <summary>A name in a text, as regclass reads it.</summary>
    private QualifiedName? NameFrom(string text) =>
        SqlParser.Parse(new SourceFile("", "table " + text), _server) is { Statements: [SelectStatement { From: [FromRelation relation] }] } ? relation.Relation.Name : null;

    string? IBlockHost.Run(Statement statement, Func<string, bool> isCaught)
    {
        var before = _diagnostics.Count;
        Apply(statement);
        for (var i = before; i < _diagnostics.Count; i++)
        {
            var diagnostic = _diagnostics[i];
            if (diagnostic.Severity == SqlSeverity.Error && SqlStates.Of(diagnostic) is var state && isCaught(state))
            {
                _diagnostics.RemoveRange(before, _diagnostics.Count - before);
                _undo.Changes += statement is AlterTableStatement { Actions.Count: > 1 } ? 1 : 0;
                return state;
            }
        }

        _undo.Changes += statement is QueryStatement ? 0 : 1;
        return null;
    }

    void IBlockHost.Undecided(TextRange range, string message, string text)
    {
        _runTime.Add(text);
        Report(SqlRules.DynamicSql, range, message);
    }

    IReadOnlyList<Statement> IBlockHost.ParseDynamic(string text, TextRange place)
    {
        var script = SqlParser.Parse(new SourceFile(_file.Path, text), _server);
        foreach (var diagnostic in script.Diagnostics)
        {
            Report(diagnostic.Descriptor, place, diagnostic.Message);
        }

        return script.Statements;
    }

    bool IBlockHost.AtPlace(string text, TextRange place, Func<bool> action) =>
        Within(new SourceFile(_file.Path, text), _place ?? new Origin(_file, place), action);

    private T Within<T>(SourceFile file, Origin place, Func<T> action)
    {
        var (outerFile, outerPlace) = (_file, _place);
        (_file, _place) = (file, place);
        var result = action();
        (_file, _place) = (outerFile, outerPlace);
        return result;
    }

    private void Do(DoStatement statement)
    {
        var place = new TextRange(statement.Range.Start, Math.Min(2, statement.Range.Length));
        if (statement.Language is { Name: not "plpgsql" } || statement.Body is not { } body)
        {
            ((IBlockHost)this).Undecided(place, "a DO block of another language only runs at the server; what it creates is not known here", TextOf(statement));
            return;
        }

        // A body without doubled quotes stands in the file letter by letter, so what is said of it is said at its place.
        var start = body.Range.Start + ((body.Range.Length - body.Value.Length) / 2);
        var isPlain = start + body.Value.Length <= _file.Text.Length && string.CompareOrdinal(_file.Text, start, body.Value, 0, body.Value.Length) == 0;
        var isRead = isPlain
            ? RunBody(_file, start, body.Value, [])
            : Within(new SourceFile(_file.Path, body.Value), _place ?? new Origin(_file, place), () => RunBody(_file, 0, body.Value, []));
        if (!isRead)
        {
            ((IBlockHost)this).Undecided(place, "the DO block is not understood; what it creates is not known here", TextOf(statement));
        }
    }

    private bool RunBody(SourceFile file, int start, string text, Dictionary<string, SqlValue> arguments)
    {
        var body = BodyText.Read(file, start, text, _catalog.Version);
        if (_calls >= MaxCalls || PlParser.Parse(body) is not { } block)
        {
            return false;
        }

        var outer = _runner;
        _calls++;
        _runner = new BlockRunner(this, _evaluator, _undo, body);
        _runner.Run(block, arguments);
        _runner = outer;
        _calls--;
        return true;
    }

    /// <summary>A statement calls a function whose body defines things: they are defined now.</summary>
    private void RunCall(Expression value)
    {
        if (value is not FunctionCall call || FindCalled(call) is not { Body: { } text } function || !PlEffects.HasEffects(text))
        {
            return;
        }

        var place = _place ?? new Origin(_file, call.Range);
        var file = new SourceFile(_file.Path, text);
        var path = function.Settings.TryGetValue("search_path", out var own) ? own : null;
        var outerPath = _session.SearchPath.ToList();
        if (path is not null)
        {
            SetSearchPathText(path.Replace("'", ""), isLocal: false);
        }

        var isRead = function.Language == "plpgsql"
            ? Within(file, place, () => RunBody(file, 0, text, ArgumentsOf(call, function)))
            : function.Language == "sql" && RunSqlBody(file, place);
        if (path is not null)
        {
            _session.SetSearchPath(outerPath, local: false);
        }

        if (!isRead && PlEffects.HasDefinitions(text))
        {
            ((IBlockHost)this).Undecided(call.Range, $"function {function.Name} only runs at the server; what it creates is not known here", text);
        }
    }

    private bool RunSqlBody(SourceFile file, Origin place)
    {
        if (_calls >= MaxCalls)
        {
            return false;
        }

        _calls++;
        var script = SqlParser.Parse(file, _server);
        Within(file, place, () =>
        {
            foreach (var statement in script.Statements)
            {
                Apply(statement);
            }

            return true;
        });
        _calls--;
        return script.Diagnostics.Count == 0;
    }

    private Function? FindCalled(FunctionCall call)
    {
        var count = call.Arguments.Count;
        var named = _catalog.Functions.FindAll(f => f.Name == call.Name.Name && (call.Name.Schema is { } schema ? f.Schema == schema : _session.SearchPath.Contains(f.Schema))
            && !f.IsTrigger && count <= f.InputArguments.Count() && f.InputArguments.Skip(count).All(static a => a.Default is not null));
        return named.Count == 1 ? named[0] : null;
    }

    private Dictionary<string, SqlValue> ArgumentsOf(FunctionCall call, Function function)
    {
        var values = new Dictionary<string, SqlValue>(StringComparer.Ordinal) { ["found"] = SqlValue.Unknown };
        foreach (var output in function.Arguments.Where(static a => a is { Mode: ArgumentMode.Out or ArgumentMode.Table, Name: not null }))
        {
            values[output.Name!] = SqlValue.Null;
        }

        var inputs = function.InputArguments.ToList();
        for (var i = 0; i < inputs.Count; i++)
        {
            var given = call.Arguments.FirstOrDefault(a => a.Name is { } name && name.Name == inputs[i].Name)
                ?? (i < call.Arguments.Count && call.Arguments[i].Name is null ? call.Arguments[i] : null);
            var value = given is not null ? _evaluator.Evaluate(given.Value, new RowScope(null))
                : SqlParser.Parse(new SourceFile("", "select " + inputs[i].Default), _server).Statements is [var text] ? _evaluator.EvaluateSelect(text)
                : SqlValue.Unknown;
            values["$" + (i + 1)] = value;
            if (inputs[i].Name is { } own)
            {
                values[own] = value;
            }
        }

        return values;
    }
}
