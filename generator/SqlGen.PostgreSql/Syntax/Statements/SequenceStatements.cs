using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

public sealed record CreateSequenceStatement(TextRange Range, QualifiedName Name, IReadOnlyList<SequenceOption> Options) : Statement(Range)
{
    public Persistence Persistence { get; init; }

    public bool IfNotExists { get; init; }
}

public sealed record AlterSequenceStatement(TextRange Range, QualifiedName Name, IReadOnlyList<SequenceOption> Options, bool IfExists) : Statement(Range);
