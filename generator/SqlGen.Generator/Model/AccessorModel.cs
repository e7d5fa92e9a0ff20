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

    /// <summary>No policy holds for any of its scopes.</summary>
    public bool BypassesRowSecurity { get; init; }

    /// <summary><see cref="ScopeModel.TypeName"/>s of the scopes that have it.</summary>
    public required EquatableArray<string> Scopes { get; init; }
}

/// <summary>Which methods an accessor has.</summary>
[Flags]
public enum Verbs
{
    None = 0,

    /// <summary>Everything that reads rows: get, list, nearest, exists, count, all.</summary>
    Read = 1,

    /// <summary>One row, returned as it is in the database: its columns must be readable.</summary>
    Insert = 2,

    /// <summary>Many rows, of which nothing is read back.</summary>
    InsertMany = 4,

    /// <summary>Insert, or update where the key is taken: needs the rights of both, and reads.</summary>
    Upsert = 8,

    /// <summary>By key, which must be readable.</summary>
    Update = 16,

    /// <summary>By key, which must be readable.</summary>
    Delete = 32,

    All = Read | Insert | InsertMany | Upsert | Update | Delete,
}

/// <summary>Verbs that go together. No members of the enum: names of flags would be written by them.</summary>
public static class VerbSets
{
    public const Verbs AnyInsert = Verbs.Insert | Verbs.InsertMany | Verbs.Upsert;

    /// <summary>What gives back a row.</summary>
    public const Verbs AnyRow = Verbs.Read | Verbs.Insert | Verbs.Upsert;
}

/// <summary>What one scope may do with a relation, and why not more: for the documentation, and for who calls what isn't there.</summary>
public sealed record AccessModel
{
    /// <summary><see cref="ScopeModel.TypeName"/>.</summary>
    public required string Scope { get; init; }

    /// <summary>The policies that decide, a line a command, ready for XML; null where none applies.</summary>
    public string? Policies { get; init; }

    /// <summary>The columns that grants name, a line a command, ready for XML; null where all are granted that a verb takes.</summary>
    public string? Columns { get; init; }

    public EquatableArray<AbsenceModel> Absences { get; init; }
}

/// <summary>Verbs that a scope lacks (all of them: the relation isn't there) and the reason, which names who has them.</summary>
public sealed record AbsenceModel(Verbs Verb, string Reason);
