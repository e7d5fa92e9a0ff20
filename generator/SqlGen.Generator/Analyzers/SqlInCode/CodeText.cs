using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Generator.Analyzers.SqlInCode;

/// <summary>A SQL text as the library that gets it reads it.</summary>
public sealed class CodeText
{
    private CodeText(SqlScript script, bool isNamed) => (Script, IsNamed) = (script, isNamed);

    public SqlScript Script { get; }

    /// <summary>Whether <c>@name</c> and <c>:name</c> are parameters.</summary>
    public bool IsNamed { get; }

    public IEnumerable<SqlDiagnostic> Errors => Script.Diagnostics.Where(static d => d.Severity == SqlSeverity.Error);

    /// <summary>Whether it does nothing but read and write rows: then no name means what another statement of it made.</summary>
    public bool OnlyUsesRows => Script.Statements.All(static s => s
        is SelectStatement { Into: null } or SetOperationStatement or ValuesStatement or InsertStatement or UpdateStatement or DeleteStatement or MergeStatement
        or ExplainStatement or CallStatement or CopyStatement or TruncateStatement or TransactionStatement or SetStatement or ResetStatement or ShowStatement);

    public static CodeText Read(string sql, SqlApi api, PostgresVersion version)
    {
        var text = api == SqlApi.Dapper ? DapperText.ToServer(sql) : sql;
        var positional = Parse(text, isNamed: false, version);
        if (text.IndexOfAny(['@', ':']) < 0 || text.IndexOf('\0') >= 0)
        {
            return positional;
        }

        // "@" is an operator too, and ":" stands in array slices.
        var named = Parse(text, isNamed: true, version);
        var isPositional = api == SqlApi.Scope ? (!positional.Errors.Any() || named.Errors.Any()) : named.Errors.Any() && !positional.Errors.Any();
        return isPositional ? positional : named;
    }

    /// <summary>The parameters in order, each with every place.</summary>
    public IReadOnlyList<(string Name, TextRange Range)> Parameters() => Parameters(IsNamed);

    /// <summary>What would be parameters if <c>@name</c> were one, and <c>:name</c> if it is nothing else.</summary>
    public IReadOnlyList<(string Name, TextRange Range)> Named() =>
        Parameters(isNamed: true).Where(p => !char.IsDigit(p.Name[0]) && (IsNamed || IsSign(p.Range.Start))).ToList();

    // "<@" is an operator of its own.
    private bool IsSign(int at) => Script.File.Text[at] == '@' && (at == 0 || Script.File.Text[at - 1] != '<');

    private List<(string Name, TextRange Range)> Parameters(bool isNamed)
    {
        var parameters = new List<(string, TextRange)>();
        var tokens = TokenList.Read(Script.File.Text, new LexerOptions(PsqlCommands: false, isNamed));
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens.Items[i];
            if (token.Kind is TokenKind.Parameter or TokenKind.NamedParameter)
            {
                parameters.Add((Script.File.Text.Substring(token.Start + 1, token.Length - 1), token.Range));
            }
        }

        return parameters;
    }

    private static CodeText Parse(string text, bool isNamed, PostgresVersion version) =>
        new(SqlParser.Parse(new SourceFile("", text), ParseOptions.ServerOf(version) with { NamedParameters = isNamed }), isNamed);
}
