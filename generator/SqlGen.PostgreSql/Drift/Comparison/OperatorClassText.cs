namespace SqlGen.PostgreSql.Drift;

/// <summary>Operator classes of an index's keys, <c>vector_cosine_ops, -</c>; <c>-</c> where none is written, so the type's default.</summary>
static class OperatorClassText
{
    private static readonly HashSet<string> NeverDefault = new(StringComparer.Ordinal)
    {
        "jsonb_path_ops", "gin_trgm_ops", "gist_trgm_ops", "text_pattern_ops", "varchar_pattern_ops", "bpchar_pattern_ops",
        "vector_ip_ops", "vector_cosine_ops", "vector_l1_ops", "halfvec_ip_ops", "halfvec_cosine_ops", "halfvec_l1_ops",
        "sparsevec_ip_ops", "sparsevec_cosine_ops", "sparsevec_l1_ops", "bit_jaccard_ops",
    };

    public static bool Equal(string left, string right)
    {
        var a = left.Split([", "], StringSplitOptions.None);
        var b = right.Split([", "], StringSplitOptions.None);
        return a.Length == b.Length && !a.Where((name, i) => !MayBeEqual(name, b[i])).Any();
    }

    private static bool MayBeEqual(string left, string right) =>
        left == right || (left == "-" && !NeverDefault.Contains(right)) || (right == "-" && !NeverDefault.Contains(left));
}
