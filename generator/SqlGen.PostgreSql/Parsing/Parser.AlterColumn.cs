using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>The actions of ALTER TABLE that begin with ADD, ALTER and DROP: columns and constraints.</summary>
public sealed partial class Parser
{
    /// <summary>ADD [COLUMN] [IF NOT EXISTS] column | constraint</summary>
    private AlterTableAction ParseAddAction()
    {
        var start = Start;
        Expect(Keyword.Add);
        if (AtTableConstraint())
        {
            var constraint = ParseTableConstraint();
            return new AddConstraintAction(RangeFrom(start), constraint);
        }

        Accept(Keyword.Column);
        var ifNotExists = AcceptIfNotExists();
        var column = ParseColumnDefinition();
        return new AddColumnAction(RangeFrom(start), column, ifNotExists);
    }

    /// <summary>DROP CONSTRAINT | [COLUMN] [IF EXISTS] name [CASCADE]</summary>
    private AlterTableAction ParseDropAction()
    {
        var start = Start;
        Expect(Keyword.Drop);
        var isConstraint = Accept(Keyword.Constraint);
        if (!isConstraint)
        {
            Accept(Keyword.Column);
        }

        var ifExists = AcceptIfExists();
        var name = ParseColumnId();
        var behavior = ParseDropBehavior();
        return isConstraint
            ? new DropConstraintAction(RangeFrom(start), name, ifExists, behavior)
            : new DropColumnAction(RangeFrom(start), name, ifExists, behavior);
    }

    private AlterConstraintAction ParseAlterConstraint(int start)
    {
        var name = ParseColumnId();
        if (Is18 && Accept(Keyword.Inherit))
        {
            return new AlterConstraintAction(RangeFrom(start), name, ConstraintAttributes.None) { Inherit = true };
        }

        var attributesStart = Start;
        var attributes = ParseConstraintAttributes(Is18 ? AllowedAttributes.All : AllowedAttributes.Deferrable, "FOREIGN KEY");
        if (attributes.NotValid)
        {
            FailWith("constraints cannot be altered to be NOT VALID", RangeFrom(attributesStart));
        }

        return new AlterConstraintAction(RangeFrom(start), name, attributes);
    }

    /// <summary>ALTER CONSTRAINT name attributes | INHERIT, or ALTER [COLUMN] name …</summary>
    private AlterTableAction ParseAlterAction()
    {
        var start = Start;
        Expect(Keyword.Alter);
        if (Accept(Keyword.Constraint))
        {
            return ParseAlterConstraint(start);
        }

        Accept(Keyword.Column);
        if (At(TokenKind.Integer))
        {
            var number = ParseWholeNumber();
            Expect(Keyword.Set, Keyword.Statistics);
            var target = ParseStatisticsTarget();
            if (!int.TryParse(number.Text, out var position) || position is < 1 or > short.MaxValue)
            {
                FailWith($"column number must be in range from 1 to {short.MaxValue}", number.Range);
            }

            return new AlterColumnStatisticsAction(RangeFrom(start), Column: null, number, target);
        }

        var column = ParseColumnId();
        switch (Current.Keyword)
        {
            case Keyword.Set:
                return ParseAlterColumnSet(start, column);
            case Keyword.Drop:
                return ParseAlterColumnDrop(start, column);
            case Keyword.Restart:
                return ParseAlterIdentity(start, column);
            case Keyword.Type:
                return ParseAlterColumnType(start, column);
            case Keyword.Reset:
                Advance();
                var reset = ParseStorageParameters();
                return new AlterColumnOptionsAction(RangeFrom(start), column, Reset: true, reset);
            case Keyword.Options:
                var options = ParseAlterForeignOptions();
                return new AlterColumnForeignOptionsAction(RangeFrom(start), column, options);
            case Keyword.Add:
                return ParseAddIdentity(start, column);
            default:
                Fail("SET, DROP, TYPE, ADD GENERATED, RESTART, RESET or OPTIONS");
                return new AlterColumnNotNullAction(RangeFrom(start), column, NotNull: false);
        }
    }

