namespace SqlGen.PostgreSql.Drift;

/// <summary>
/// One object of a database as plain facts, whichever side they come from: text or a live server. <paramref name="Owner"/> is the relation or function
/// that it is part of, as <c>schema.name</c>; empty where it stands alone. An aspect that a side doesn't know is not in <see cref="Aspects"/>.
/// </summary>
sealed partial record SchemaItem(SchemaItemKind Kind, string Owner, string Name)
{
    public Dictionary<string, string> Aspects { get; } = new(StringComparer.Ordinal);

    public (SchemaItemKind Kind, string Owner, string Name) Key => (Kind, Owner, Name);

    public string? this[string aspect]
    {
        get => Aspects.TryGetValue(aspect, out var value) ? value : null;
        init => Aspects[aspect] = value ?? "";
    }
}
