using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SqlGen.Generator.Analyzers.SqlInCode;

/// <summary>Whether some string of the project holds DDL with a name: a temporary table, say. Asked only where a finding would follow otherwise.</summary>
public sealed class ObjectsMadeInCode(Compilation compilation)
{
    private static readonly string[] s_verbs = ["create", "alter", "into"];

    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.OrdinalIgnoreCase);

    public bool Contains(string name, CancellationToken cancellationToken) =>
        _names.GetOrAdd(name, n => compilation.SyntaxTrees.Any(t => IsMade(n, t, cancellationToken)));

    private static bool IsMade(string name, SyntaxTree tree, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken).ToString();
        return text.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0 && Array.Exists(s_verbs, v => text.IndexOf(v, StringComparison.OrdinalIgnoreCase) >= 0)
            && tree.GetRoot(cancellationToken).DescendantTokens().Any(t => IsString(t) && IsMade(name, t.ValueText));
    }

    private static bool IsString(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
        or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken;

    /// <summary>INSERT INTO makes nothing.</summary>
    private static bool IsMade(string name, string sql)
    {
        for (var at = sql.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = sql.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var statement = sql.Substring(sql.LastIndexOf(';', at) + 1, at - sql.LastIndexOf(';', at) - 1).TrimStart();
            var isInsert = statement.StartsWith("insert", StringComparison.OrdinalIgnoreCase) || statement.StartsWith("merge", StringComparison.OrdinalIgnoreCase);
            if (!isInsert && Array.Exists(s_verbs, v => statement.IndexOf(v, StringComparison.OrdinalIgnoreCase) >= 0))
            {
                return true;
            }
        }

        return false;
    }
}
