using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>A parameter of a function, procedure or aggregate; <see cref="ParameterMode.Default"/> where no mode was written.</summary>
public sealed record RoutineParameter(TextRange Range, ParameterMode Mode, Identifier? Name, TypeName Type, Expression? Default = null) : SyntaxNode(Range);

public enum ParameterMode
{
    Default,
    In,
    Out,
    InOut,
    Variadic,
    Table,
}
