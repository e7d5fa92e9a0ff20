using System.Text.Json.Serialization;

namespace SqlGen.Generated.Tests.Types;

/// <summary>A schema of types.</summary>
[SqlGenDatabase]
[SqlGenJson("documents.messages", typeof(List<Message>), typeof(MessagesContext))]
public sealed partial class TypesDatabase;

/// <summary>A type of the user's, kept as jsonb.</summary>
public sealed record Message(string Role, string Text);

/// <summary>What System.Text.Json knows of it.</summary>
[JsonSerializable(typeof(List<Message>))]
public sealed partial class MessagesContext : JsonSerializerContext;
