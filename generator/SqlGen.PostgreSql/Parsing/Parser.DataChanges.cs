using System.Collections.Immutable;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    private static readonly IReadOnlyList<AssignmentTarget> NoTargets = ImmutableArray<AssignmentTarget>.Empty;

    private static readonly IReadOnlyList<ReturningAlias> NoReturningAliases = ImmutableArray<ReturningAlias>.Empty;

    private InsertStatement ParseInsert(int start, WithClause? with)
    {
        Expect(Keyword.Insert, Keyword.Into);
        var table = ParseQualifiedName();
        var alias = Accept(Keyword.As) ? ParseColumnId() : null;
        var columns = NoTargets;
        var overriding = Overriding.None;
        QueryStatement? query = null;
        if (Accept(Keyword.Default))
        {
            Expect(Keyword.Values);
        }
        else
        {
            if (At(TokenKind.LeftParenthesis) && !AtInsertedQuery())
            {
                columns = ParseTargets();
            }

            overriding = ParseOverriding();
            query = ParseQuery();
        }

        var onConflict = At(Keyword.On) ? ParseOnConflict() : null;
        var returning = ParseReturning(out var returningAliases);
        return new InsertStatement(RangeFrom(start), table, alias, columns, query)
        {
            With = with,
            Overriding = overriding,
            OnConflict = onConflict,
            ReturningAliases = returningAliases,
            Returning = returning,
        };
    }

    /// <summary>Whether the "(" begins a query, not the list of columns.</summary>
    private bool AtInsertedQuery()
    {
        var next = Peek(1);
        return next.Kind == TokenKind.LeftParenthesis
            || next.Keyword is Keyword.Select or Keyword.With or Keyword.Table
            || (next.Keyword == Keyword.Values && Peek(2).Kind == TokenKind.LeftParenthesis);
    }

    private Overriding ParseOverriding()
    {
        if (!Accept(Keyword.Overriding))
        {
            return Overriding.None;
        }

        if (!At(Keyword.User) && !At(Keyword.System))
        {
            Fail("USER or SYSTEM");
        }

        var kind = Advance().Keyword == Keyword.User ? Overriding.User : Overriding.System;
        Expect(Keyword.Value);
        return kind;
    }

    private OnConflict ParseOnConflict()
    {
        var start = Advance().Start;
        Expect(Keyword.Conflict);
        IReadOnlyList<IndexElement> elements = ImmutableArray<IndexElement>.Empty;
        Expression? indexWhere = null;
        Identifier? constraint = null;
        if (At(TokenKind.LeftParenthesis))
        {
            elements = ParseParenthesizedList(ParseIndexElement);
            indexWhere = Accept(Keyword.Where) ? ParseExpression() : null;
        }
        else if (Accept(Keyword.On))
        {
            Expect(Keyword.Constraint);
            constraint = ParseColumnId();
        }

        Expect(Keyword.Do);
        IReadOnlyList<Assignment> assignments = ImmutableArray<Assignment>.Empty;
        Expression? where = null;
        var doesUpdate = Accept(Keyword.Update);
        if (doesUpdate)
        {
            Expect(Keyword.Set);
            assignments = ParseAssignments();
            where = Accept(Keyword.Where) ? ParseExpression() : null;
        }
        else if (!Accept(Keyword.Nothing))
        {
            Fail("NOTHING or UPDATE");
        }

        return new OnConflict(RangeFrom(start), elements, indexWhere, constraint)
        {
            DoesUpdate = doesUpdate,
            Assignments = assignments,
            Where = where,
        };
    }

    private UpdateStatement ParseUpdate(int start, WithClause? with)
    {
        Advance();
        var table = ParseRelationReference();
        var alias = ParseTargetAlias();
        Expect(Keyword.Set);
        var assignments = ParseAssignments();
        var from = Accept(Keyword.From) ? ParseFromList() : NoFromItems;
        var where = ParseWhereOrCurrent();
        var returning = ParseReturning(out var returningAliases);
        return new UpdateStatement(RangeFrom(start), table, alias, assignments)
        {
            With = with,
            From = from,
            Where = where,
            ReturningAliases = returningAliases,
            Returning = returning,
        };
    }

    private DeleteStatement ParseDelete(int start, WithClause? with)
    {
        Expect(Keyword.Delete, Keyword.From);
        var table = ParseRelationReference();
        var alias = ParseTargetAlias();
        var used = Accept(Keyword.Using) ? ParseFromList() : NoFromItems;
        var where = ParseWhereOrCurrent();
        var returning = ParseReturning(out var returningAliases);
        return new DeleteStatement(RangeFrom(start), table, alias)
        {
            With = with,
            Using = used,
            Where = where,
            ReturningAliases = returningAliases,
            Returning = returning,
        };
    }

    /// <summary>The alias of relation_expr_opt_alias; SET is one only after AS.</summary>
    private Identifier? ParseTargetAlias() =>
        Accept(Keyword.As) || (AtColumnId() && !At(Keyword.Set)) ? ParseColumnId() : null;

    private Expression? ParseWhereOrCurrent()
    {
        if (!Accept(Keyword.Where))
        {
            return null;
        }

        if (!At(Keyword.Current, Keyword.Of))
        {
            return ParseExpression();
        }

        var start = Advance().Start;
        Advance();
        var cursor = ParseColumnId();
        return new CurrentOfExpression(RangeFrom(start), cursor);
    }

    /// <summary>[RETURNING [WITH (OLD | NEW AS name, …)] items]</summary>
    private IReadOnlyList<SelectItem> ParseReturning(out IReadOnlyList<ReturningAlias> aliases)
    {
        aliases = NoReturningAliases;
        if (!Accept(Keyword.Returning))
        {
            return NoSelectItems;
        }

        if (Is18 && Accept(Keyword.With))
        {
            aliases = ParseParenthesizedList(ParseReturningAlias);
        }

        return ParseSelectItems();
    }

    private ReturningAlias ParseReturningAlias()
    {
        var start = Start;
        var isNew = Accept(Keyword.New);
        if (!isNew && !Accept(Keyword.Old))
        {
            Fail("OLD or NEW");
        }

        Expect(Keyword.As);
        var alias = ParseColumnId();
        return new ReturningAlias(RangeFrom(start), isNew, alias);
    }

    /// <summary>insert_column_list or set_target_list in parentheses.</summary>
    private IReadOnlyList<AssignmentTarget> ParseTargets() => ParseParenthesizedList(ParseTarget);

    private AssignmentTarget ParseTarget()
    {
        var column = ParseColumnId();
        var path = ParseIndirection(new ColumnReference(column.Range, ImmutableArray.Create(column)));
        return new AssignmentTarget(path.Range, column, path);
    }

    /// <summary>set_clause_list.</summary>
    private IReadOnlyList<Assignment> ParseAssignments() => ParseCommaList(ParseAssignment);

    private Assignment ParseAssignment()
    {
        var start = Start;
        var isMultiple = At(TokenKind.LeftParenthesis);
        IReadOnlyList<AssignmentTarget> targets = isMultiple ? ParseTargets() : ImmutableArray.Create(ParseTarget());
        Expect(TokenKind.Equal);
        var value = ParseExpression();
        return new Assignment(RangeFrom(start), targets, isMultiple, value);
    }
}
