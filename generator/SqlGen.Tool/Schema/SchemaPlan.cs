using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Tool.Schema;

/// <summary>The statements of schema files in the order they run: one transaction, then those that can't be in one.</summary>
internal sealed class SchemaPlan
{
    // psql's own business: it changes nothing at the server.
    private static readonly HashSet<string> Harmless =
        new(StringComparer.Ordinal) { "restrict", "unrestrict", "echo", "qecho", "warn", "set", "unset", "pset", "timing", "encoding", "x", "!", "prompt", "t", "a", "H" };

    private readonly HashSet<string> _local = new(StringComparer.Ordinal);

    public List<SchemaStatement> Statements { get; } = [];

    /// <summary>What can't be run here, as <c>file:line:column: …</c>.</summary>
    public List<string> Refusals { get; } = [];

    public static SchemaPlan Of(IEnumerable<SqlScript> scripts)
    {
        var plan = new SchemaPlan();
        foreach (var script in scripts)
        {
            foreach (var statement in script.Statements)
            {
                plan.Add(script.File, statement);
            }
        }

        return plan;
    }

    private void Add(SourceFile file, Statement statement)
    {
        switch (statement)
        {
            // The whole is one transaction: the files' own begin and commit are no more than its parts.
            case TransactionStatement { Kind: TransactionStatementKind.Begin }:
                return;
            case TransactionStatement { Kind: TransactionStatementKind.Commit }:
                EndLocalSettings();
                return;
            case SetStatement { Scope: SettingScope.Local } set:
                _local.Add(set.Setting.Name);
                break;
            case TransactionStatement { Kind: TransactionStatementKind.Rollback or TransactionStatementKind.Prepare or TransactionStatementKind.CommitPrepared or TransactionStatementKind.RollbackPrepared }:
                Refuse(file, statement, "the files are applied in one transaction, which they can't roll back or prepare themselves; remove this statement");
                return;
            case PsqlCommand command:
                var name = command.Text.TrimStart('\\').Split(' ', 2)[0];
                if (!Harmless.Contains(name))
                {
                    Refuse(file, statement, name is "i" or "ir" or "include" or "include_relative"
                        ? "only psql includes files; give the file as an argument of its own"
                        : $"\\{name} is a command of psql's, which the server doesn't know; remove it, or run the file with psql");
                }

                return;
            case CopyStatement { IsFrom: true, File: null, IsProgram: false }:
                Statements.Add(new SchemaStatement(file, statement, ApplyStep.Whole, false, CopyData(file.Text, statement.Range.End)));
                return;
        }

        Statements.Add(new SchemaStatement(file, statement, SchemaSteps.Of(statement), RunsApart(statement), null));
    }

    // SET LOCAL ends with the file's own transaction, also where that is only a part of ours.
    private void EndLocalSettings()
    {
        foreach (var name in _local.Where(static n => n.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.')))
        {
            var script = SqlParser.Parse(new SourceFile("commit", $"set local {name} to default"));
            Statements.Add(new SchemaStatement(script.File, script.Statements[0], ApplyStep.Always, false, null));
        }

        _local.Clear();
    }

    private static bool RunsApart(Statement statement) => statement switch
    {
        CreateIndexStatement s => s.Concurrently,
        DropStatement s => s.Concurrently,
        AlterSystemStatement => true,
        AlterTableStatement s => s.Actions.Any(static a => a is DetachPartitionAction { Concurrently: true }),
        UtilityStatement s => s.Kind is UtilityKind.Vacuum or UtilityKind.CreateDatabase or UtilityKind.DropDatabase or UtilityKind.CreateTablespace
            or UtilityKind.CreateSubscription or UtilityKind.AlterDatabase or UtilityKind.Reindex,
        _ => false,
    };

    // The data begin on the line after the statement's and end before \. or with the text.
    private static string CopyData(string text, int from)
    {
        var start = text.IndexOf('\n', from) + 1;
        if (start == 0)
        {
            return "";
        }

        var end = text.AsSpan(start).StartsWith("\\.", StringComparison.Ordinal) ? start : text.IndexOf("\n\\.", start, StringComparison.Ordinal) + 1;
        return (end <= 0 ? text[start..] : text[start..end]).Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private void Refuse(SourceFile file, Statement statement, string message) => Refusals.Add(SourcePlace.Of(file, statement.Range.Start) + ": " + message);
}
