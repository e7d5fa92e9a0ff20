using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Tool.Schema;

/// <summary>One statement of a schema file, as it is sent.</summary>
/// <param name="IsApart">Whether the server refuses it inside a transaction.</param>
/// <param name="CopyData">The lines after COPY … FROM STDIN.</param>
internal sealed record SchemaStatement(SourceFile File, Statement Syntax, ApplyStep Step, bool IsApart, string? CopyData)
{
    public string Text => File.Text.Substring(Syntax.Range.Start, Syntax.Range.Length);

    /// <summary>The name of the table whose index is made CONCURRENTLY: nobody waits for a table that is just being made.</summary>
    public string? ConcurrentIndexOf => Syntax is CreateIndexStatement { Concurrently: true } index ? index.Table.Name : null;

    public bool IsConcurrentDrop => Syntax is DropStatement { Concurrently: true };

    /// <summary>The same in a transaction: spaces stand for CONCURRENTLY, so that positions stay.</summary>
    public SchemaStatement WithoutConcurrently()
    {
        var at = Text.IndexOf("concurrently", StringComparison.OrdinalIgnoreCase);
        var text = string.Concat(File.Text.AsSpan(0, Syntax.Range.Start + at), new string(' ', "concurrently".Length), File.Text.AsSpan(Syntax.Range.Start + at + "concurrently".Length));
        return this with { File = new SourceFile(File.Path, text), IsApart = false };
    }
}

/// <summary>The parts of a schema that can be applied alone.</summary>
internal enum ApplyStep
{
    /// <summary>Settings: they hold for whatever step runs.</summary>
    Always,
    Extensions,
    Types,
    Tables,
    Indexes,
    Rls,
    Functions,
    Triggers,
    Grants,

    /// <summary>What only runs with the whole: data, DO blocks.</summary>
    Whole,
}
