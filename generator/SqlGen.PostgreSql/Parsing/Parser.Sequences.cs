using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>CREATE SEQUENCE, and the options of sequences wherever they stand.</summary>
public sealed partial class Parser
{
    /// <summary>CREATE [TEMP] SEQUENCE [IF NOT EXISTS] name [option …]</summary>
    private CreateSequenceStatement ParseCreateSequence(int start, Persistence persistence)
    {
        Expect(Keyword.Sequence);
        var ifNotExists = AcceptIfNotExists();
        var name = ParseQualifiedName();
        var options = ParseSequenceOptions();
        return new CreateSequenceStatement(RangeFrom(start), name, options) { Persistence = persistence, IfNotExists = ifNotExists };
    }

    private List<SequenceOption> ParseSequenceOptions()
    {
        var options = new List<SequenceOption>();
        while (AtSequenceOption())
        {
            options.Add(ParseSequenceOption());
        }

        return options;
    }

    /// <summary>'(' option … ')'</summary>
    private List<SequenceOption> ParseParenthesizedSequenceOptions()
    {
        Expect(TokenKind.LeftParenthesis);
        if (!AtSequenceOption())
        {
            Fail("an option of the sequence");
        }

        var options = ParseSequenceOptions();
        Expect(TokenKind.RightParenthesis);
        return options;
    }

    // NO also begins actions of ALTER TABLE, which ALTER SEQUENCE takes as well.
    private bool AtSequenceOption() =>
        IsSequenceOption(Current.Keyword) && !(At(Keyword.No) && Peek(1).Keyword is Keyword.Inherit or Keyword.Force);

    private static bool IsSequenceOption(Keyword keyword) => keyword is Keyword.As or Keyword.Cache or Keyword.Cycle or Keyword.No
        or Keyword.Increment or Keyword.Logged or Keyword.Unlogged or Keyword.Maxvalue or Keyword.Minvalue or Keyword.Owned
        or Keyword.Sequence or Keyword.Start or Keyword.Restart;

    private SequenceOption ParseSequenceOption()
    {
        var start = Start;
        switch (Advance().Keyword)
        {
            case Keyword.As:
                var type = ParseSimpleTypeName(forLiteral: false);
                return new SequenceOption(RangeFrom(start), SequenceOptionKind.As) { Type = type };
            case Keyword.Cache:
                return NumberOption(start, SequenceOptionKind.Cache);
            case Keyword.Cycle:
                return new SequenceOption(RangeFrom(start), SequenceOptionKind.Cycle);
            case Keyword.Increment:
                Accept(Keyword.By);
                return NumberOption(start, SequenceOptionKind.IncrementBy);
            case Keyword.Logged:
                return new SequenceOption(RangeFrom(start), SequenceOptionKind.Logged);
            case Keyword.Unlogged:
                return new SequenceOption(RangeFrom(start), SequenceOptionKind.Unlogged);
            case Keyword.Maxvalue:
                return NumberOption(start, SequenceOptionKind.MaxValue);
            case Keyword.Minvalue:
                return NumberOption(start, SequenceOptionKind.MinValue);
            case Keyword.Owned:
                Expect(Keyword.By);
                return NameOption(start, SequenceOptionKind.OwnedBy);
            case Keyword.Sequence:
                Expect(Keyword.Name);
                return NameOption(start, SequenceOptionKind.SequenceName);
            case Keyword.Start:
                Accept(Keyword.With);
                return NumberOption(start, SequenceOptionKind.Start);
            case Keyword.Restart:
                return Accept(Keyword.With) || AtSignedNumber() || At(TokenKind.Plus) || At(TokenKind.Minus)
                    ? NumberOption(start, SequenceOptionKind.Restart)
                    : new SequenceOption(RangeFrom(start), SequenceOptionKind.Restart);
            default:
                return ParseNoSequenceOption(start);
        }
    }

    /// <summary>NO CYCLE | MAXVALUE | MINVALUE, after the NO</summary>
    private SequenceOption ParseNoSequenceOption(int start)
    {
        var kind = Current.Keyword switch
        {
            Keyword.Maxvalue => SequenceOptionKind.NoMaxValue,
            Keyword.Minvalue => SequenceOptionKind.NoMinValue,
            _ => SequenceOptionKind.NoCycle,
        };
        if (kind == SequenceOptionKind.NoCycle && !At(Keyword.Cycle))
        {
            Fail("CYCLE, MAXVALUE or MINVALUE");
        }

        Advance();
        return new SequenceOption(RangeFrom(start), kind);
    }

    private SequenceOption NumberOption(int start, SequenceOptionKind kind)
    {
        var number = ParseNumber();
        return new SequenceOption(RangeFrom(start), kind) { Number = number };
    }

    private SequenceOption NameOption(int start, SequenceOptionKind kind)
    {
        var name = ParseAnyName();
        return new SequenceOption(RangeFrom(start), kind) { Name = name };
    }
}
