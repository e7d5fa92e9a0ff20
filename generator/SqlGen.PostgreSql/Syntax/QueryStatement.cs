using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>SELECT, VALUES, TABLE, and their combinations.</summary>
public abstract record QueryStatement(TextRange Range) : Statement(Range);
