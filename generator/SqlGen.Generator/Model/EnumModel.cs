namespace SqlGen.Generator.Model;

/// <summary>An enum type: a C# enum and the switch between members and labels.</summary>
public sealed record EnumModel
{
    public required string SqlName { get; init; }

    public required string TypeName { get; init; }

    public required string HintName { get; init; }

    public required DocModel Doc { get; init; }

    /// <summary>What verification compares the live database with, as the front end's FactText writes it.</summary>
    public string Facts { get; init; } = "";

    /// <summary>Labels in sort order with their members.</summary>
    public required EquatableArray<NameModel> Labels { get; init; }
}

/// <summary>A composite type: a record.</summary>
public sealed record CompositeModel
{
    public required string SqlName { get; init; }

    public required string TypeName { get; init; }

    public required string HintName { get; init; }

    public required DocModel Doc { get; init; }

    /// <summary>What verification compares the live database with, as the front end's FactText writes it.</summary>
    public string Facts { get; init; } = "";

    public required EquatableArray<FieldModel> Fields { get; init; }
}
