namespace SqlGen.Generator.Model;

/// <summary>Everything that one <c>[SqlGenDatabase]</c> class is emitted from. No positions: moving a statement changes nothing here.</summary>
public sealed record DatabaseModel
{
    public required DatabaseContext Context { get; init; }

    public required DatabaseDescriptionModel Description { get; init; }

    public EquatableArray<RelationModel> Relations { get; init; }

    public EquatableArray<FunctionModel> Functions { get; init; }

    public EquatableArray<EnumModel> Enums { get; init; }

    public EquatableArray<CompositeModel> Composites { get; init; }
}

/// <summary>What every emitted file of a database needs to know; it changes seldom, so that one changed column regenerates one file.</summary>
public sealed record DatabaseContext
{
    /// <summary>Null for the global namespace.</summary>
    public required string? Namespace { get; init; }

    public required string ClassName { get; init; }

    /// <summary><c>public</c> or <c>internal</c>: of the class, and of every type emitted beside it.</summary>
    public required string Accessibility { get; init; }

    /// <summary>What hint names start with: the class name, with the namespace where two classes share one.</summary>
    public required string HintPrefix { get; init; }

    /// <summary>The login scope (the class itself) first, then the roles' scopes in order of their names.</summary>
    public required EquatableArray<ScopeModel> Scopes { get; init; }

    /// <summary><c>global::App.AiDatabase</c>.</summary>
    public string FullName => Namespace is null ? $"global::{ClassName}" : $"global::{Namespace}.{ClassName}";

    public bool HasRoles => Scopes.Count > 1;
}

/// <summary>What the class itself tells the runtime about the database.</summary>
public sealed record DatabaseDescriptionModel
{
    /// <summary>Schemas that unqualified names are looked up in at run time, in order, quoted where they must be: <c>public</c>, <c>extensions</c>.</summary>
    public required EquatableArray<string> SearchPath { get; init; }

    /// <summary>Extensions that the files create, in order.</summary>
    public required EquatableArray<string> Extensions { get; init; }

    /// <summary>Relations with row security, schema-qualified and quoted where they must be: whose owner must not be the users' login.</summary>
    public EquatableArray<string> GuardedRelations { get; init; }

    /// <summary>The policies that decide over a role's calls on a relation, for messages.</summary>
    public EquatableArray<PolicyFactModel> Policies { get; init; }

    /// <summary>The classes that carry the facts of one object each, in order: <c>AiConversationsSql</c>.</summary>
    public EquatableArray<string> FactClasses { get; init; }

    /// <summary>Facts of what has no class of its own: extensions, domains, sequences.</summary>
    public string Facts { get; init; } = "";

    /// <summary>What of Npgsql the schema's types need, in order of their names: <c>Vector</c>, <c>Ranges</c>.</summary>
    public EquatableArray<string> Features { get; init; }
}

/// <summary><paramref name="Policies"/> by command: <c>SELECT: notes_owner; INSERT: notes_owner</c>.</summary>
public sealed record PolicyFactModel(string Relation, string Role, string Policies);
