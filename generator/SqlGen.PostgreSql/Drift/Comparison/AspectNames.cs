namespace SqlGen.PostgreSql.Drift;

/// <summary>The words under which facts of an object are compared; a live server's facts come under the same.</summary>
static partial class AspectNames
{
    public const string Kind = "kind";
    public const string Comment = "comment";
    public const string RowSecurity = "row level security";
    public const string Nullability = "nullability";
    public const string Type = "type";
    public const string Default = "default";
    public const string Identity = "identity";
    public const string Generated = "generation expression";

    /// <summary>Stored, as those of a plain column are, or virtual.</summary>
    public const string GeneratedValues = "generated values";

    public const string Columns = "columns";
    public const string Check = "condition";
    public const string OperatorClasses = "operator classes";
    public const string Expressions = "expressions";
    public const string Predicate = "predicate";
    public const string Using = "USING";
    public const string WithCheck = "WITH CHECK";
    public const string Query = "query";
    public const string Body = "body";

    /// <summary>See <see cref="Drift.BodyHash"/>: where only this is compared, the body itself isn't at hand.</summary>
    public const string BodyHash = "body hash";

    /// <summary><c>no</c> for an object that the schema has and that no C# was made for.</summary>
    public const string Compiled = "compiled";

    public const string Privileges = "privileges";
    public const string Parameters = "parameters";
    public const string Defaults = "argument defaults";
    public const string Result = "result";
    public const string Labels = "labels";
    public const string Roles = "roles";
    public const string Options = "options";

    internal static bool IsExpression(string aspect) =>
        aspect is Default or Generated or Check or Expressions or Predicate or Using or WithCheck or Query or Body or Defaults;

    /// <summary>Whether a call that was compiled against the one side may fail, or answer differently, on the other.</summary>
    internal static bool BreaksCalls(string aspect) =>
        aspect is Kind or Type or Nullability or Identity or Generated or Labels or Result or Parameters or RowSecurity or Roles or Using or WithCheck;
}
