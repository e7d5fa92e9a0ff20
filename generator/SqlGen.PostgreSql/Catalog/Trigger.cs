namespace SqlGen.PostgreSql.Catalog;

/// <summary>A trigger of a relation.</summary>
public sealed class Trigger
{
    public required string Name { get; set; }

    /// <summary><c>before</c>, <c>after</c> or <c>instead of</c>.</summary>
    public required string Timing { get; set; }

    /// <summary>FOR EACH ROW rather than STATEMENT.</summary>
    public bool ForEachRow { get; set; }

    /// <summary>Any of <c>insert</c>, <c>delete</c>, <c>update</c>, <c>truncate</c>.</summary>
    public List<string> Events { get; set; } = [];

    public List<string> UpdateColumns { get; set; } = [];

    public required string FunctionSchema { get; set; }

    public required string FunctionName { get; set; }

    public bool IsConstraint { get; set; }

    public bool HasWhen { get; set; }

    public bool FromParent { get; set; }

    public string? OldTable { get; set; }

    public string? NewTable { get; set; }

    public string? Comment { get; set; }

    public Origin? Origin { get; set; }
}
