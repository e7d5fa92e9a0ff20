using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    // An error quotes text up to here; an unterminated string would quote the rest of the file.
    private const int MaxQuotedLength = 80;

    /// <summary>A syntax error at the current token; the first of a statement counts, the others are its consequences.</summary>
    /// <param name="expected">What could have stood there, ready to be read after "expected".</param>
    private void Fail(string? expected = null)
    {
        if (!HasFailed)
        {
            var token = Current;
            var lexical = FindLexicalError(token);
            Give(lexical is null
                ? new SyntaxError(token.Range, "syntax error" + Near(token), expected)
                : new SyntaxError(TextRange.FromBounds(lexical.Position, Math.Max(lexical.Position, token.End)), lexical.Message),
                lexical is { IsUnterminated: true } ? SqlRules.UnterminatedText : SqlRules.SyntaxError);
        }
    }

    /// <summary>An error that the grammar's actions raise with the server's words, at a place of its own.</summary>
    private void FailWith(string message, TextRange range, string? expected = null)
    {
        if (!HasFailed)
        {
            Give(new SyntaxError(range, message, expected), SqlRules.SyntaxError);
        }
    }

    /// <summary>As <see cref="FailWith"/>, but the server quotes the token it read last.</summary>
    private void FailNear(string message, Token token) => FailWith(message + Near(token), token.Range);

    private void FailTooDeep()
    {
        if (!HasFailed)
        {
            Give(new SyntaxError(Current.Range, "expression is nested too deeply; split it up"), SqlRules.TooDeep);
        }
    }

    private string Near(Token token) =>
        token.Kind == TokenKind.End ? " at end of input" : $" at or near \"{_text.Substring(token.Start, token.Length)}\"";

    private void Give(SyntaxError error, SqlDiagnosticDescriptor rule)
    {
        _error = error;
        _failedIndex = _index;
        _index = _endIndex;
        var message = Shorten(error.Message) + (error.Expected is null ? "" : "; expected " + error.Expected);
        _diagnostics.Add(new SqlDiagnostic(rule, _file, error.Range, message));
    }

    private LexicalError? FindLexicalError(Token token)
    {
        if (token.Kind == TokenKind.Error)
        {
            foreach (var error in _lexicalErrors)
            {
                if (error.TokenStart == token.Start)
                {
                    return error;
                }
            }
        }

        return null;
    }

    private static string Shorten(string message)
    {
        var line = message.IndexOfAny(['\r', '\n']);
        var length = line < 0 ? message.Length : line;
        return length == message.Length && length <= MaxQuotedLength + 60
            ? message
            : message.Substring(0, Math.Min(length, MaxQuotedLength + 60)) + "…\"";
    }
}
