namespace SqlGen.PostgreSql.Binding.Analysis;

/// <summary>Which of several signatures a call means: func_match_argtypes and func_select_candidate of parse_func.c.</summary>
internal static class OverloadRules
{
    public static T? Select<T>(CastSpace casts, IReadOnlyList<SqlType> inputs, IEnumerable<T> all, Func<T, IReadOnlyList<SqlType?>> arguments)
        where T : class
    {
        var candidates = all.Where(c => casts.CanCoerce(inputs, arguments(c))).ToList();
        if (candidates.Count <= 1)
        {
            return candidates.FirstOrDefault();
        }

        var bases = inputs.Select(static t => t.Base).ToList();
        candidates = KeepBest(candidates, c => CountKnown(bases, arguments(c), static (input, argument) => input == argument));
        if (candidates.Count == 1)
        {
            return candidates[0];
        }

        candidates = KeepBest(candidates, c => CountKnown(bases, arguments(c), static (input, argument) =>
            input == argument || (argument.IsPreferred && argument.Category == input.Category)));
        if (candidates.Count == 1)
        {
            return candidates[0];
        }

        if (!bases.Exists(IsUnknown))
        {
            return null;
        }

        candidates = FilterByCategories(bases, candidates, arguments);
        return candidates.Count == 1 ? candidates[0] : SelectByKnownType(casts, bases, candidates, arguments);
    }

    private static bool IsUnknown(SqlType type) => type.IsBuiltIn("unknown");

    private static int CountKnown(List<SqlType> inputs, IReadOnlyList<SqlType?> arguments, Func<SqlType, SqlType, bool> matches)
    {
        var count = 0;
        for (var i = 0; i < inputs.Count; i++)
        {
            if (!IsUnknown(inputs[i]) && matches(inputs[i], arguments[i]!))
            {
                count++;
            }
        }

        return count;
    }

    private static List<T> KeepBest<T>(List<T> candidates, Func<T, int> score)
    {
        var scores = candidates.ConvertAll(c => score(c));
        var best = scores.Max();
        return candidates.Where((_, i) => scores[i] == best).ToList();
    }

    /// <summary>Gives each unknown literal a category, text if any candidate takes text there, and keeps the candidates that fit.</summary>
    private static List<T> FilterByCategories<T>(List<SqlType> inputs, List<T> candidates, Func<T, IReadOnlyList<SqlType?>> arguments)
    {
        var slots = new (char Category, bool Preferred)?[inputs.Count];
        for (var i = 0; i < inputs.Count; i++)
        {
            if (!IsUnknown(inputs[i]))
            {
                continue;
            }

            var types = candidates.ConvertAll(c => arguments(c)[i]!);
            var category = types.Exists(static t => t.Category == 'S') ? 'S' : types[0].Category;
            if (category != 'S' && types.Exists(t => t.Category != category))
            {
                return candidates;
            }

            slots[i] = (category, types.Exists(t => t.Category == category && t.IsPreferred));
        }

        var kept = candidates.Where(c =>
        {
            for (var i = 0; i < inputs.Count; i++)
            {
                if (slots[i] is var (category, preferred) && (arguments(c)[i]!.Category != category || (preferred && !arguments(c)[i]!.IsPreferred)))
                {
                    return false;
                }
            }

            return true;
        }).ToList();
        return kept.Count > 0 ? kept : candidates;
    }

    /// <summary>If all known inputs are of one type, the unknown ones are taken to be of it as well.</summary>
    private static T? SelectByKnownType<T>(CastSpace casts, List<SqlType> inputs, List<T> candidates, Func<T, IReadOnlyList<SqlType?>> arguments)
        where T : class
    {
        var known = inputs.Where(static t => !IsUnknown(t)).Distinct().ToList();
        if (known.Count != 1)
        {
            return null;
        }

        var assumed = inputs.ConvertAll(_ => known[0]);
        var fitting = candidates.Where(c => casts.CanCoerce(assumed, arguments(c))).ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }
}
