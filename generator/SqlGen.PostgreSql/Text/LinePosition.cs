namespace SqlGen.PostgreSql.Text;

/// <summary>A zero-based line and column, as editors count them.</summary>
public readonly record struct LinePosition(int Line, int Column);
