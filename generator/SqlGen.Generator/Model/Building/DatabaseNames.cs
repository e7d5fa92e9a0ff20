using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Generator.Model.Building;

/// <summary>The C# names of a database's relations, enums and composites, given before anything refers to them.</summary>
public sealed class DatabaseNames
{
    public Dictionary<Relation, RelationNames> Relations { get; } = [];

    public Dictionary<EnumType, string> Enums { get; } = [];

    public Dictionary<CompositeType, string> Composites { get; } = [];

    /// <summary>Types of the namespace.</summary>
    public required NameScope Types { get; init; }

    /// <summary>Members and nested types of the database class and of the scopes, as one: the class may be a scope itself.</summary>
    public required NameScope Members { get; init; }

    public bool IsNestedTypeFree(string name) => Members.IsFree(name) && Types.IsFree(name);

    /// <summary>A type nested in the database class. It takes the name in the namespace too: inside the class it would hide a record of that name.</summary>
    public void ReserveNestedType(string name, string owner)
    {
        Members.Reserve(name, owner);
        Types.Reserve(name, owner);
    }
}

/// <summary>The C# names of a relation.</summary>
/// <param name="Property"><c>AiConversations</c></param>
/// <param name="Record"><c>AiConversation</c></param>
/// <param name="New"><c>NewAiConversation</c></param>
/// <param name="Patch"><c>AiConversationPatch</c></param>
/// <param name="Accessor"><c>AiConversationsTable</c></param>
/// <param name="Sql"><c>AiConversationsSql</c></param>
/// <param name="Columns">Property names in ordinal order.</param>
public sealed record RelationNames(string Property, string Record, string New, string Patch, string Accessor, string Sql, IReadOnlyList<string> Columns)
{
    public string NewAsService => New + "AsService";

    public string ServiceAccessor => "Service" + Accessor;
}
