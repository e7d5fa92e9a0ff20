using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SqlGen.Generator.Analyzers.SqlInCode;

/// <summary>Follows an expression to the literals it is made of.</summary>
public sealed class SqlTextReader(SemanticModel model, CancellationToken cancellationToken)
{
    private readonly HashSet<ISymbol> _reading = new(SymbolEqualityComparer.Default);

    /// <summary>The text; null where nothing of it is known.</summary>
    public SqlText? Read(ExpressionSyntax expression)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Read(parenthesized.Expression);
            case LiteralExpressionSyntax literal when literal.Token.Value is string:
                return One(new SqlPiece(literal.Token.ValueText, literal.SyntaxTree, literal.Span, LiteralPositions.Of(literal.Token, literal.Token.ValueText, Opening(literal.Token.Text), Indentation(literal.Token.Text))));
            case InterpolatedStringExpressionSyntax interpolated:
                return ReadInterpolated(interpolated);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when IsString(sum):
                return ReadSum(sum);
            case IdentifierNameSyntax or MemberAccessExpressionSyntax when ReadSymbol(expression) is { } text:
                return text;
            default:
                return model.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: string value }
                    ? One(new SqlPiece(value, expression.SyntaxTree, expression.Span, null))
                    : null;
        }
    }

    private SqlText ReadSum(BinaryExpressionSyntax sum)
    {
        var text = new SqlText();
        foreach (var operand in new[] { sum.Left, sum.Right })
        {
            Append(text, operand);
        }

        return text;
    }

    private SqlText ReadInterpolated(InterpolatedStringExpressionSyntax interpolated)
    {
        var text = new SqlText();
        var open = interpolated.StringStartToken.Text;
        var indentation = Indentation(interpolated.StringEndToken.Text);
        foreach (var content in interpolated.Contents)
        {
            if (content is InterpolatedStringTextSyntax { TextToken: var token })
            {
                // Roslyn leaves doubled braces doubled.
                var value = open.Contains("\"\"\"") ? token.ValueText : token.ValueText.Replace("{{", "{").Replace("}}", "}");
                text.Add(new SqlPiece(value, token.SyntaxTree!, token.Span, LiteralPositions.Of(token, value, open, indentation)));
            }
            else if (content is InterpolationSyntax hole)
            {
                Append(text, hole.Expression);
            }
        }

        return text;
    }

    private void Append(SqlText text, ExpressionSyntax part)
    {
        if (Read(part) is { } known)
        {
            text.Append(known);
        }
        else if (model.GetConstantValue(part, cancellationToken) is { HasValue: true, Value: { } value })
        {
            text.Add(new SqlPiece(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "", part.SyntaxTree, part.Span, null));
        }
        else
        {
            text.AddUnknown(part, !new HarmlessValue(model, cancellationToken).Is(part));
        }
    }

    /// <summary>A constant, a read-only field or a local that is assigned once, by what it is initialised with.</summary>
    private SqlText? ReadSymbol(ExpressionSyntax expression)
    {
        if (model.GetSymbolInfo(expression, cancellationToken).Symbol is not { } symbol || !_reading.Add(symbol))
        {
            return null;
        }

        var isFixed = symbol is ILocalSymbol local ? local.IsConst || Assignments.IsAssignedOnce(local, model, cancellationToken)
            : symbol is IFieldSymbol { IsConst: true } or IFieldSymbol { IsStatic: true, IsReadOnly: true };
        var text = isFixed
            && symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value }
            && value.SyntaxTree == model.SyntaxTree
                ? Read(value)
                : null;
        _reading.Remove(symbol);
        return text;
    }

    private bool IsString(ExpressionSyntax expression) => model.GetTypeInfo(expression, cancellationToken).Type?.SpecialType == SpecialType.System_String;

    private static SqlText One(SqlPiece piece)
    {
        var text = new SqlText();
        text.Add(piece);
        return text;
    }

    private static string Opening(string literal) =>
        literal.StartsWith("\"\"\"", StringComparison.Ordinal) ? "\"\"\"" : literal.Substring(0, literal.IndexOf('"') + 1);

    /// <summary>The space before the quotes that close a raw string of several lines.</summary>
    private static string Indentation(string literal)
    {
        var line = literal.Substring(literal.LastIndexOf('\n') + 1);
        return line.Substring(0, line.Length - line.TrimStart(' ', '\t').Length);
    }
}
