using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>A statement that yields rows without changing any: SELECT, VALUES, TABLE and their combinations.</summary>
public abstract record QueryStatement(TextRange Range) : Statement(Range);
