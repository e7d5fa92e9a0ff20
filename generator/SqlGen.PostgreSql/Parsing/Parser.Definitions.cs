using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>Lists of <c>name = value</c>: storage parameters, definitions, options.</summary>
public sealed partial class Parser
{
    /// <summary>definition: '(' name [= value], … ')'</summary>
    private IReadOnlyList<DefinitionElement> ParseDefinition() => ParseParenthesizedList(ParseDefinitionElement);

    /// <summary>reloptions: a definition whose names may be qualified (<c>toast.fillfactor</c>).</summary>
    private IReadOnlyList<DefinitionElement> ParseStorageParameters() => ParseParenthesizedList(ParseStorageParameter);

    private IReadOnlyList<DefinitionElement> ParseOptionalWithDefinition() => Accept(Keyword.With) ? ParseDefinition() : [];

    private IReadOnlyList<DefinitionElement> ParseOptionalWithParameters() => Accept(Keyword.With) ? ParseStorageParameters() : [];

    private DefinitionElement ParseDefinitionElement()
    {
        var start = Start;
        var name = ParseColumnLabel();
        var value = Accept(TokenKind.Equal) ? ParseDefinitionValue() : null;
        return new DefinitionElement(RangeFrom(start), Namespace: null, name, value);
    }

    private DefinitionElement ParseStorageParameter()
    {
        var start = Start;
        var name = ParseColumnLabel();
        Identifier? qualifier = null;
        if (Accept(TokenKind.Dot))
        {
            qualifier = name;
            name = ParseColumnLabel();
        }

        var value = Accept(TokenKind.Equal) ? ParseDefinitionValue() : null;
        return new DefinitionElement(RangeFrom(start), qualifier, name, value);
    }

    /// <summary>def_arg: a type, a word, an operator, a number or a string.</summary>
    private DefinitionValue ParseDefinitionValue()
    {
        var start = Start;
        if (AtString())
        {
            var text = ParseString();
            return new DefinitionValue(text.Range, DefinitionValueKind.String, text.Value);
        }

        if (AtSignedNumber())
        {
            var number = ParseNumber();
            return new DefinitionValue(number.Range, DefinitionValueKind.Number, number.Text);
        }

        if (AtOperator() || (At(Keyword.Operator) && Peek(1).Kind == TokenKind.LeftParenthesis))
        {
            var name = ParseOperatorOrQualified();
            return new DefinitionValue(name.Range, DefinitionValueKind.Operator, _text.Substring(name.Range.Start, name.Range.Length));
        }

        if (Accept(Keyword.None))
        {
            return new DefinitionValue(RangeFrom(start), DefinitionValueKind.None, "none");
        }

        if (At(TokenKind.Keyword) && Keywords.GetCategory(Current.Keyword) == KeywordCategory.Reserved)
        {
            var word = ParseColumnLabel();
            return new DefinitionValue(word.Range, DefinitionValueKind.Word, word.Name);
        }

        var type = ParseFunctionType();
        var written = type.Range.Length == 0 ? "" : _text.Substring(type.Range.Start, type.Range.Length);
        return new DefinitionValue(type.Range, DefinitionValueKind.Type, written, type);
    }

    /// <summary>'(' utility_option_list ')': of EXPLAIN, VACUUM, ANALYZE, CLUSTER, REINDEX.</summary>
    private IReadOnlyList<DefinitionElement> ParseUtilityOptions() => ParseParenthesizedList(ParseUtilityOption);

    private DefinitionElement ParseUtilityOption()
    {
        var start = Start;
        var name = At(Keyword.Analyze) || At(Keyword.Analyse) ? ParseColumnLabel() : ParseNonReservedWord();
        DefinitionValue? value = null;
        if (AtSignedNumber() || At(TokenKind.Plus) || At(TokenKind.Minus))
        {
            var number = ParseNumber();
            value = new DefinitionValue(number.Range, DefinitionValueKind.Number, number.Text);
        }
        else if (AtBooleanOrString())
        {
            value = ParseBooleanOrString();
        }

        return new DefinitionElement(RangeFrom(start), Namespace: null, name, value);
    }

    /// <summary>opt_boolean_or_string: TRUE, FALSE, ON, a word or a string.</summary>
    private bool AtBooleanOrString() => AtString() || Current.Keyword is Keyword.True or Keyword.False or Keyword.On || IsNonReservedWord(Current);

    private DefinitionValue ParseBooleanOrString()
    {
        if (AtString())
        {
            var text = ParseString();
            return new DefinitionValue(text.Range, DefinitionValueKind.String, text.Value);
        }

        var word = Current.Keyword is Keyword.True or Keyword.False or Keyword.On ? ParseColumnLabel() : ParseNonReservedWord();
        return new DefinitionValue(word.Range, DefinitionValueKind.Word, word.Name);
    }

    /// <summary>create_generic_options: [OPTIONS '(' name 'value', … ')'].</summary>
    private IReadOnlyList<ForeignOption> ParseOptionalForeignOptions() =>
        Accept(Keyword.Options) ? ParseParenthesizedList(ParseForeignOption) : [];

    /// <summary>alter_generic_options: OPTIONS '(' [ADD | SET | DROP] name 'value', … ')'.</summary>
    private IReadOnlyList<ForeignOption> ParseAlterForeignOptions()
    {
        Expect(Keyword.Options);
        return ParseParenthesizedList(ParseAlterForeignOption);
    }

    private ForeignOption ParseForeignOption()
    {
        var start = Start;
        var name = ParseColumnLabel();
        var value = ParseString();
        return new ForeignOption(RangeFrom(start), ForeignOptionAction.None, name, value);
    }

    private ForeignOption ParseAlterForeignOption()
    {
        // ADD, SET and DROP may be options' names themselves; then a string follows.
        var start = Start;
        var action = Current.Keyword switch
        {
            Keyword.Add => ForeignOptionAction.Add,
            Keyword.Set => ForeignOptionAction.Set,
            Keyword.Drop => ForeignOptionAction.Drop,
            _ => ForeignOptionAction.None,
        };
        if (action == ForeignOptionAction.None || IsString(Peek(1).Kind))
        {
            return ParseForeignOption();
        }

        Advance();
        var name = ParseColumnLabel();
        var value = action == ForeignOptionAction.Drop ? null : ParseString();
        return new ForeignOption(RangeFrom(start), action, name, value);
    }
}
