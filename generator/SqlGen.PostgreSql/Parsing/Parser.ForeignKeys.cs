using System.Collections.Immutable;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>REFERENCES, of columns and of tables.</summary>
public sealed partial class Parser
{
    /// <summary>REFERENCES table [(columns)] [MATCH …] [ON DELETE …] [ON UPDATE …]</summary>
    private ForeignKeyDefinition ParseReferences(int start, Identifier? name, IReadOnlyList<Identifier> columns)
    {
        Expect(Keyword.References);
        var table = ParseQualifiedName();
        var hasPeriod = false;
        var isColumn = columns.Count == 0;
        IReadOnlyList<Identifier> referenced = isColumn ? ParseOptionalColumnList() : At(TokenKind.LeftParenthesis) ? ParsePeriodColumnList(out hasPeriod) : NoIdentifiers;
        var key = new ForeignKeyDefinition(new TextRange(start, 0), name, columns, table, referenced) { ReferencesPeriod = hasPeriod, MatchFull = ParseMatchFull() };
        var hasUpdate = false;
        var hasDelete = false;
        while (!(hasUpdate && hasDelete) && At(Keyword.On))
        {
            var on = Advance();
            if (!hasUpdate && Accept(Keyword.Update))
            {
                hasUpdate = true;
                key = key with { OnUpdate = ParseReferentialAction(out var updated) };
                if (updated.Count > 0)
                {
                    var action = key.OnUpdate == ReferentialAction.SetNull ? "SET NULL" : "SET DEFAULT";
                    FailWith($"a column list with {action} is only supported for ON DELETE actions", on.Range);
                }
            }
            else if (!hasDelete && Accept(Keyword.Delete))
            {
                hasDelete = true;
                key = key with { OnDelete = ParseReferentialAction(out var deleted), OnDeleteColumns = deleted };
            }
            else
            {
                Fail(hasUpdate ? "DELETE" : hasDelete ? "UPDATE" : "DELETE or UPDATE");
            }
        }

        return key with { Range = RangeFrom(start) };
    }

    /// <summary>(columns [, PERIOD column])</summary>
    private IReadOnlyList<Identifier> ParsePeriodColumnList(out bool hasPeriod)
    {
        hasPeriod = false;
        var columns = ImmutableArray.CreateBuilder<Identifier>();
        Expect(TokenKind.LeftParenthesis);
        columns.Add(ParseColumnId());
        while (!hasPeriod && Accept(TokenKind.Comma))
        {
            // PERIOD alone is a column's name.
            hasPeriod = At(Keyword.Period) && Peek(1).Kind is not (TokenKind.Comma or TokenKind.RightParenthesis);
            if (hasPeriod)
            {
                Advance();
            }

            columns.Add(ParseColumnId());
        }

        Expect(TokenKind.RightParenthesis);
        return columns.ToImmutable();
    }

    /// <summary>[MATCH FULL | SIMPLE]</summary>
    private bool ParseMatchFull()
    {
        var start = Start;
        if (!Accept(Keyword.Match) || Accept(Keyword.Simple))
        {
            return false;
        }

        if (Accept(Keyword.Partial))
        {
            FailWith("MATCH PARTIAL not yet implemented", RangeFrom(start));
            return false;
        }

        Expect(Keyword.Full);
        return true;
    }

    private ReferentialAction ParseReferentialAction(out IReadOnlyList<Identifier> columns)
    {
        columns = NoIdentifiers;
        switch (Current.Keyword)
        {
            case Keyword.No:
                Advance();
                Expect(Keyword.Action);
                return ReferentialAction.NoAction;
            case Keyword.Restrict:
                Advance();
                return ReferentialAction.Restrict;
            case Keyword.Cascade:
                Advance();
                return ReferentialAction.Cascade;
            case Keyword.Set:
                Advance();
                var setNull = Accept(Keyword.Null);
                if (!setNull && !Accept(Keyword.Default))
                {
                    Fail("NULL or DEFAULT");
                }

                columns = ParseOptionalColumnList();
                return setNull ? ReferentialAction.SetNull : ReferentialAction.SetDefault;
            default:
                Fail("NO ACTION, RESTRICT, CASCADE, SET NULL or SET DEFAULT");
                return ReferentialAction.NoAction;
        }
    }
}
