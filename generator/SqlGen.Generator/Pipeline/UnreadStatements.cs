using SqlGen.Generator.Diagnostics;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.Generator.Pipeline;

/// <summary>Says once a file what was read over: lines of psql, data, maintenance.</summary>
public static class UnreadStatements
{
    public static void Report(SqlScript script, FindingList findings)
    {
        var unread = script.Statements.Where(static s => s is PsqlCommand or CopyStatement { IsFrom: true } or UtilityStatement).ToList();
        if (unread.Count > 0)
        {
            var further = unread.Count == 1 ? "" : $" (and {unread.Count - 1} further of its kind in this file)";
            findings.AddRange([new SqlDiagnostic(SqlRules.StatementNotUnderstood, script.File, unread[0].Range, $"this statement{further} changes nothing that code is generated from, and is not looked at")]);
        }
    }
}
