using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SqlGen.Generator.Analyzers.SqlInCode;

/// <summary>Whether the code around a call names a context by hand.</summary>
public static class UserContextMarks
{
    private static readonly string[] s_marks = ["set_config", "set role", "set local role", "set session authorization"];

    public static bool Are(SyntaxNode call)
    {
        SyntaxNode? member = call.FirstAncestorOrSelf<MemberDeclarationSyntax>(static m => m is not GlobalStatementSyntax);
        var text = (member ?? call.SyntaxTree.GetRoot()).ToString();
        return Array.Exists(s_marks, m => text.IndexOf(m, StringComparison.OrdinalIgnoreCase) >= 0);
    }
}
