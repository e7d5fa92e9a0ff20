using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Generator.Analyzers.SqlInCode;

/// <summary>What a scope refuses when it gets the text: the same as the runtime, in its words, before it runs.</summary>
public static class ScopeText
{
    /// <summary>The first reason and its place; null for a text that a scope takes.</summary>
    public static (TextRange Range, string Why)? Refused(CodeText code)
    {
        var text = code.Script.File.Text;
        var tokens = TokenList.Read(text, new LexerOptions(PsqlCommands: false));
        var first = tokens.Items.Take(tokens.Count - 1).FirstOrDefault(static t => t.Kind is not (TokenKind.LeftParenthesis or TokenKind.Semicolon));
        if (code.Script.Statements.Count == 0)
        {
            return (new TextRange(0, text.Length), "it holds no statement");
        }

        if (!ReadsOrChangesRows(code.Script.Statements[0]))
        {
            var word = text.Substring(first.Start, first.Length).ToLowerInvariant();
            return (first.Range,
                $"it begins with \"{word}\"; SELECT, WITH, VALUES, TABLE, INSERT, UPDATE, DELETE and MERGE are allowed, transactions are begun and ended on the scope");
        }

        if (code.Script.Statements.Count > 1)
        {
            return (code.Script.Statements[1].Range, "more than one statement; send them one by one, or in a batch");
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens.Items[i];
            if (WhyNot(token.Kind, text.Substring(token.Start, token.Length)) is { } why)
            {
                return (token.Range, why);
            }
        }

        return null;
    }

    private static bool ReadsOrChangesRows(Statement statement) =>
        statement is SelectStatement or SetOperationStatement or ValuesStatement or InsertStatement or UpdateStatement or DeleteStatement or MergeStatement;

    private static string? WhyNot(TokenKind kind, string token) => kind switch
    {
        TokenKind.Identifier when string.Equals(token, "set_config", StringComparison.OrdinalIgnoreCase) => SetConfig,
        TokenKind.QuotedIdentifier when token == "\"set_config\"" => SetConfig,
        TokenKind.UnicodeIdentifier or TokenKind.UnicodeString => "names and strings in the form U&\"…\" can't be checked; write the characters themselves",
        // Whether a backslash escapes here depends on a setting of the server.
        TokenKind.String when token.Contains("\\'") => "a string has a backslash before a quote; send it as a parameter, or write E'…'",
        _ => null,
    };

    private const string SetConfig = "set_config would change the context of the call; give the scope other claims or settings";
}
