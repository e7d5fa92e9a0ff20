using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Generator.Analyzers.SqlInCode;

/// <summary>A SQL text as C# spells it: the constant pieces in order, and the values between them that are only known when it runs.</summary>
public sealed class SqlText
{
    private readonly StringBuilder _text = new();
    private readonly List<(int Start, SqlPiece Piece)> _pieces = [];

    public string Text => _text.ToString();

    /// <summary>Expressions that are put into the text when it runs and may hold any SQL.</summary>
    public List<ExpressionSyntax> Holes { get; } = [];

    /// <summary>Whether every character is known.</summary>
    public bool IsConstant { get; private set; } = true;

    public void Add(SqlPiece piece)
    {
        _pieces.Add((_text.Length, piece));
        _text.Append(piece.Text);
    }

    public void AddUnknown(ExpressionSyntax expression, bool mayHoldSql)
    {
        IsConstant = false;
        // What a text starts with is SQL itself, handed on.
        if (mayHoldSql && _pieces.Exists(static p => !string.IsNullOrWhiteSpace(p.Piece.Text)))
        {
            Holes.Add(expression);
        }
    }

    public void Append(SqlText other)
    {
        foreach (var (_, piece) in other._pieces)
        {
            Add(piece);
        }

        IsConstant &= other.IsConstant;
        Holes.AddRange(other.Holes);
    }

    /// <summary>Where a range of the text stands; the whole of <paramref name="use"/> where it stands in another file.</summary>
    public Location Locate(TextRange range, SyntaxNode use)
    {
        var first = Find(range.Start);
        var last = Find(Math.Max(range.Start, range.End - 1));
        if (first.Piece is not { } start || last.Piece is not { } end || start.Tree != use.SyntaxTree || end.Tree != use.SyntaxTree)
        {
            return use.GetLocation();
        }

        var from = start.Positions is { } positions ? positions[Math.Min(range.Start - first.Start, start.Text.Length)] : start.Span.Start;
        var to = end.Positions is { } ends ? ends[Math.Min(range.End - last.Start, end.Text.Length)] : end.Span.End;
        return Location.Create(use.SyntaxTree, to < from ? start.Span : TextSpan.FromBounds(from, to));
    }

    /// <summary>Whether a range stands in one literal of the file, so that other text can take its place.</summary>
    public bool IsReplaceable(TextRange range, SyntaxTree tree) =>
        Find(range.Start) is { Piece: { Positions: not null } piece } found && piece.Tree == tree && range.End <= found.Start + piece.Text.Length;

    private (int Start, SqlPiece? Piece) Find(int position)
    {
        for (var i = _pieces.Count - 1; i >= 0; i--)
        {
            if (_pieces[i].Start <= position && (_pieces[i].Piece.Text.Length > 0 || i == 0))
            {
                return _pieces[i];
            }
        }

        return _pieces.Count > 0 ? _pieces[0] : (0, null);
    }
}
