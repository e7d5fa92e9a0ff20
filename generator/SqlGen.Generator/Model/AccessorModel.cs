namespace SqlGen.Generator.Model;

/// <summary>What some scopes may do with a relation: one nested type of the database class.</summary>
public sealed record AccessorModel
{
    /// <summary><c>AiConversationsTable</c>, <c>ServiceEmbeddingsTable</c>, <c>ActiveUsersView</c>.</summary>
    public required string TypeName { get; init; }

    public required Verbs Verbs { get; init; }

    /// <summary>The record that inserts take: the relation's own, or one derived from it in which the owner is required.</summary>
    public required string? NewName { get; init; }

    /// <summary>Inserts must name the columns with <see cref="ColumnModel.IsOwner"/>.</summary>
    public bool RequiresOwner { get; init; }

    /// <summary><see cref="ScopeModel.TypeName"/>s of the scopes that have it.</summary>
    public required EquatableArray<string> Scopes { get; init; }
}

/// <summary>Which methods an accessor has.</summary>
[Flags]
public enum Verbs
{
    None = 0,
    Read = 1,
    Insert = 2,
    Update = 4,
    Delete = 8,
    All = Read | Insert | Update | Delete,
}
