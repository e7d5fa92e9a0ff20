using System.ComponentModel;

namespace SqlGen.Internal;

/// <summary>A statement with positional parameters, its name for traces and messages, and what the runtime must know about it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SqlStatement(string name, string text, SqlTraits traits = SqlTraits.None)
{
    /// <summary>Relation or function and verb: <c>ai_conversations.get</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The SQL text, with <c>$1</c>, <c>$2</c>, …</summary>
    public string Text { get; } = text;

    /// <summary>What the runtime must know about it.</summary>
    public SqlTraits Traits { get; } = traits;

    internal bool IsReadOnly => (Traits & SqlTraits.ReadOnly) != 0;
    internal bool IsVectorSearch => (Traits & SqlTraits.VectorSearch) != 0;
    internal bool ChangesSession => (Traits & SqlTraits.ChangesSession) != 0;
}
