using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Binding.Analysis;

/// <summary>Something in a statement that the server would refuse.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Range">Where, in the statement's text.</param>
/// <param name="Message">What to say.</param>
/// <param name="Name">The name that is not known; null where the problem is another.</param>
/// <param name="Suggestion">What was probably meant.</param>
public sealed record QueryProblem(QueryProblemKind Kind, TextRange Range, string Message, string? Name = null, string? Suggestion = null);

public enum QueryProblemKind
{
    UnknownRelation,
    UnknownColumn,
    UnknownFunction,
    InsertCount,
}
