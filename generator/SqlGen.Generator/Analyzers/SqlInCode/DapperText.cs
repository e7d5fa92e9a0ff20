using System.Text.RegularExpressions;

namespace SqlGen.Generator.Analyzers.SqlInCode;

/// <summary>What Dapper rewrites before the server sees it, spelled so that it is SQL of the same length.</summary>
public static class DapperText
{
    private static readonly Regex s_list = new(@"\b(not\s+)?in(?=\s*[@:][A-Za-z_])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex s_literal = new(@"\{=(\w+)\}", RegexOptions.CultureInvariant);

    public static string ToServer(string sql)
    {
        // "x in @ids" becomes a list of parameters.
        var lists = s_list.Replace(sql, static m => "=".PadLeft(m.Length));

        // "{=count}" becomes the number itself.
        return s_literal.Replace(lists, static m => "0".PadRight(m.Length));
    }
}
