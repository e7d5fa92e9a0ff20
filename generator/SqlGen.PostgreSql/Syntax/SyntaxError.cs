using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>The first error of a statement.</summary>
/// <param name="Range">The token the server points at; its start is the server's position.</param>
/// <param name="Message">The server's own words.</param>
/// <param name="Expected">What could have stood there instead, where that helps.</param>
public sealed record SyntaxError(TextRange Range, string Message, string? Expected = null);
