namespace SqlGen.PostgreSql.Catalog;

/// <summary>CREATE CAST.</summary>
public sealed record Cast(TypeReference Source, TypeReference Target, CastMethod Method, Syntax.CastContext Context);

public enum CastMethod
{
    Function,
    InputOutput,
    Binary,
}
