using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>Operators by name, and the statements that make them, their classes and families.</summary>
public sealed partial class Parser
{
    /// <summary>all_Op: any operator symbol.</summary>
    private bool AtOperator() => Current.Kind is TokenKind.Operator or TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.Slash
        or TokenKind.Percent or TokenKind.Caret or TokenKind.Less or TokenKind.Greater or TokenKind.Equal or TokenKind.LessEqual
        or TokenKind.GreaterEqual or TokenKind.NotEqual;

    /// <summary>any_operator: [schema .] symbol</summary>
    private OperatorName ParseAnyOperator()
    {
        var start = Start;
        var qualifiers = new List<Identifier>();
        while (IsColumnId(Current))
        {
            qualifiers.Add(ParseColumnId());
            Expect(TokenKind.Dot);
        }

        if (!AtOperator())
        {
            Fail("an operator");
            return new OperatorName(new TextRange(start, 0), [], "");
        }

        var symbol = Advance();
        return new OperatorName(RangeFrom(start), qualifiers, _text.Substring(symbol.Start, symbol.Length));
    }

    /// <summary>qual_all_Op: a symbol, or OPERATOR '(' any_operator ')'</summary>
    private OperatorName ParseOperatorOrQualified()
    {
        if (AtOperator())
        {
            return ParseAnyOperator();
        }

        Expect(Keyword.Operator);
        Expect(TokenKind.LeftParenthesis);
        var name = ParseAnyOperator();
        Expect(TokenKind.RightParenthesis);
        return name;
    }

    /// <summary>operator_with_argtypes: operator '(' left, right ')', either of which may be NONE.</summary>
    private OperatorReference ParseOperatorReference()
    {
        var start = Start;
        var name = ParseAnyOperator();
        Expect(TokenKind.LeftParenthesis);
        if (Accept(Keyword.None))
        {
            Expect(TokenKind.Comma);
            var operand = ParseTypeName();
            Expect(TokenKind.RightParenthesis);
            return new OperatorReference(RangeFrom(start), name, Left: null, operand);
        }

        var left = ParseTypeName();
        if (At(TokenKind.RightParenthesis))
        {
            FailWith("missing argument", Current.Range, "the other type, or NONE for the missing argument of a unary operator");
        }

        Expect(TokenKind.Comma);
        var right = Accept(Keyword.None) ? null : ParseTypeName();
        Expect(TokenKind.RightParenthesis);
        return new OperatorReference(RangeFrom(start), name, left, right);
    }

    /// <summary>CREATE OPERATOR name (definition) | CLASS … | FAMILY …</summary>
    private Statement ParseCreateOperator(int start)
    {
        Expect(Keyword.Operator);
        if (AtOperatorGroup(Keyword.Class))
        {
            return ParseCreateOperatorClass(start);
        }

        if (AtOperatorGroup(Keyword.Family))
        {
            Advance();
            var family = ParseOperatorGroup(ObjectKind.OperatorFamily);
            return new CreateOperatorFamilyStatement(RangeFrom(start), family);
        }

        var name = ParseAnyOperator();
        var definition = ParseDefinition();
        return new CreateOperatorStatement(RangeFrom(start), name, definition);
    }

    // CLASS and FAMILY may be the schema of an operator.
    private bool AtOperatorGroup(Keyword word) => At(word) && Peek(1).Kind != TokenKind.Dot;

    /// <summary>CREATE OPERATOR CLASS name [DEFAULT] FOR TYPE type USING method [FAMILY family] AS item, …</summary>
    private CreateOperatorClassStatement ParseCreateOperatorClass(int start)
    {
        Expect(Keyword.Class);
        var nameStart = Start;
        var name = ParseAnyName();
        var isDefault = Accept(Keyword.Default);
        Expect(Keyword.For, Keyword.Type);
        var type = ParseTypeName();
        Expect(Keyword.Using);
        var method = ParseColumnId();
        var group = new OperatorGroupReference(RangeFrom(nameStart), ObjectKind.OperatorClass, name, method);
        var family = Accept(Keyword.Family) ? ParseAnyName() : null;
        Expect(Keyword.As);
        var items = ParseCommaList(ParseOperatorClassItem);
        return new CreateOperatorClassStatement(RangeFrom(start), group, type, items) { IsDefault = isDefault, Family = family };
    }

