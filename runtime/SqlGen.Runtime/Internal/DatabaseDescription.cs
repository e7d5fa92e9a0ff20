using System.ComponentModel;
using Npgsql;

namespace SqlGen.Internal;

/// <summary>What the runtime must know about the schema the code was generated from.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DatabaseDescription
{
    /// <summary>The name of the generated database class, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>The search_path for calls under a context and for vector searches, for example <c>public, extensions</c>; null leaves the login's.</summary>
    public string? SearchPath { get; init; }

    /// <summary>The extensions the schema creates, for example <c>vector</c>.</summary>
    public string[] Extensions { get; init; } = [];

    /// <summary>The roles that calls may run as: the closed set of a context's role.</summary>
    public string[] Roles { get; init; } = [];

    /// <summary>Those roles of the schema that bypass Row Level Security, for example <c>service_role</c>.</summary>
    public string[] BypassingRoles { get; init; } = [];

    /// <summary>The relations with Row Level Security, schema-qualified as in SQL, for example <c>public.embeddings</c>.</summary>
    public string[] GuardedRelations { get; init; } = [];

    /// <summary>The policies that decide over each role's calls, for messages.</summary>
    public SqlPolicyFact[] Policies { get; init; } = [];

    /// <summary>What the schema holds, in the lines that verification compares the live database with; made when somebody asks.</summary>
    public Func<string[]> Facts { get; init; } = static () => [];

    /// <summary>Whether the schema has vectors, so that a data source must know pgvector's types.</summary>
    public bool HasVectors { get; init; }

    /// <summary>Switches on the parts of Npgsql that the schema's types need. As code and not as flags, so that what isn't needed is trimmed away.</summary>
    public Action<NpgsqlSlimDataSourceBuilder>? EnableTypes { get; init; }
}
