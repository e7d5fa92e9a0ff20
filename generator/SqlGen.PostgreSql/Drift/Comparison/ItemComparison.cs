namespace SqlGen.PostgreSql.Drift;

/// <summary>Compares two databases, given as items, object by object and fact by fact.</summary>
static class ItemComparison
{
    public static IReadOnlyList<SchemaDifference> Compare(IEnumerable<SchemaItem> expected, IEnumerable<SchemaItem> actual, ExpressionMatch match)
    {
        var left = ByKey(match == ExpressionMatch.Exact ? expected : expected.Select(ExtensionTypes.Unqualified));
        var right = ByKey(match == ExpressionMatch.Exact ? actual : actual.Select(ExtensionTypes.Unqualified));
        var differences = new List<SchemaDifference>();
        foreach (var item in left.Values)
        {
            if (!right.TryGetValue(item.Key, out var found))
            {
                AddOneSided(differences, item, right, isMissing: true);
                continue;
            }

            foreach (var aspect in item.Aspects)
            {
                if (found.Aspects.TryGetValue(aspect.Key, out var value) && !Equal(aspect.Key, aspect.Value, value, match))
                {
                    differences.Add(new SchemaDifference(item, aspect.Key, aspect.Value, value, BreaksCalls(item, aspect.Key, aspect.Value, value)) { FoundItem = found });
                }
            }
        }

        foreach (var item in right.Values.Where(item => !left.ContainsKey(item.Key)))
        {
            AddOneSided(differences, item, left, isMissing: false);
        }

        return WithoutConsequences(differences);
    }

    private static Dictionary<(SchemaItemKind, string, string), SchemaItem> ByKey(IEnumerable<SchemaItem> items)
    {
        var found = new Dictionary<(SchemaItemKind, string, string), SchemaItem>();
        foreach (var item in items)
        {
            found[item.Key] = item;
        }

        return found;
    }

    // What belongs to a relation or function that is missing is missing with it: one finding, not twenty. Where a side knows nothing of the rights on
    // an object, the other's are no difference.
    private static void AddOneSided(List<SchemaDifference> differences, SchemaItem item, Dictionary<(SchemaItemKind, string, string), SchemaItem> others, bool isMissing)
    {
        if (item.Owner.Length > 0 && !HasOwner(item, others))
        {
            return;
        }

        var privileges = item[AspectNames.Privileges];
        var isGrant = item.Kind == SchemaItemKind.Grant;
        if (isGrant && (KnowsNoGrants(item, others) || privileges == ""))
        {
            return;
        }

        // A policy more changes what calls see as one less does.
        var breaks = item.Kind == SchemaItemKind.Policy
            || (isMissing && item.Kind is not (SchemaItemKind.Index or SchemaItemKind.Trigger or SchemaItemKind.Constraint or SchemaItemKind.Schema));
        differences.Add(new SchemaDifference(item, null, isMissing ? privileges ?? "" : null, isMissing ? null : privileges ?? "", breaks));
    }

    private static bool HasOwner(SchemaItem item, Dictionary<(SchemaItemKind, string, string), SchemaItem> others)
    {
        if (item.Kind == SchemaItemKind.Sequence)
        {
            var dot = item.Owner.LastIndexOf('.');
            return others.ContainsKey((SchemaItemKind.Column, item.Owner.Substring(0, dot), item.Owner.Substring(dot + 1)));
        }

        return others.ContainsKey((SchemaItemKind.Relation, "", item.Owner))
            || (item.Kind == SchemaItemKind.Grant && (others.ContainsKey((SchemaItemKind.Function, "", item.Owner))
                || others.Keys.Any(k => k.Item1 is SchemaItemKind.Sequence or SchemaItemKind.Schema && k.Item3 == item.Owner)));
    }

    private static bool KnowsNoGrants(SchemaItem item, Dictionary<(SchemaItemKind, string, string), SchemaItem> others) =>
        others.TryGetValue((SchemaItemKind.Relation, "", item.Owner), out var owner) && owner["grants"] == "unknown"
        || others.TryGetValue((SchemaItemKind.Function, "", item.Owner), out owner) && owner["grants"] == "unknown"
        || others.Values.Any(o => o.Kind is SchemaItemKind.Sequence or SchemaItemKind.Schema && o.Name == item.Owner && o["grants"] == "unknown");

    // A column that is gone took its keys and indexes with it; these are no findings of their own.
    private static List<SchemaDifference> WithoutConsequences(List<SchemaDifference> differences)
    {
        var columns = new HashSet<(string, string)>(differences.Where(static d => d.Aspect is null && d.Item.Kind == SchemaItemKind.Column)
            .Select(static d => (d.Item.Owner, d.Item.Name)));
        if (columns.Count == 0)
        {
            return differences;
        }

        return differences.FindAll(d => !(d.Aspect is null && d.Item.Kind is SchemaItemKind.Constraint or SchemaItemKind.Index
            && (d.Item[AspectNames.Columns] ?? "").Split([", "], StringSplitOptions.None).Any(c => columns.Contains((d.Item.Owner, c)))));
    }

    private static bool Equal(string aspect, string expected, string found, ExpressionMatch match)
    {
        if (expected == found || aspect == "grants")
        {
            return true;
        }

        if (match == ExpressionMatch.Exact)
        {
            // A server that reads back its own = ANY (ARRAY[…]) moves the casts in it.
            return AspectNames.IsExpression(aspect) && expected.Contains("ARRAY[") && found.Contains("ARRAY[") && ExpressionText.Equal(expected, found, ExpressionMatch.Written);
        }

        if (aspect is AspectNames.Type or AspectNames.Parameters or AspectNames.Result or "attributes" && ExtensionTypes.Unqualified(expected) == ExtensionTypes.Unqualified(found))
        {
            return true;
        }

        if (aspect == AspectNames.OperatorClasses)
        {
            return OperatorClassText.Equal(expected, found);
        }

        // A server prints every name that * stands for: whether its query is the one that was written can't be told.
        if (aspect == AspectNames.Query && match == ExpressionMatch.Printed)
        {
            return true;
        }

        return AspectNames.IsExpression(aspect) && ExpressionText.Equal(expected, found, match);
    }

    private static bool BreaksCalls(SchemaItem item, string aspect, string expected, string found) => item.Kind switch
    {
        SchemaItemKind.Grant => expected.Split([", "], StringSplitOptions.None).Except(found.Split([", "], StringSplitOptions.None)).Any(),
        SchemaItemKind.Index or SchemaItemKind.Constraint or SchemaItemKind.Trigger => false,
        SchemaItemKind.Policy => aspect is AspectNames.Roles or AspectNames.Using or AspectNames.WithCheck,
        _ => AspectNames.BreaksCalls(aspect),
    };
}
