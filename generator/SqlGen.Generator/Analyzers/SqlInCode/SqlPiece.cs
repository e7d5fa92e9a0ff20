using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SqlGen.Generator.Analyzers.SqlInCode;

/// <summary>A part of a SQL text, and where its characters stand in C#.</summary>
/// <param name="Text">What the server gets.</param>
/// <param name="Tree">The file it stands in.</param>
/// <param name="Span">The whole literal, or the expression that yields it.</param>
/// <param name="Positions">Where each character starts, and where the last ends; null where a character has no place of its own.</param>
public sealed record SqlPiece(string Text, SyntaxTree Tree, TextSpan Span, int[]? Positions);
