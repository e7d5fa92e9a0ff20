using SqlGen.PostgreSql.Lexing;

namespace SqlGen.PostgreSql.PlPgSql;

internal sealed partial class PlParser
{
    private static readonly string[] Levels = ["debug", "log", "info", "notice", "warning"];

    private List<PlStatement> ParseStatements()
    {
        var statements = new List<PlStatement>();
        while (!AtEnd && !At("end") && !At("else") && !At("elsif") && !At("elseif") && !At("exception") && !At("when"))
        {
            if (ParseStatement() is { } statement)
            {
                statements.Add(statement);
            }
        }

        return statements;
    }

    private PlStatement? ParseStatement()
    {
        if (++_depth > MaxDepth)
        {
            _failed = true;
        }

        var start = _index;
        var label = ParseLabel();
        var statement = AtEnd ? null : ParseUnlabelled(start, label);
        _depth--;
        return statement;
    }

    private string? ParseLabel()
    {
        if (!IsSymbol(_index, "<<") || !IsName(_index + 1) || !IsSymbol(_index + 2, ">>"))
        {
            return null;
        }

        _index += 3;
        return Name(_index - 2);
    }

    private PlStatement? ParseUnlabelled(int start, string? label) => Name(_index) switch
    {
        "declare" or "begin" => ParseBlock(start, label),
        "if" => ParseIf(start),
        "case" => ParseCase(start),
        "loop" or "while" or "for" or "foreach" => ParseLoop(start, label),
        "exit" or "continue" => ParseJump(start),
        "return" => ParseReturn(start),
        "raise" => ParseRaise(start),
        "execute" => ParseExecute(start),
        "null" => Skip(),
        "get" or "open" or "fetch" or "move" or "close" or "assert" => ParseOther(start),
        _ when FindAssignment(start) is > 0 and var sign => ParseAssignment(start, sign),
        _ => ParseSql(start),
    };

    private PlStatement? Skip()
    {
        _index = Find(_index);
        ExpectSemicolon();
        return null;
    }

    private PlBlock ParseBlock(int start, string? label)
    {
        var declarations = new List<PlDeclaration>();
        while (Accept("declare"))
        {
        }

        while (!AtEnd && !At("begin"))
        {
            if (ParseDeclaration() is { } declaration)
            {
                declarations.Add(declaration);
            }
        }

        Expect("begin");
        var body = ParseStatements();
        var handlers = new List<PlHandler>();
        if (Accept("exception"))
        {
            while (Accept("when"))
            {
                handlers.Add(ParseHandler());
            }
        }

        Expect("end");
        if (IsName(_index))
        {
            _index++;
        }

        ExpectSemicolon();
        return new PlBlock(RangeFrom(start), label, declarations, body, handlers);
    }

    private PlHandler ParseHandler()
    {
        var conditions = new List<string>();
        do
        {
            if (Accept("sqlstate") && _tokens[_index].Kind is TokenKind.String)
            {
                conditions.Add(TokenText.GetString(_text, _tokens[_index++]));
            }
            else if (IsName(_index))
            {
                conditions.Add(Name(_index++));
            }
            else
            {
                _failed = true;
            }
        }
        while (Accept("or"));

        Expect("then");
        return new PlHandler(conditions, ParseStatements());
    }

    private PlDeclaration? ParseDeclaration()
    {
        var name = Name(_index++);
        var end = Find(_index);
        var value = Find(_index, i => IsWord(i, "default") || _tokens[i].Kind is TokenKind.ColonEquals or TokenKind.Equal);
        var cursor = Find(_index, i => IsWord(i, "cursor"));
        SqlFragment? fragment = null;
        if (cursor < end)
        {
            value = Find(cursor, "for", "is");
            fragment = value < end ? Sql(value + 1, end) : null;
        }
        else if (value < end)
        {
            fragment = Expression(value + 1, end);
        }

        _index = end;
        ExpectSemicolon();
        return new PlDeclaration(name, fragment, cursor < end);
    }

