namespace SqlGen.PostgreSql.Catalog;

/// <summary>
/// What an extension brings that a schema file can name. <paramref name="FixedSchema"/> is where it always goes; null for a relocatable one.
/// </summary>
public sealed record KnownExtension(string Name, string? FixedSchema = null)
{
    /// <summary>Names of its types, in its schema.</summary>
    public string[] Types { get; init; } = [];

    /// <summary>Its composite types: their names and attributes, with types as in a file; its own types without a schema.</summary>
    public (string Name, string Attributes)[] Composites { get; init; } = [];

    /// <summary>Names of its tables and views, in its schema.</summary>
    public string[] Relations { get; init; } = [];

    /// <summary>Functions that a trigger can call.</summary>
    public string[] TriggerFunctions { get; init; } = [];

    /// <summary>Other functions, by the type they return (built-in ones by internal name): <c>("uuid", "uuid_generate_v4 …")</c>.</summary>
    public (string Type, string[] Names)[] Functions { get; init; } = [];

    /// <summary>Schemas that come with it, and whose objects are known of only by their schema.</summary>
    public string[] Schemas { get; init; } = [];

    public string[] Requires { get; init; } = [];

    /// <summary>A procedural language that functions can then be written in.</summary>
    public string? Language { get; init; }

    /// <summary>True if the lists above are whole: a name that isn't in them isn't the extension's.</summary>
    public bool IsWhole { get; init; }
}
