using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Rules;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Access;

/// <summary>
/// Which values of a caller a role's commands need: without them a policy lets no row through or fails. A value that only one side of an OR
/// reads is not needed, unless reading it fails where it is absent.
/// </summary>
public sealed class ContextReader(DatabaseCatalog catalog)
{
    private static readonly IReadOnlyList<ContextValue> Nothing = [];

    private readonly AdviceContext _text = new(catalog);
    private readonly HashSet<object> _entered = [];
    private readonly Dictionary<(RoleRights, Relation, Privilege), IReadOnlyList<ContextValue>> _known = [];
    private RoleRights? _role;

    /// <summary>What the policies that decide over a command need.</summary>
    public IReadOnlyList<ContextValue> Needed(RoleRights role, Relation relation, Privilege command)
    {
        var key = (role, relation, command);
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        var outer = _role;
        _role = role;
        var needed = Relation(relation, command);
        _role = outer;
        if (_entered.Count == 0)
        {
            _known[key] = needed;
        }

        return needed;
    }

    /// <summary>What a function needs that runs with its caller's rights: what its body reads, and what the policies of the relations it names do.</summary>
    public IReadOnlyList<ContextValue> Needed(RoleRights role, Catalog.Function function)
    {
        if (function.SecurityDefiner || function.Body is null)
        {
            return Nothing;
        }

        var outer = _role;
        _role = role;
        var commands = new[] { Privilege.Select, Privilege.Insert, Privilege.Update, Privilege.Delete };
        var words = BodyWords.Of(function.Body);
        var mentioned = catalog.Relations.Where(r => r.RowSecurity && words.Contains(r.Name))
            .SelectMany(r => commands.Where(c => c == Privilege.Select || words.Contains(c.ToString().ToLowerInvariant())).SelectMany(c => Relation(r, c)));
        var needed = Union(mentioned.Concat(Body(function)));
        _role = outer;
        return needed;
    }

    private IReadOnlyList<ContextValue> Relation(Relation relation, Privilege command)
    {
        if (!_entered.Add(relation))
        {
            return Nothing;
        }

        try
        {
            // With security_invoker the policies behind a view ask its caller.
            if (relation.ReadsFrom.Count > 0)
            {
                return relation.IsInvoker ? Union(relation.ReadsFrom.SelectMany(r => Relation(r, Privilege.Select))) : Nothing;
            }

            return _role!.IsSubjectTo(relation) ? Policies(PolicyCheck.Applicable(_role, relation, command), command) : Nothing;
        }
        finally
        {
            _entered.Remove(relation);
        }
    }

    private IReadOnlyList<ContextValue> Policies(IReadOnlyList<Policy> policies, Privilege command)
    {
        var permissive = Either(policies.Where(static p => p.Permissive).Select(p => Policy(p, command)));
        return Union(permissive.Concat(policies.Where(static p => !p.Permissive).SelectMany(p => Policy(p, command))));
    }

    private IReadOnlyList<ContextValue> Policy(Policy policy, Privilege command)
    {
        var check = policy.WithCheck ?? policy.Using;
        string?[] conditions = command switch
        {
            Privilege.Insert => [check],
            Privilege.Update => [policy.Using, check],
            _ => [policy.Using],
        };
        return Union(conditions.Select(_text.Parse).OfType<Expression>().SelectMany(c => Read(c, null)));
    }

    /// <param name="type">The cast that stands around the expression, which nothing has changed in between.</param>
    private IReadOnlyList<ContextValue> Read(Expression expression, string? type)
    {
        if (ContextRead.Claim(expression, type, IsToken) is { } claim)
        {
            return [claim];
        }

        return expression switch
        {
            LogicalExpression { IsAnd: false } e => Either(e.Operands.Select(o => Read(o, null))),
            // What is true of an absent value too needs none.
            IsExpression { Test: IsTest.Null or IsTest.Unknown, IsNegated: false } e => Strict(Read(e.Operand, null)),
            IsExpression { Test: IsTest.True or IsTest.False, IsNegated: true } e => Strict(Read(e.Operand, null)),
            DistinctFromExpression { IsNegated: false } e => Strict(Union(Read(e.Left, null).Concat(Read(e.Right, null)))),
            CastExpression e => Read(e.Operand, e.Type.IsArray ? null : e.Type.Name.Name),
            NullIfExpression e => Union(Read(e.Left, type).Concat(Read(e.Right, null))),
            // A constant behind it says what holds where the value is absent.
            CoalesceExpression e => Either(e.Items.Select(i => Read(i, type))),
            FunctionCall e => Call(e, type),
            SubqueryExpression { Query: SelectStatement { Items: [{ Value: var value }], From.Count: 0, Where: null } } => Read(value, type),
            _ => Union(ExpressionTree.Children(expression).Concat(ExpressionTree.QueryOf(expression) is { } query ? QueryTree.Expressions(query) : [])
                .SelectMany(e => Read(e, null)).Concat(Sources(expression))),
        };
    }

