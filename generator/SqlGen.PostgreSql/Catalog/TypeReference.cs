namespace SqlGen.PostgreSql.Catalog;

/// <summary>
/// A use of a type: PostgreSQL's internal name (<c>int4</c>, <c>varchar</c>, <c>vector</c>; never an alias or a <c>_array</c> name) with its schema,
/// the type modifier as text (<c>64</c>, <c>10,2</c>, <c>1536</c>; interval fields as <c>day to second(3)</c>), and whether it is an array of it.
/// The number of array dimensions is not part of a type in PostgreSQL.
/// </summary>
public sealed record TypeReference(string Schema, string Name, string? Modifier = null, bool IsArray = false)
{
    public const string PgCatalog = "pg_catalog";

    public bool IsBuiltIn => Schema == PgCatalog;

    public TypeReference Element => this with { IsArray = false };

    public static TypeReference BuiltIn(string name, string? modifier = null, bool isArray = false) => new(PgCatalog, name, modifier, isArray);

    /// <summary>As <c>format_type</c> prints it, names outside pg_catalog qualified: <c>character varying(64)</c>, <c>public.mood[]</c>.</summary>
    public override string ToString() => TypeFormatter.Format(this);
}
