using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Lexing;

namespace SqlGen.Generator.Model.Building;

/// <summary>What the tokens of a function's body tell: whether it changes the session or ends the transaction, and what it calls. In doubt it does.</summary>
public sealed class FunctionBody
{
    private static readonly HashSet<string> StatementStarters = new(StringComparer.Ordinal) { "atomic", "begin", "else", "loop", "then" };

    private readonly string _text;
    private readonly List<Token> _tokens;

    private FunctionBody(string text)
    {
        _text = text;
        var tokens = TokenList.Read(text, new LexerOptions());
        _tokens = [.. tokens.Items.Take(tokens.Count).Where(static t => t.Kind != TokenKind.End)];
    }

    public bool ChangesSession { get; private set; }

    public bool EndsTransaction { get; private set; }

    /// <summary>Says RETURN NULL: as a trigger before a row it keeps the row as it is.</summary>
    public bool ReturnsNull { get; private set; }

    /// <summary>Names that stand before a parenthesis.</summary>
    public HashSet<string> Calls { get; } = new(StringComparer.Ordinal);

    public static FunctionBody Read(Function function)
    {
        var body = new FunctionBody(function.Language is "sql" or "plpgsql" ? function.Body ?? "" : "");
        if (function.Body is null || function.Language is not ("sql" or "plpgsql"))
        {
            body.ChangesSession = body.ReturnsNull = true;
            return body;
        }

        for (var i = 0; i < body._tokens.Count; i++)
        {
            body.ReadToken(i, isProcedural: function.Language == "plpgsql");
        }

        return body;
    }

    private void ReadToken(int i, bool isProcedural)
    {
        var word = Word(i);
        if (word.Length == 0)
        {
            return;
        }

        if (IsCall(i))
        {
            Calls.Add(word);
            ChangesSession |= IsSessionLock(word) || (word == "set_config" && !IsLocalSetting(i + 1));
        }

        if (BeginsStatement(i))
        {
            ChangesSession |= word is "discard" or "listen" or "load" or "prepare" or "reset" or "unlisten"
                || (word == "set" && Word(i + 1) is not ("constraints" or "local" or "transaction"));
            EndsTransaction |= word is "commit" or "rollback";
        }

        ReturnsNull |= word == "return" && Word(i + 1) == "null";
        ChangesSession |= word switch
        {
            "temp" or "temporary" => Word(i - 1) is "create" or "global" or "into" or "local" or "replace",
            "hold" => Word(i - 1) == "with",
            // What EXECUTE runs is known at run time only; GRANT EXECUTE and triggers' EXECUTE FUNCTION are other words.
            "execute" => isProcedural && Word(i + 1) is not ("function" or "on" or "procedure"),
            _ => false,
        };
    }

    /// <summary><c>set_config(name, value, true)</c>: for the transaction only.</summary>
    private bool IsLocalSetting(int open)
    {
        var depth = 0;
        for (var i = open; i < _tokens.Count; i++)
        {
            depth += _tokens[i].Kind switch
            {
                TokenKind.LeftParenthesis => 1,
                TokenKind.RightParenthesis => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                return Word(i - 1) == "true" && _tokens[i - 2].Kind == TokenKind.Comma;
            }
        }

        return false;
    }

    private static bool IsSessionLock(string word) =>
        word is "pg_advisory_lock" or "pg_advisory_lock_shared" or "pg_try_advisory_lock" or "pg_try_advisory_lock_shared";

    private bool IsCall(int i) => i + 1 < _tokens.Count && _tokens[i + 1].Kind == TokenKind.LeftParenthesis;

    private bool BeginsStatement(int i) => i == 0 || _tokens[i - 1].Kind == TokenKind.Semicolon || StatementStarters.Contains(Word(i - 1)) || EndsLabel(i - 1);

    // <<label>>
    private bool EndsLabel(int i) => _tokens[i].Kind == TokenKind.Operator && _text.Substring(_tokens[i].Start, _tokens[i].Length) == ">>";

    private string Word(int i)
    {
        if (i < 0 || i >= _tokens.Count)
        {
            return "";
        }

        var token = _tokens[i];
        return token.Kind switch
        {
            TokenKind.Identifier or TokenKind.Keyword => _text.Substring(token.Start, token.Length).ToLowerInvariant(),
            TokenKind.QuotedIdentifier => TokenText.GetQuotedIdentifier(_text, token),
            _ => "",
        };
    }
}
