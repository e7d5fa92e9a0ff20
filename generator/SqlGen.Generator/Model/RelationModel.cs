namespace SqlGen.Generator.Model;

/// <summary>A table, partitioned table, view, materialized view or foreign table: the source of one emitted file.</summary>
public sealed record RelationModel
{
    public required string Schema { get; init; }

    public required string Name { get; init; }

    /// <summary>Qualified and quoted where it must be: <c>public.ai_conversations</c>.</summary>
    public required string SqlName { get; init; }

    /// <summary>In PostgreSQL's words: <c>table</c>, <c>view</c>, <c>materialized view</c>, <c>foreign table</c>.</summary>
    public required string KindName { get; init; }

    /// <summary>The property on scopes: <c>AiConversations</c>.</summary>
    public required string PropertyName { get; init; }

    /// <summary><c>AiConversation</c>.</summary>
    public required string RecordName { get; init; }

    /// <summary><c>NewAiConversation</c>; null where nothing can be inserted (views).</summary>
    public required string? NewName { get; init; }

    /// <summary><c>AiConversationPatch</c>; null where nothing can be updated (views, no primary key, no other column).</summary>
    public required string? PatchName { get; init; }

    /// <summary>The class of statements and readers: <c>AiConversationsSql</c>.</summary>
    public required string SqlClassName { get; init; }

    /// <summary>The file's hint name: <c>AiDatabase.AiConversations.g.cs</c>.</summary>
    public required string HintName { get; init; }

    public required DocModel Doc { get; init; }

    public bool HasRowSecurity { get; init; }

    /// <summary>Only tables: views have the reading verbs.</summary>
    public bool IsWritable { get; init; }

    /// <summary>A trigger's function changes the session: inserts, updates and deletes need a connection that is reset afterwards.</summary>
    public bool WritesChangeSession { get; init; }

    /// <summary>Who may see a row and yet be kept from updating it.</summary>
    public ChangeFilter UpdateFilter { get; init; }

    /// <summary>Who may see a row and yet be kept from deleting it.</summary>
    public ChangeFilter DeleteFilter { get; init; }

    /// <summary>In ordinal order.</summary>
    public required EquatableArray<ColumnModel> Columns { get; init; }

    public KeyModel? PrimaryKey { get; init; }

    public EquatableArray<KeyModel> UniqueKeys { get; init; }

    public EquatableArray<ListModel> Lists { get; init; }

    public EquatableArray<VectorSearchModel> VectorSearches { get; init; }

    public required EquatableArray<AccessorModel> Accessors { get; init; }

    /// <summary>The relation once more for scopes whose grants name columns, with records of these columns: only what differs has a name of its own.</summary>
    public EquatableArray<RelationModel> Narrowed { get; init; }

    /// <summary>For a narrowed relation, what its records lack and why.</summary>
    public EquatableArray<AbsentColumnModel> AbsentColumns { get; init; }

    public IEnumerable<ColumnModel> ReadableColumns => Columns.Where(static c => c.IsReadable);

    /// <summary>Also those of scopes whose grants name columns.</summary>
    public IEnumerable<AccessorModel> AllAccessors => Accessors.Concat(Narrowed.SelectMany(static n => n.Accessors));

    /// <summary>What verification compares the live database with, as the front end's FactText writes it.</summary>
    public string Facts { get; init; } = "";

    /// <summary>For each role's scope, what it may do and what not.</summary>
    public EquatableArray<AccessModel> Access { get; init; }

    /// <summary>Constraints and unique indexes by the C# name of their constant, for comparing with PostgresException.ConstraintName.</summary>
    public EquatableArray<NameModel> ConstraintNames { get; init; }
}

/// <summary>A property that a record of a narrowed relation lacks.</summary>
public sealed record AbsentColumnModel(string RecordName, string PropertyName, string Reason);

/// <summary>What keeps a change from a row that its caller sees.</summary>
public enum ChangeFilter
{
    /// <summary>Who sees the row may change it.</summary>
    None,

    /// <summary>Policies show some role more rows than they let it change.</summary>
    Policies,

    /// <summary>A trigger, whoever calls.</summary>
    Trigger,
}

/// <summary>A name in the database and the C# member that stands for it.</summary>
public sealed record NameModel(string SqlName, string MemberName);