    private PlIf ParseIf(int start)
    {
        _index++;
        var branches = new List<PlBranch> { new(ExpressionUpTo("then"), ParseStatements()) };
        while (Accept("elsif") || Accept("elseif"))
        {
            branches.Add(new PlBranch(ExpressionUpTo("then"), ParseStatements()));
        }

        var otherwise = Accept("else") ? ParseStatements() : [];
        Expect("end");
        Expect("if");
        ExpectSemicolon();
        return new PlIf(RangeFrom(start), branches, otherwise);
    }

    private PlIf ParseCase(int start)
    {
        var operand = ++_index;
        _index = Find(operand, "when");
        var operandEnd = _index;
        var branches = new List<PlBranch>();
        while (Accept("when"))
        {
            var from = _index;
            _index = Find(from, "then");
            var condition = operandEnd == operand
                ? Expression(from, _index)
                : _body.CutExpression(
                    [Symbol(TokenKind.LeftParenthesis, operand), .. Slice(operand, operandEnd), Symbol(TokenKind.RightParenthesis, operandEnd),
                        new Token(TokenKind.Keyword, Keyword.In, _tokens[from].Start, 0), Symbol(TokenKind.LeftParenthesis, from), .. Slice(from, _index),
                        Symbol(TokenKind.RightParenthesis, _index)],
                    _tokens[from].Start, _tokens[_index].Start);
            Expect("then");
            branches.Add(new PlBranch(condition, ParseStatements()));
        }

        var otherwise = Accept("else") ? ParseStatements() : [];
        Expect("end");
        Expect("case");
        ExpectSemicolon();
        return new PlIf(RangeFrom(start), branches, otherwise);
    }

    private Token Symbol(TokenKind kind, int at) => new(kind, Keyword.NotAKeyword, _tokens[at].Start, 0);

    private PlLoop ParseLoop(int start, string? label)
    {
        var kind = PlLoopKind.Forever;
        List<string> targets = [];
        SqlFragment? source = null;
        SqlFragment? upper = null;
        if (Accept("while"))
        {
            kind = PlLoopKind.While;
            source = Expression(_index, _index = Find(_index, "loop"));
        }
        else if (Accept("foreach"))
        {
            targets = ParseTargets();
            _index = Find(_index, "in");
            Expect("in");
            Expect("array");
            kind = PlLoopKind.Array;
            source = Expression(_index, _index = Find(_index, "loop"));
        }
        else if (Accept("for"))
        {
            targets = ParseTargets();
            Expect("in");
            (kind, source, upper) = ParseForSource();
        }

        Expect("loop");
        var body = ParseStatements();
        Expect("end");
        Expect("loop");
        if (IsName(_index))
        {
            _index++;
        }

        ExpectSemicolon();
        return new PlLoop(RangeFrom(start), label, kind, targets, source, upper, body);
    }

    private (PlLoopKind Kind, SqlFragment Source, SqlFragment? Upper) ParseForSource()
    {
        if (Accept("execute"))
        {
            var from = _index;
            var textEnd = Find(from, "using", "loop");
            _index = Find(textEnd, "loop");
            return (PlLoopKind.Dynamic, Expression(from, textEnd), null);
        }

        var first = _index;
        _index = Find(first, "loop");
        var dots = Find(first, i => i >= _index || _tokens[i].Kind == TokenKind.DotDot);
        if (dots < _index)
        {
            var isReverse = IsWord(first, "reverse");
            return (PlLoopKind.Range, Expression(isReverse ? first + 1 : first, dots), Expression(dots + 1, Math.Max(dots + 1, Find(dots + 1, "by", "loop"))));
        }

        var isCursor = IsName(first) && (_index == first + 1 || (_tokens[first + 1].Kind == TokenKind.LeftParenthesis && !IsWord(first, "values")));
        return (isCursor ? PlLoopKind.Cursor : PlLoopKind.Query, Sql(first, _index), null);
    }

