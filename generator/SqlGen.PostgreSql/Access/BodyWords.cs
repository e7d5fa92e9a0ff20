using System.Text.RegularExpressions;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Lexing;

namespace SqlGen.PostgreSql.Access;

/// <summary>What can be told of a body without running it.</summary>
internal static class BodyWords
{
    private static readonly Regex OneReturn = new(
        @"\A\s*begin\s+return\s+(?<value>[^;]*);\s*end\s*;?\s*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The names in it, as PostgreSQL folds them.</summary>
    public static HashSet<string> Of(string body)
    {
        var tokens = TokenList.Read(body, new LexerOptions());
        return new HashSet<string>(tokens.Items.Take(tokens.Count).Select(t => t.Kind switch
        {
            TokenKind.Identifier or TokenKind.Keyword => body.Substring(t.Start, t.Length).ToLowerInvariant(),
            TokenKind.QuotedIdentifier => TokenText.GetQuotedIdentifier(body, t),
            _ => "",
        }), StringComparer.Ordinal);
    }

    private static readonly Regex SqlReturn = new(@"\A\s*return\s+(?<value>.*?);?\s*\z", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant);

    /// <summary>The expression of a function that does nothing but return it: in PL/pgSQL, or by RETURN as the body.</summary>
    public static string? ReturnedBy(Function function) =>
        function.Body is { } body && (function.Language == "plpgsql" ? OneReturn : SqlReturn).Match(body) is { Success: true } match ? match.Groups["value"].Value : null;
}
