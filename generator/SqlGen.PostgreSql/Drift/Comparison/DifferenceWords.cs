namespace SqlGen.PostgreSql.Drift;

/// <summary>Says a difference in words.</summary>
static class DifferenceWords
{
    private const int LongestValue = 160;

    public static string Thing(SchemaItem item) => item.Kind switch
    {
        SchemaItemKind.Relation => $"{item[AspectNames.Kind] ?? "relation"} \"{Short(item.Name)}\"",
        SchemaItemKind.Constraint => $"{item[AspectNames.Kind] ?? "constraint"} constraint \"{item.Name}\" of \"{Short(item.Owner)}\"",
        SchemaItemKind.Column or SchemaItemKind.Index or SchemaItemKind.Trigger or SchemaItemKind.Policy =>
            $"{item.Kind.ToString().ToLowerInvariant()} \"{item.Name}\" of \"{Short(item.Owner)}\"",
        SchemaItemKind.Function => $"{item[AspectNames.Kind] ?? "function"} {Short(item.Name)}",
        SchemaItemKind.Composite or SchemaItemKind.Range => $"type \"{Short(item.Name)}\"",
        SchemaItemKind.Grant => $"the rights of {item.Name} on {Target(item.Owner)}",
        _ => $"{item.Kind.ToString().ToLowerInvariant()} \"{Short(item.Name)}\"",
    };

    public static string Describe(SchemaDifference difference, string expectedSide, string foundSide)
    {
        var thing = difference.Thing;
        if (difference.Item.Kind == SchemaItemKind.Grant)
        {
            return DescribeGrant(difference, expectedSide, foundSide);
        }

        if (difference.Aspect is not { } aspect)
        {
            return difference.IsMissing ? $"{thing} is {expectedSide}, but not {foundSide}" : $"{thing} is {foundSide}, but not {expectedSide}";
        }

        var expected = difference.Expected ?? "";
        var found = difference.Found ?? "";
        if (aspect is AspectNames.Nullability or AspectNames.RowSecurity)
        {
            return $"{thing} {(aspect == AspectNames.RowSecurity ? "has row level security" : "is")} {expected} {expectedSide}, but {found} {foundSide}";
        }

        if (aspect == AspectNames.BodyHash)
        {
            return $"body of {thing} is not the same {expectedSide} and {foundSide}";
        }

        return expected.Length + found.Length > LongestValue || expected.Contains('\n') || found.Contains('\n')
            ? $"{aspect} of {thing} {(aspect.EndsWith("s", StringComparison.Ordinal) ? "are" : "is")} not the same {expectedSide} and {foundSide}"
            : $"{aspect} of {thing} {(aspect.EndsWith("s", StringComparison.Ordinal) ? "are" : "is")} {Value(expected)} {expectedSide}, but {Value(found)} {foundSide}";
    }

    private static string DescribeGrant(SchemaDifference difference, string expectedSide, string foundSide)
    {
        var role = difference.Item.Name;
        var target = Target(difference.Item.Owner);
        var expected = Rights(difference.Expected ?? "");
        var found = Rights(difference.Found ?? "");
        return (difference.Expected ?? "", difference.Found ?? "") switch
        {
            (_, "") => $"{role} holds {expected} on {target} {expectedSide}, but nothing {foundSide}",
            ("", _) => $"{role} holds {found} on {target} {foundSide}, but nothing {expectedSide}",
            _ => $"{role} holds {expected} on {target} {expectedSide}, but {found} {foundSide}",
        };
    }

    private static string Rights(string privileges) => privileges.ToUpperInvariant();

    private static string Value(string value) => value.Length == 0 ? "none" : value;

    private static string Target(string owner) => owner.EndsWith(")", StringComparison.Ordinal) ? Short(owner) : $"\"{Short(owner)}\"";

    private static string Short(string name) => name.StartsWith("public.", StringComparison.Ordinal) ? name.Substring("public.".Length) : name;
}