    /// <summary>SET DEFAULT | NOT NULL | EXPRESSION | STATISTICS | STORAGE | COMPRESSION | DATA TYPE | (options), or of an identity</summary>
    private AlterTableAction ParseAlterColumnSet(int start, Identifier column)
    {
        if (AtIdentityOption())
        {
            return ParseAlterIdentity(start, column);
        }

        Expect(Keyword.Set);
        switch (Current.Keyword)
        {
            case Keyword.Default:
                Advance();
                var value = ParseExpression();
                return new AlterColumnDefaultAction(RangeFrom(start), column, value);
            case Keyword.Not:
                Advance();
                Expect(Keyword.Null);
                return new AlterColumnNotNullAction(RangeFrom(start), column, NotNull: true);
            case Keyword.Expression:
                Advance();
                Expect(Keyword.As);
                var expression = ParseParenthesizedExpression();
                return new AlterColumnExpressionAction(RangeFrom(start), column, expression, IfExists: false);
            case Keyword.Statistics:
                Advance();
                var target = ParseStatisticsTarget();
                return new AlterColumnStatisticsAction(RangeFrom(start), column, Number: null, target);
            case Keyword.Storage:
                Advance();
                var storage = ParseColumnIdOrDefault();
                return new AlterColumnStorageAction(RangeFrom(start), column, storage);
            case Keyword.Compression:
                Advance();
                var compression = ParseColumnIdOrDefault();
                return new AlterColumnCompressionAction(RangeFrom(start), column, compression);
            case Keyword.Data:
                Advance();
                return ParseAlterColumnType(start, column);
            default:
                if (!At(TokenKind.LeftParenthesis))
                {
                    Fail("DEFAULT, NOT NULL, DATA TYPE, STATISTICS, STORAGE, COMPRESSION, EXPRESSION, GENERATED or \"(\"");
                }

                var options = ParseStorageParameters();
                return new AlterColumnOptionsAction(RangeFrom(start), column, Reset: false, options);
        }
    }

    /// <summary>A number, or null for DEFAULT.</summary>
    private SqlNumber? ParseStatisticsTarget() => Accept(Keyword.Default) ? null : ParseSignedInteger();

    /// <summary>DROP DEFAULT | NOT NULL | EXPRESSION [IF EXISTS] | IDENTITY [IF EXISTS]</summary>
    private AlterTableAction ParseAlterColumnDrop(int start, Identifier column)
    {
        Expect(Keyword.Drop);
        if (Accept(Keyword.Default))
        {
            return new AlterColumnDefaultAction(RangeFrom(start), column, Value: null);
        }

        if (Accept(Keyword.Not))
        {
            Expect(Keyword.Null);
            return new AlterColumnNotNullAction(RangeFrom(start), column, NotNull: false);
        }

        var isExpression = Accept(Keyword.Expression);
        if (!isExpression && !Accept(Keyword.Identity))
        {
            Fail("DEFAULT, NOT NULL, EXPRESSION or IDENTITY");
        }

        var ifExists = AcceptOnlyIfExists();
        return isExpression
            ? new AlterColumnExpressionAction(RangeFrom(start), column, Value: null, ifExists)
            : new DropIdentityAction(RangeFrom(start), column, ifExists);
    }

    /// <summary>TYPE type [COLLATE name] [USING expression]</summary>
    private AlterColumnTypeAction ParseAlterColumnType(int start, Identifier column)
    {
        Expect(Keyword.Type);
        var type = ParseTypeName();
        var collation = ParseOptionalCollation();
        var conversion = Accept(Keyword.Using) ? ParseExpression() : null;
        return new AlterColumnTypeAction(RangeFrom(start), column, type, collation, conversion);
    }

    /// <summary>ADD GENERATED ALWAYS | BY DEFAULT AS IDENTITY [(options)]</summary>
    private AddIdentityAction ParseAddIdentity(int start, Identifier column)
    {
        Expect(Keyword.Add);
        var identityStart = Start;
        Expect(Keyword.Generated);
        var always = ParseGeneratedWhen();
        Expect(Keyword.As, Keyword.Identity);
        var options = At(TokenKind.LeftParenthesis) ? ParseParenthesizedSequenceOptions() : [];
        return new AddIdentityAction(RangeFrom(start), column, new IdentityDefinition(RangeFrom(identityStart), Name: null, always, options));
    }

    private bool AtIdentityOption() =>
        At(Keyword.Restart) || (At(Keyword.Set) && (Peek(1).Keyword == Keyword.Generated || IsSequenceOption(Peek(1).Keyword)));

    /// <summary>RESTART [[WITH] number] | SET sequence option | SET GENERATED …, one or more</summary>
    private AlterIdentityAction ParseAlterIdentity(int start, Identifier column)
    {
        var options = new List<SequenceOption>();
        do
        {
            options.Add(ParseIdentityOption());
        }
        while (At(Keyword.Restart) || At(Keyword.Set));

        return new AlterIdentityAction(RangeFrom(start), column, options);
    }

    private SequenceOption ParseIdentityOption()
    {
        var start = Start;
        if (At(Keyword.Restart))
        {
            return ParseSequenceOption();
        }

        Expect(Keyword.Set);
        if (Accept(Keyword.Generated))
        {
            var always = ParseGeneratedWhen();
            return new SequenceOption(RangeFrom(start), always ? SequenceOptionKind.GeneratedAlways : SequenceOptionKind.GeneratedByDefault);
        }

        if (!IsSequenceOption(Current.Keyword))
        {
            Fail("GENERATED or an option of the sequence");
        }

        var option = ParseSequenceOption();
        var refused = option.Kind switch
        {
            SequenceOptionKind.As => "as",
            SequenceOptionKind.Restart => "restart",
            SequenceOptionKind.OwnedBy => "owned_by",
            _ => null,
        };
        if (refused is not null)
        {
            FailWith($"sequence option \"{refused}\" not supported here", option.Range);
        }

        return option;
    }
}