    private PlJump ParseJump(int start)
    {
        var isExit = At("exit");
        _index++;
        var label = IsName(_index) && !At("when") ? Name(_index++) : null;
        SqlFragment? condition = null;
        if (Accept("when"))
        {
            condition = Expression(_index, _index = Find(_index));
        }

        ExpectSemicolon();
        return new PlJump(RangeFrom(start), isExit, label, condition);
    }

    private PlStatement ParseReturn(int start)
    {
        var isMore = IsWord(_index + 1, "next") || IsWord(_index + 1, "query");
        _index = Find(_index);
        ExpectSemicolon();
        return isMore ? new PlOther(RangeFrom(start), []) : new PlReturn(RangeFrom(start));
    }

    private PlStatement? ParseRaise(int start)
    {
        _index++;
        var isAgain = _tokens[_index].Kind == TokenKind.Semicolon;
        var isMessage = Array.Exists(Levels, At);
        Skip();
        return isMessage ? null : new PlRaise(RangeFrom(start), isAgain);
    }

    private PlExecute ParseExecute(int start)
    {
        var from = ++_index;
        var textEnd = Find(from, "into", "using");
        var end = Find(from);
        var into = Find(from, "into");
        List<string> targets = [];
        if (into < end)
        {
            _index = into + 1;
            targets = ParseTargets();
        }

        _index = end;
        ExpectSemicolon();
        return new PlExecute(RangeFrom(start), Expression(from, textEnd), targets);
    }

    private PlOther ParseOther(int start)
    {
        List<string> targets = [];
        var end = Find(_index);
        for (var i = _index; i < end; i++)
        {
            if (IsWord(i, "into"))
            {
                _index = i + 1;
                targets.AddRange(ParseTargets());
            }
            else if (At("get") && _tokens[i].Kind is TokenKind.Equal or TokenKind.ColonEquals && IsName(i - 1))
            {
                targets.Add(Name(i - 1));
            }
        }

        _index = end;
        ExpectSemicolon();
        return new PlOther(RangeFrom(start), targets);
    }

    /// <summary>Where the sign of an assignment stands; 0 if it is none.</summary>
    private int FindAssignment(int start)
    {
        if (!IsName(start))
        {
            return 0;
        }

        var i = start + 1;
        while (_tokens[i].Kind == TokenKind.Dot && IsName(i + 1))
        {
            i += 2;
        }

        if (_tokens[i].Kind == TokenKind.LeftBracket)
        {
            i = Find(i + 1, at => _tokens[at].Kind == TokenKind.RightBracket) + 1;
        }

        return i < _tokens.Length && _tokens[i].Kind is TokenKind.ColonEquals or TokenKind.Equal ? i : 0;
    }

    private PlStatement ParseAssignment(int start, int sign)
    {
        var isPart = sign > start + 1;
        var name = Name(start);
        var end = Find(sign);
        _index = end;
        ExpectSemicolon();
        return isPart ? new PlOther(RangeFrom(start), [name]) : new PlAssign(RangeFrom(start), name, Expression(sign + 1, end));
    }

    private PlSql ParseSql(int start)
    {
        var end = Find(start);
        var takesInto = At("select") || At("with") || At("insert") || At("update") || At("delete") || At("values") || At("merge");
        var into = takesInto ? Find(start, i => IsWord(i, "into") && !IsWord(i - 1, "insert") && !IsWord(i - 1, "merge")) : end;
        var perform = At("perform");
        List<string> targets = [];
        SqlFragment sql;
        if (into < end)
        {
            _index = into + 1;
            targets = ParseTargets();
            sql = _body.Cut(Slice(start, into).Concat(Slice(_index, end)), _tokens[end - 1].End);
        }
        else
        {
            sql = perform ? Expression(start + 1, end) : Sql(start, end);
        }

        _index = end;
        ExpectSemicolon();
        return new PlSql(RangeFrom(start), sql, targets);
    }
}
