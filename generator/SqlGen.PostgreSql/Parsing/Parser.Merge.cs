using System.Collections.Immutable;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    private MergeStatement ParseMerge(int start, WithClause? with)
    {
        Expect(Keyword.Merge, Keyword.Into);
        var table = ParseRelationReference();
        var alias = ParseTargetAlias();
        Expect(Keyword.Using);
        var source = ParseFromItem();
        Expect(Keyword.On);
        var on = ParseExpression();
        var whens = ImmutableArray.CreateBuilder<MergeWhen>();
        do
        {
            whens.Add(ParseMergeWhen());
        }
        while (At(Keyword.When));

        var returning = ParseReturning(out var returningAliases);
        return new MergeStatement(RangeFrom(start), table, alias, source, on, whens.ToImmutable())
        {
            With = with,
            ReturningAliases = returningAliases,
            Returning = returning,
        };
    }

    private MergeWhen ParseMergeWhen()
    {
        var start = Start;
        Expect(Keyword.When);
        var match = MergeMatch.Matched;
        if (Accept(Keyword.Not))
        {
            Expect(Keyword.Matched);
            match = MergeMatch.NotMatchedByTarget;
            if (Accept(Keyword.By))
            {
                if (!At(Keyword.Source) && !At(Keyword.Target))
                {
                    Fail("SOURCE or TARGET");
                }

                match = Advance().Keyword == Keyword.Source ? MergeMatch.NotMatchedBySource : match;
            }
        }
        else
        {
            Expect(Keyword.Matched);
        }

        var condition = Accept(Keyword.And) ? ParseExpression() : null;
        Expect(Keyword.Then);
        var action = ParseMergeAction(match);
        return new MergeWhen(RangeFrom(start), match, condition, action);
    }

    private MergeAction? ParseMergeAction(MergeMatch match)
    {
        var start = Start;
        switch (Current.Keyword)
        {
            case Keyword.Do:
                Advance();
                Expect(Keyword.Nothing);
                return null;
            case Keyword.Update when match != MergeMatch.NotMatchedByTarget:
                Advance();
                Expect(Keyword.Set);
                var assignments = ParseAssignments();
                return new MergeUpdate(RangeFrom(start), assignments);
            case Keyword.Delete when match != MergeMatch.NotMatchedByTarget:
                return new MergeDelete(Advance().Range);
            case Keyword.Insert when match == MergeMatch.NotMatchedByTarget:
                return ParseMergeInsert();
            default:
                Fail(match == MergeMatch.NotMatchedByTarget ? "INSERT or DO NOTHING" : "UPDATE, DELETE or DO NOTHING");
                return null;
        }
    }

    private MergeInsert ParseMergeInsert()
    {
        var start = Advance().Start;
        if (Accept(Keyword.Default))
        {
            Expect(Keyword.Values);
            return new MergeInsert(RangeFrom(start), NoTargets, Overriding.None, NoExpressions);
        }

        var columns = At(TokenKind.LeftParenthesis) ? ParseTargets() : NoTargets;
        var overriding = ParseOverriding();
        Expect(Keyword.Values);
        var values = ParseParenthesizedExpressions();
        return new MergeInsert(RangeFrom(start), columns, overriding, values);
    }
}
