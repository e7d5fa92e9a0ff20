namespace SqlGen.PostgreSql.Drift;

/// <summary>Where an extension lives is seldom written down, so that its types are compared without their schema.</summary>
static class ExtensionTypes
{
    public static string Unqualified(string types) => types.Replace("extensions.", "").Replace("public.", "");

    /// <summary>A function's name holds the types of its arguments.</summary>
    public static SchemaItem Unqualified(SchemaItem item) => item.Kind switch
    {
        SchemaItemKind.Function => item with { Name = UnqualifiedArguments(item.Name) },
        SchemaItemKind.Grant => item with { Owner = UnqualifiedArguments(item.Owner) },
        _ => item,
    };

    private static string UnqualifiedArguments(string name)
    {
        var open = name.IndexOf('(');
        return open < 0 ? name : name.Substring(0, open) + Unqualified(name.Substring(open));
    }
}
