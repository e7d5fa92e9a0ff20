using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>CREATE POLICY, ALTER POLICY and CREATE RULE.</summary>
public sealed partial class Parser
{
    /// <summary>CREATE POLICY name ON table [AS PERMISSIVE | RESTRICTIVE] [FOR command] [TO role, …] [USING (…)] [WITH CHECK (…)]</summary>
    private CreatePolicyStatement ParseCreatePolicy(int start)
    {
        Expect(Keyword.Policy);
        var name = ParseColumnId();
        Expect(Keyword.On);
        var table = ParseQualifiedName();
        var isRestrictive = ParseRestrictive();
        var command = Accept(Keyword.For) ? ParsePolicyCommand() : PolicyCommandWord.All;
        var roles = Accept(Keyword.To) ? ParseRoleList() : [];
        var condition = ParsePolicyUsing();
        var check = ParsePolicyWithCheck();
        return new CreatePolicyStatement(RangeFrom(start), name, table)
        {
            IsRestrictive = isRestrictive,
            Command = command,
            Roles = roles,
            Using = condition,
            WithCheck = check,
        };
    }

    // The words are no keywords: the grammar's action knows them by their text.
    private bool ParseRestrictive()
    {
        if (!Accept(Keyword.As))
        {
            return false;
        }

        if (!IsIdentifier(Current))
        {
            Fail("PERMISSIVE or RESTRICTIVE");
        }

        var word = ParseColumnId();
        if (word.Name is not ("permissive" or "restrictive"))
        {
            FailWith($"unrecognized row security option \"{word.Name}\"", word.Range, "PERMISSIVE or RESTRICTIVE");
        }

        return word.Name == "restrictive";
    }

    private PolicyCommandWord ParsePolicyCommand()
    {
        PolicyCommandWord? command = Current.Keyword switch
        {
            Keyword.All => PolicyCommandWord.All,
            Keyword.Select => PolicyCommandWord.Select,
            Keyword.Insert => PolicyCommandWord.Insert,
            Keyword.Update => PolicyCommandWord.Update,
            Keyword.Delete => PolicyCommandWord.Delete,
            _ => null,
        };
        if (command is null)
        {
            Fail("ALL, SELECT, INSERT, UPDATE or DELETE");
        }

        Advance();
        return command ?? PolicyCommandWord.All;
    }

    private Expression? ParsePolicyUsing() => Accept(Keyword.Using) ? ParseParenthesizedExpression() : null;

    private Expression? ParsePolicyWithCheck()
    {
        if (!Accept(Keyword.With))
        {
            return null;
        }

        Expect(Keyword.Check);
        return ParseParenthesizedExpression();
    }

    /// <summary>ALTER POLICY name ON table [TO role, …] [USING (…)] [WITH CHECK (…)] | RENAME TO name</summary>
    private Statement ParseAlterPolicy(int start)
    {
        Expect(Keyword.Policy);
        var ifExists = AcceptIfExists();
        var target = ParseDependentObject(ObjectKind.Policy, ParseQualifiedName);
        if (ifExists || At(Keyword.Rename))
        {
            Expect(Keyword.Rename, Keyword.To);
            var name = ParseColumnId();
            return new RenameStatement(RangeFrom(start), target, name, ifExists);
        }

        var roles = Accept(Keyword.To) ? ParseRoleList() : null;
        var condition = ParsePolicyUsing();
        var check = ParsePolicyWithCheck();
        return new AlterPolicyStatement(RangeFrom(start), target.Name, target.Owner) { Roles = roles, Using = condition, WithCheck = check };
    }

    /// <summary>CREATE [OR REPLACE] RULE name AS ON event TO table [WHERE …] DO [ALSO | INSTEAD] NOTHING | command | (command; …)</summary>
    private CreateRuleStatement ParseCreateRule(int start, bool orReplace)
    {
        Expect(Keyword.Rule);
        var name = ParseColumnId();
        Expect(Keyword.As, Keyword.On);
        if (Current.Keyword is not (Keyword.Select or Keyword.Insert or Keyword.Update or Keyword.Delete))
        {
            Fail("SELECT, INSERT, UPDATE or DELETE");
        }

        var eventWord = Keywords.GetText(Current.Keyword is Keyword.NotAKeyword ? Keyword.Select : Current.Keyword);
        Advance();
        Expect(Keyword.To);
        var table = ParseQualifiedName();
        var where = ParseOptionalWhere();
        Expect(Keyword.Do);
        var instead = Accept(Keyword.Instead);
        if (!instead)
        {
            Accept(Keyword.Also);
        }

        var actions = ParseRuleActions();
        return new CreateRuleStatement(RangeFrom(start), name, table, actions)
        {
            OrReplace = orReplace,
            Event = eventWord,
            Where = where,
            Instead = instead,
        };
    }

    private List<Statement> ParseRuleActions()
    {
        var actions = new List<Statement>();
        if (Accept(Keyword.Nothing))
        {
            return actions;
        }

        if (!At(TokenKind.LeftParenthesis) || AtParenthesizedQuery())
        {
            actions.Add(ParseRuleAction());
            return actions;
        }

        Expect(TokenKind.LeftParenthesis);
        do
        {
            if (!At(TokenKind.Semicolon) && !At(TokenKind.RightParenthesis))
            {
                actions.Add(ParseRuleAction());
            }
        }
        while (Accept(TokenKind.Semicolon));

        Expect(TokenKind.RightParenthesis);
        return actions;
    }

    /// <summary>SELECT, INSERT, UPDATE, DELETE or NOTIFY</summary>
    private Statement ParseRuleAction()
    {
        if (At(Keyword.Notify))
        {
            return ParseNotify();
        }

        if (!At(TokenKind.LeftParenthesis)
            && Current.Keyword is not (Keyword.Select or Keyword.Values or Keyword.Table or Keyword.With or Keyword.Insert or Keyword.Update or Keyword.Delete))
        {
            Fail("SELECT, INSERT, UPDATE, DELETE or NOTIFY");
        }

        return ParsePreparableStatement();
    }

    // "(select …) union …" and "((select …))" are single actions, "(select …; …)" a list: what follows the first closing parenthesis tells.
    private bool AtParenthesizedQuery()
    {
        if (Peek(1).Kind != TokenKind.LeftParenthesis && Peek(1).Keyword is not (Keyword.Select or Keyword.Values or Keyword.With or Keyword.Table))
        {
            return false;
        }

        var depth = 0;
        for (var offset = 0; Peek(offset).Kind != TokenKind.End; offset++)
        {
            switch (Peek(offset).Kind)
            {
                case TokenKind.LeftParenthesis:
                    depth++;
                    break;
                case TokenKind.RightParenthesis when --depth == 0:
                    return Peek(offset + 1).Kind is not (TokenKind.End or TokenKind.Semicolon);
                case TokenKind.Semicolon when depth == 1:
                    return false;
            }
        }

        return false;
    }
}
