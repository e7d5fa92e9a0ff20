namespace SqlGen.PostgreSql.Parsing;

/// <summary>How tightly operators bind, loosest first: gram.y's table.</summary>
internal enum Precedence
{
    None,
    Or,
    And,
    Not,
    Is,
    Comparison,
    Pattern,
    Operator,
    Additive,
    Multiplicative,
    Power,
    AtTimeZone,
    Collate,
    Sign,
    TypeCast,
    Lowest = Or,
}