    private OperatorClassItem ParseOperatorClassItem()
    {
        var start = Start;
        if (Accept(Keyword.Storage))
        {
            var type = ParseTypeName();
            return new OperatorClassStorage(RangeFrom(start), type);
        }

        if (Accept(Keyword.Function))
        {
            var functionNumber = ParseWholeNumber();
            var types = At(TokenKind.LeftParenthesis) ? ParseParenthesizedList(ParseTypeName) : [];
            var function = ParseRoutineReference(ObjectKind.Function);
            return new OperatorClassFunction(RangeFrom(start), functionNumber, function, types);
        }

        if (!Accept(Keyword.Operator))
        {
            Fail("OPERATOR, FUNCTION or STORAGE");
        }

        var number = ParseWholeNumber();
        var name = ParseAnyOperator();
        var operands = At(TokenKind.LeftParenthesis) ? ParseOperandTypes() : [];
        QualifiedName? sortFamily = null;
        if (Accept(Keyword.For) && !Accept(Keyword.Search))
        {
            Expect(Keyword.Order, Keyword.By);
            sortFamily = ParseAnyName();
        }

        Accept(Keyword.Recheck);
        return new OperatorClassOperator(RangeFrom(start), number, name, operands) { SortFamily = sortFamily };
    }

    private IReadOnlyList<TypeName?> ParseOperandTypes()
    {
        Expect(TokenKind.LeftParenthesis);
        var leftIsNone = Accept(Keyword.None);
        var left = leftIsNone ? null : ParseTypeName();
        if (!leftIsNone && At(TokenKind.RightParenthesis))
        {
            FailWith("missing argument", Current.Range, "the other type, or NONE for the missing argument of a unary operator");
        }

        Expect(TokenKind.Comma);
        var right = !leftIsNone && Accept(Keyword.None) ? null : ParseTypeName();
        Expect(TokenKind.RightParenthesis);
        return [left, right];
    }

    /// <summary>ALTER OPERATOR name (left, right) SET (…) | OWNER TO | SET SCHEMA, and the forms for CLASS and FAMILY.</summary>
    private Statement ParseAlterOperator(int start)
    {
        Expect(Keyword.Operator);
        if (AtOperatorGroup(Keyword.Class))
        {
            Advance();
            return ParseAlterObject(start, ParseOperatorGroup(ObjectKind.OperatorClass), AlterForms.All);
        }

        if (AtOperatorGroup(Keyword.Family))
        {
            Advance();
            var family = ParseOperatorGroup(ObjectKind.OperatorFamily);
            return At(Keyword.Add) || At(Keyword.Drop)
                ? ParseAlterOperatorFamily(start, family)
                : ParseAlterObject(start, family, AlterForms.All, "ADD, DROP");
        }

        var target = ParseOperatorReference();
        if (At(Keyword.Set) && Peek(1).Kind == TokenKind.LeftParenthesis)
        {
            Advance();
            var definition = ParseDefinition();
            return new AlterDefinitionStatement(RangeFrom(start), target, definition);
        }

        return ParseAlterObject(start, target, AlterForms.Owner | AlterForms.Schema);
    }

    private AlterOperatorFamilyStatement ParseAlterOperatorFamily(int start, OperatorGroupReference family)
    {
        var add = Accept(Keyword.Add);
        if (!add)
        {
            Expect(Keyword.Drop);
        }

        var items = ParseCommaList<OperatorClassItem>(add ? ParseOperatorClassItem : ParseOperatorClassDrop);
        return new AlterOperatorFamilyStatement(RangeFrom(start), family, add, items);
    }

    private OperatorClassItem ParseOperatorClassDrop()
    {
        var start = Start;
        var isFunction = Accept(Keyword.Function);
        if (!isFunction && !Accept(Keyword.Operator))
        {
            Fail("OPERATOR or FUNCTION");
        }

        var number = ParseWholeNumber();
        var types = ParseParenthesizedList(ParseTypeName);
        return isFunction
            ? new OperatorClassFunction(RangeFrom(start), number, Function: null, types)
            : new OperatorClassOperator(RangeFrom(start), number, Name: null, types);
    }
}
