namespace SqlGen.PostgreSql.Drift;

/// <summary>
/// Compares expressions as text. A server prints what it understood, not what was written: casts, qualified names, <c>~~</c> for LIKE, <c>= ANY (ARRAY[…])</c>
/// for IN. What can't be told from such a rewriting counts as equal, so that a difference found is one.
/// </summary>
static partial class ExpressionText
{
    public static bool Equal(string left, string right, ExpressionMatch match)
    {
        if (match == ExpressionMatch.Exact)
        {
            return left == right;
        }

        if ((left.Length == 0) != (right.Length == 0))
        {
            return false;
        }

        var a = ExpressionWords.Of(left);
        var b = ExpressionWords.Of(right);
        return a.SequenceEqual(b) || (match == ExpressionMatch.Printed && Essence(a).SetEquals(Essence(b)) && MayBeSameLogic(a, b));
    }

    /// <summary>Whether AND, OR, NOT and comparisons are as many on both sides, where the server has no reason to write some anew.</summary>
    private static bool MayBeSameLogic(List<string> left, List<string> right) =>
        left.Concat(right).Any(Rewritten.Contains)
        || Logic.All(word => left.Count(word.Equals) == right.Count(word.Equals))
        // (a, b) = (c, d) comes back as two comparisons.
        || left.Contains(",") && Logic.Where(static w => w is not ("and" or "or" or "<>")).All(word => left.Count(word.Equals) == right.Count(word.Equals));

    private static readonly string[] Logic = ["and", "or", "not", "<", ">", "<=", ">=", "<>"];

    // x IN (…) becomes = ANY or a row of ORs, BETWEEN two comparisons, NOT LIKE an operator.
    private static readonly HashSet<string> Rewritten = new(StringComparer.Ordinal) { "in", "between", "like", "ilike", "similar", "notnull", "overlaps", "natural" };

    /// <summary>What no rewriting adds or takes away: names that aren't qualifiers, values of literals.</summary>
    private static HashSet<string> Essence(List<string> words)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var isQualifier = i + 1 < words.Count && words[i + 1] == ".";
            var before = i > 0 ? words[i - 1] : "";
            if (!isQualifier && before is not ("as" or "nextval" or "currval") && word.Length > 0)
            {
                word = word.TrimStart('\'').TrimStart('-');
                if (IsStable(word) && !Noise.Contains(word))
                {
                    kept.Add(word);
                }
            }
        }

        return kept;
    }

    // Names and whole numbers come back as they went in; dates, intervals, JSON and fractions are printed anew, and users_1 is an alias of the server's.
    private static bool IsStable(string word) =>
        word.Length > 0 && (word.All(static c => c is >= '0' and <= '9')
            || ((char.IsLetter(word[0]) || word[0] == '_') && word.All(static c => char.IsLetterOrDigit(c) || c == '_') && !EndsWithNumber(word)));

    private static bool EndsWithNumber(string word)
    {
        var digits = word.Length;
        while (digits > 0 && char.IsDigit(word[digits - 1]))
        {
            digits--;
        }

        return digits < word.Length && digits > 0 && word[digits - 1] == '_';
    }

    private static readonly HashSet<string> Noise = new(
        """
        as array any all some in between symmetric like ilike similar to not is null true false and or case when then else end select from where on
        using cast at time zone timezone interval date timestamp timestamptz text varchar char character int integer int4 int8 bigint smallint int2 numeric
        decimal real float double precision boolean bool json jsonb uuid varying with without join inner outer left right full cross lateral group by order
        asc desc nulls first last distinct extract date_part epoch year month day hour minute second for trim both leading trailing btrim ltrim rtrim
        substring position overlay now current_timestamp current_date localtimestamp localtime current_time current_user user session_user current_role
        limit offset fetch next rows row only union except intersect over partition values t f recursive materialized xmin collate default pg_catalog
        isfalse istrue unknown yes no on off y n similar_to_escape similar_to_escape like_escape normalize normalized nfc coalesce nullif greatest least exists having filter
        overlaps is_normalized return begin atomic
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
