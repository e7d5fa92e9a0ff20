using SqlGen.PostgreSql.Lexing;

namespace SqlGen.PostgreSql.Text;

/// <summary>Writes identifiers so that PostgreSQL reads them back unchanged.</summary>
public static class SqlIdentifier
{
    /// <summary>Quoted only where it must be, as the server's <c>quote_ident</c> does.</summary>
    public static string Quote(string name) => IsPlain(name) ? name : "\"" + name.Replace("\"", "\"\"") + "\"";

    private static bool IsPlain(string name)
    {
        if (name.Length == 0 || !(name[0] is >= 'a' and <= 'z' or '_'))
        {
            return false;
        }

        foreach (var c in name)
        {
            if (c is not (>= 'a' and <= 'z' or >= '0' and <= '9' or '_'))
            {
                return false;
            }
        }

        // ruleutils.c, quote_identifier: every keyword but the unreserved ones.
        var keyword = Keywords.Find(name);
        return keyword == Keyword.NotAKeyword || Keywords.GetCategory(keyword) == KeywordCategory.Unreserved;
    }
}
