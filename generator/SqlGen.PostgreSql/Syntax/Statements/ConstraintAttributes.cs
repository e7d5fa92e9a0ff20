namespace SqlGen.PostgreSql.Syntax;

/// <summary>What may follow a constraint; null where neither form was written.</summary>
public sealed record ConstraintAttributes(bool? Deferrable = null, bool? InitiallyDeferred = null, bool NotValid = false, bool NoInherit = false, bool? Enforced = null)
{
    public static readonly ConstraintAttributes None = new();
}
