using System.Collections.Concurrent;
using SqlGen.PostgreSql.Binding.Data;
using SqlGen.PostgreSql.Catalog;

namespace SqlGen.PostgreSql.Binding.Analysis;

/// <summary>Finds the operator that an expression means: oper() and left_oper() of parse_oper.c.</summary>
internal sealed class OperatorSpace(AnalysisScope scope)
{
    // What PostgreSQL itself has is the same for every query of every schema.
    private static readonly ConcurrentDictionary<string, List<OperatorSignature>> BuiltIn = new(StringComparer.Ordinal);

    private readonly Dictionary<string, List<OperatorSignature>> _bySymbol = new(StringComparer.Ordinal);

    public OperatorSignature? FindBinary(string? schema, string symbol, SqlType left, SqlType right)
    {
        var visible = Visible(schema, symbol).Where(static o => o.Left is not null).ToList();
        return FindExact(visible, left, right)
            ?? OverloadRules.Select(scope.Casts, [left, right], visible, static o => [o.Left, o.Right]);
    }

    public OperatorSignature? FindPrefix(string? schema, string symbol, SqlType operand)
    {
        var visible = Visible(schema, symbol).Where(static o => o.Left is null).ToList();
        return visible.Find(o => o.Right == operand)
            ?? OverloadRules.Select(scope.Casts, [operand], visible, static o => [o.Right]);
    }

    /// <summary>What every operator of this symbol gives, where all give the same: then it needs no operands to know.</summary>
    public SqlType? CommonResult(string? schema, string symbol, bool isPrefix)
    {
        var results = Visible(schema, symbol).Where(o => o.Left is null == isPrefix).Select(static o => o.Result).Distinct().Take(2).ToList();
        return results.Count == 1 && !results[0].IsPolymorphic ? results[0] : null;
    }

    // binary_oper_exact: an unknown literal is first taken to be of the other side's type, then of that type's base.
    private static OperatorSignature? FindExact(List<OperatorSignature> visible, SqlType left, SqlType right)
    {
        var isLeftUnknown = left.IsBuiltIn("unknown");
        if (!isLeftUnknown && !right.IsBuiltIn("unknown"))
        {
            return visible.Find(o => o.Left == left && o.Right == right);
        }

        var known = isLeftUnknown ? right : left;
        return visible.Find(o => o.Left == known && o.Right == known)
            ?? visible.Find(o => o.Left == known.Base && o.Right == known.Base);
    }

    /// <summary>The operators of a symbol along the path; one that an earlier schema has with the same operands hides a later one.</summary>
    private List<OperatorSignature> Visible(string? schema, string symbol)
    {
        var key = schema + " " + symbol;
        if (!_bySymbol.TryGetValue(key, out var operators))
        {
            operators = [];
            foreach (var searched in schema is null ? scope.Path : [schema])
            {
                var earlier = operators.Count;
                foreach (var found in In(searched, symbol))
                {
                    if (operators.FindIndex(0, earlier, o => o.Left == found.Left && o.Right == found.Right) < 0)
                    {
                        operators.Add(found);
                    }
                }
            }

            _bySymbol.Add(key, operators);
        }

        return operators;
    }

    private IEnumerable<OperatorSignature> In(string schema, string symbol)
    {
        foreach (var own in scope.Catalog.Operators.Where(o => o.Name == symbol && o.Schema == schema))
        {
            var left = own.Left is null ? null : scope.Types.Find(own.Left);
            if ((left is not null || own.Left is null) && scope.Types.Find(own.Right) is { } right && scope.Types.Find(own.Result) is { } result)
            {
                yield return new OperatorSignature(schema, left, right, result);
            }
        }

        foreach (var extension in scope.Catalog.Extensions.Where(e => e.Schema == schema))
        {
            foreach (var operation in Read(ObjectSet.FindExtension(extension.Name), scope.Types, schema, symbol))
            {
                yield return operation;
            }
        }

        if (schema == TypeReference.PgCatalog)
        {
            foreach (var operation in BuiltIn.GetOrAdd(symbol, static s => Read(ObjectSet.BuiltIn, TypeSpace.BuiltIn, TypeReference.PgCatalog, s).ToList()))
            {
                yield return operation;
            }
        }
    }

    private static IEnumerable<OperatorSignature> Read(ObjectSet? set, TypeSpace types, string schema, string symbol)
    {
        if (set is null || !set.Operators.TryGetValue(symbol, out var lines))
        {
            yield break;
        }

        foreach (var line in lines)
        {
            var words = line.Split(' ');
            var left = words[1] == "-" ? null : types.Spelled(words[1], schema);
            if ((left is not null || words[1] == "-") && types.Spelled(words[2], schema) is { } right && types.Spelled(words[3], schema) is { } result)
            {
                yield return new OperatorSignature(schema, left, right, result);
            }
        }
    }
}
