using System.Collections.Immutable;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    /// <summary>ColId: the name of a column, table, schema, …</summary>
    private Identifier ParseColumnId() => AtColumnId() ? TakeIdentifier() : FailIdentifier();

    /// <summary>ColLabel: any word at all.</summary>
    private Identifier ParseColumnLabel() => IsIdentifier(Current) || (At(TokenKind.Keyword) && !AtBoundKeyword()) ? TakeIdentifier() : FailIdentifier();

    /// <summary>type_function_name: the name of a type or function without schema.</summary>
    private Identifier ParseTypeFunctionName() => IsTypeFunctionName(Current) && !AtBoundKeyword() ? TakeIdentifier() : FailIdentifier();

    /// <summary>NonReservedWord: any word that is not reserved.</summary>
    private Identifier ParseNonReservedWord() => IsNonReservedWord(Current) ? TakeIdentifier() : FailIdentifier();

    /// <summary>any_name: a name and its dotted qualification, of any length.</summary>
    private QualifiedName ParseAnyName()
    {
        var first = ParseColumnId();
        return At(TokenKind.Dot) ? ParseQualification(first) : new QualifiedName(first.Range, ImmutableArray.Create(first));
    }

    /// <summary>qualified_name: a relation's name, of at most three parts.</summary>
    private QualifiedName ParseQualifiedName()
    {
        var name = ParseNameWithoutSubscripts();
        CheckQualifiedName(name);
        return name;
    }

    // The grammar reads subscripts and ".*" as well, and refuses them when it has read them all.
    private QualifiedName ParseNameWithoutSubscripts()
    {
        var reference = ParseColumnReference();
        if (reference is ColumnReference { Parts: var parts })
        {
            return new QualifiedName(reference.Range, parts);
        }

        Fail();
        return new QualifiedName(reference.Range, [new Identifier(reference.Range, "")]);
    }

    private void CheckQualifiedName(QualifiedName name)
    {
        if (name.Parts.Count > 3)
        {
            FailWith($"improper qualified name (too many dotted names): {string.Join(".", name.Parts.Select(static part => part.Name))}", name.Range);
        }
    }

    /// <summary>func_name: a plain function may also bear the name of a join, but not that of a built-in type.</summary>
    private QualifiedName ParseFunctionName()
    {
        if (Peek(1).Kind is TokenKind.Dot or TokenKind.LeftBracket)
        {
            return ParseNameWithoutSubscripts();
        }

        if (IsColumnId(Current) && !IsTypeFunctionName(Current))
        {
            // Such a word could only be a schema.
            Advance();
            Fail("\".\"");
        }

        var name = ParseTypeFunctionName();
        return new QualifiedName(name.Range, ImmutableArray.Create(name));
    }

    private QualifiedName ParseQualification(Identifier first)
    {
        var parts = ImmutableArray.CreateBuilder<Identifier>(2);
        parts.Add(first);
        while (Accept(TokenKind.Dot))
        {
            parts.Add(ParseColumnLabel());
        }

        return new QualifiedName(RangeFrom(first.Range.Start), parts.ToImmutable());
    }

    private static bool IsIdentifier(in Token token) =>
        token.Kind is TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.UnicodeIdentifier;

    private static bool IsColumnId(in Token token) => IsIdentifier(token)
        || (token.Kind == TokenKind.Keyword && Keywords.GetCategory(token.Keyword) <= KeywordCategory.ColumnName);

    private static bool IsTypeFunctionName(in Token token) => IsIdentifier(token)
        || (token.Kind == TokenKind.Keyword
            && Keywords.GetCategory(token.Keyword) is KeywordCategory.Unreserved or KeywordCategory.TypeFunctionName);

    private static bool IsNonReservedWord(in Token token) => IsIdentifier(token)
        || (token.Kind == TokenKind.Keyword && Keywords.GetCategory(token.Keyword) != KeywordCategory.Reserved);

    /// <summary>Whether the current token may label an expression without AS.</summary>
    private bool AtBareLabel() => IsIdentifier(Current)
        || (At(TokenKind.Keyword) && Keywords.IsBareLabel(Current.Keyword) && !AtBoundKeyword());

    /// <summary>Whether the current token can start a ColId.</summary>
    private bool AtColumnId() => IsColumnId(Current) && !AtBoundKeyword();

    /// <summary>parser.c: the word after it may take a keyword's nature as a name away.</summary>
    private bool AtBoundKeyword() => Current.Keyword switch
    {
        Keyword.Nulls => Peek(1).Keyword is Keyword.First or Keyword.Last,
        Keyword.Format => Peek(1).Keyword == Keyword.Json,
        Keyword.Without => Peek(1).Keyword == Keyword.Time,
        Keyword.With => Peek(1).Keyword is Keyword.Time or Keyword.Ordinality,
        Keyword.Not => IsNegatable(Peek(1).Keyword),
        _ => false,
    };

    private Identifier TakeIdentifier()
    {
        var token = Advance();
        return token.Kind is TokenKind.QuotedIdentifier or TokenKind.UnicodeIdentifier
            ? new Identifier(token.Range, TokenText.GetQuotedIdentifier(_text, token), IsQuoted: true)
            : new Identifier(token.Range, _names.GetFolded(token));
    }

    private Identifier FailIdentifier()
    {
        Fail("a name");
        return new Identifier(new TextRange(Start, 0), "");
    }
}