    private IReadOnlyList<ContextValue> Call(FunctionCall call, string? type)
    {
        var own = ContextRead.Setting(call, type) ?? ContextRead.Known(call);
        if (own is not null)
        {
            return [own];
        }

        return Union(call.Arguments.SelectMany(a => Read(a.Value, null)).Concat(Functions(call).SelectMany(Body)));
    }

    private IReadOnlyList<ContextValue> Body(Catalog.Function function)
    {
        if (ContextRead.IsSupabase(function) || !_entered.Add(function))
        {
            return Nothing;
        }

        var type = function.ReturnsSet ? null : function.ReturnType.Name;
        var needed = BodyWords.ReturnedBy(function) is { } returned
            ? _text.Parse(returned) is { } expression ? Read(expression, type) : Nothing
            : Union((_text.Body(function) ?? []).SelectMany(s => s switch
            {
                ReturnStatement r => Read(r.Value, type),
                SelectStatement { Items: [{ Value: var value }], From.Count: 0, Where: null } => Read(value, type),
                QueryStatement q => QueryTree.Expressions(q).SelectMany(e => Read(e, null)),
                _ => [],
            }));
        _entered.Remove(function);
        return needed;
    }

    /// <summary>The relations that a condition's subquery reads have policies too.</summary>
    private IEnumerable<ContextValue> Sources(Expression expression) =>
        ExpressionTree.QueryOf(expression) is not { } query
            ? []
            : BodyTree.Selects(query).SelectMany(static s => s.From).SelectMany(BodyTree.Relations)
                .Select(f => _text.FindTable(f.Relation.Name)).OfType<Relation>().SelectMany(r => Relation(r, Privilege.Select));

    private bool IsToken(Expression expression) => expression switch
    {
        FunctionCall e => ContextRead.IsToken(e) || Functions(e).Any(ReturnsToken),
        CastExpression e => IsToken(e.Operand),
        NullIfExpression e => IsToken(e.Left),
        CoalesceExpression e => e.Items.Count > 0 && IsToken(e.Items[0]),
        SubqueryExpression { Query: SelectStatement { Items: [{ Value: var value }], From.Count: 0 } } => IsToken(value),
        _ => false,
    };

    private bool ReturnsToken(Catalog.Function function)
    {
        if (!_entered.Add(function))
        {
            return false;
        }

        var value = BodyWords.ReturnedBy(function) is { } returned ? _text.Parse(returned) : _text.Body(function) is [SelectStatement { Items: [{ Value: var selected }] }] ? selected : null;
        var returns = value is not null && IsToken(value);
        _entered.Remove(function);
        return returns;
    }

    private IEnumerable<Catalog.Function> Functions(FunctionCall call) =>
        catalog.Functions.Where(f => f.Name == call.Name.Name && (call.Name.Schema is null || f.Schema == call.Name.Schema) && f.InputArguments.Count() >= call.Arguments.Count);

    private static IReadOnlyList<ContextValue> Either(IEnumerable<IReadOnlyList<ContextValue>> sides)
    {
        var all = sides.ToList();
        return Union(all.SelectMany(side => side.Where(v => v.IsStrict || all.TrueForAll(other => other.Any(o => o.Name == v.Name)))));
    }

    private static IReadOnlyList<ContextValue> Strict(IEnumerable<ContextValue> values) => [.. values.Where(static v => v.IsStrict)];

    private static IReadOnlyList<ContextValue> Union(IEnumerable<ContextValue> values) => [.. values.Distinct()];
}
