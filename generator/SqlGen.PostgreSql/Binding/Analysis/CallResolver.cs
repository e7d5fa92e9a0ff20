using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Binding.Analysis;

/// <summary>Finds the function that a call means: FuncnameGetCandidates of namespace.c and func_get_detail of parse_func.c.</summary>
internal sealed class CallResolver(AnalysisScope scope)
{
    /// <summary>The functions that the number and names of arguments fit.</summary>
    public IReadOnlyList<Candidate> FindCandidates(QualifiedName name, int count, IReadOnlyList<string> argumentNames, bool isVariadicCall)
    {
        var found = new List<Candidate>();
        foreach (var signature in scope.Functions.Named(name.Name))
        {
            var position = name.Schema is null ? IndexOf(scope.Path, signature.Schema) : name.Schema == signature.Schema ? 0 : -1;
            if (position >= 0 && Fit(signature, count, argumentNames, isVariadicCall, position) is { } candidate)
            {
                Add(found, candidate);
            }
        }

        return found;
    }

    /// <summary>The candidate that PostgreSQL takes; null if it would take none.</summary>
    public Candidate? Choose(IReadOnlyList<Candidate> candidates, IReadOnlyList<SqlType> inputs) =>
        FindExact(candidates, inputs) ?? Reject(OverloadRules.Select(scope.Casts, inputs, candidates, c => c.Arguments.Take(inputs.Count).ToList()));

    public static Candidate? FindExact(IReadOnlyList<Candidate> candidates, IReadOnlyList<SqlType> inputs) =>
        Reject(candidates.FirstOrDefault(c => inputs.Select((t, i) => c.Arguments[i] == t).All(static same => same)));

    private static Candidate? Reject(Candidate? candidate) => candidate is { IsAmbiguous: false } ? candidate : null;

    private static int IndexOf(IReadOnlyList<string> path, string schema)
    {
        for (var i = 0; i < path.Count; i++)
        {
            if (path[i] == schema)
            {
                return i;
            }
        }

        return -1;
    }

    private static Candidate? Fit(Signature signature, int count, IReadOnlyList<string> names, bool isVariadicCall, int position)
    {
        var declared = signature.Arguments.Count;
        var useDefaults = declared > count;
        if (useDefaults && count + signature.DefaultCount < declared)
        {
            return null;
        }

        if (names.Count > 0)
        {
            return (signature.IsVariadic && !isVariadicCall) || declared < count ? null : FitNamed(signature, count, names, position);
        }

        var expands = declared <= count && !isVariadicCall && signature.IsVariadic;
        if (declared != count && !expands && !useDefaults)
        {
            return null;
        }

        var arguments = signature.Arguments.ToList();
        if (expands)
        {
            arguments.RemoveAt(declared - 1);
            while (arguments.Count < count)
            {
                arguments.Add(signature.VariadicElement);
            }
        }

        return new Candidate(signature, arguments, position, useDefaults ? declared - count : 0, expands);
    }

    /// <summary>MatchNamedCall: the last arguments are named; what neither position nor name gives must have a default.</summary>
    private static Candidate? FitNamed(Signature signature, int count, IReadOnlyList<string> names, int position)
    {
        var positional = count - names.Count;
        var order = Enumerable.Range(0, positional).ToList();
        foreach (var name in names)
        {
            var index = IndexOf(signature.ArgumentNames, name);
            if (index < positional || order.Contains(index))
            {
                return null;
            }

            order.Add(index);
        }

        var firstDefault = signature.Arguments.Count - signature.DefaultCount;
        for (var i = 0; i < signature.Arguments.Count; i++)
        {
            if (!order.Contains(i))
            {
                if (i < firstDefault)
                {
                    return null;
                }

                order.Add(i);
            }
        }

        return new Candidate(signature, order.ConvertAll(i => signature.Arguments[i]), position, signature.Arguments.Count - count, false);
    }

    /// <summary>Of two that take the same arguments, the earlier in the path wins, then the one that isn't variadic.</summary>
    private static void Add(List<Candidate> found, Candidate candidate)
    {
        var length = candidate.Arguments.Count - candidate.DefaultsUsed;
        var rival = found.FindIndex(f => f.Arguments.Count - f.DefaultsUsed == length && f.Arguments.Take(length).SequenceEqual(candidate.Arguments.Take(length)));
        if (rival < 0)
        {
            found.Add(candidate);
            return;
        }

        var old = found[rival];
        var preference = old.PathPosition != candidate.PathPosition ? candidate.PathPosition - old.PathPosition
            : candidate.IsExpanded == old.IsExpanded ? 0
            : candidate.IsExpanded ? 1 : -1;
        if (preference < 0)
        {
            found[rival] = candidate;
        }
        else if (preference == 0)
        {
            old.IsAmbiguous = true;
        }
    }
}
