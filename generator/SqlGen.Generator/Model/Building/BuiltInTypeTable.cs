namespace SqlGen.Generator.Model.Building;

/// <summary>The types that need no declaration in the schema: those of pg_catalog, and those of well-known extensions, which may live in any schema.</summary>
public static class BuiltInTypeTable
{
    private const string Net = "global::System.Net.";
    private const string Npgsql = "global::NpgsqlTypes.";

    private static readonly BuiltInType[] Catalog =
    [
        new("bool", "bool", true, "Boolean", "GetBoolean"),
        new("int2", "short", true, "Smallint", "GetInt16"),
        new("int4", "int", true, "Integer", "GetInt32"),
        new("int8", "long", true, "Bigint", "GetInt64"),
        new("float4", "float", true, "Real", "GetFloat"),
        new("float8", "double", true, "Double", "GetDouble"),
        new("numeric", "decimal", true, "Numeric", "GetDecimal"),
        new("money", "decimal", true, "Money", "GetDecimal"),

        new("text", "string", false, "Text", "GetString"),
        new("varchar", "string", false, "Varchar", "GetString"),
        new("bpchar", "string", false, "Char", "GetString"),
        new("name", "string", false, "Name", "GetString"),
        new("char", "char", true, "InternalChar"),
        new("xml", "string", false, "Xml", "GetString"),
        new("jsonpath", "string", false, "JsonPath", "GetString"),
        new("refcursor", "string", false, "Refcursor", "GetString"),

        new("uuid", "global::System.Guid", true, "Uuid", "GetGuid"),
        new("bytea", "byte[]", false, "Bytea"),
        new("json", "global::System.Text.Json.JsonElement", true, "Json") { Kind = TypeKind.Json, Feature = DatabaseFeatures.Json },
        new("jsonb", "global::System.Text.Json.JsonElement", true, "Jsonb") { Kind = TypeKind.Json, Feature = DatabaseFeatures.Json },

        new("date", "global::System.DateOnly", true, "Date"),
        new("time", "global::System.TimeOnly", true, "Time"),
        new("timetz", "global::System.DateTimeOffset", true, "TimeTz"),
        new("timestamp", "global::System.DateTime", true, "Timestamp", "GetDateTime"),
        new("timestamptz", "global::System.DateTimeOffset", true, "TimestampTz") { Kind = TypeKind.Timestamp },
        new("interval", "global::System.TimeSpan", true, "Interval", "GetTimeSpan"),

        new("bit", "global::System.Collections.BitArray", false, "Bit"),
        new("varbit", "global::System.Collections.BitArray", false, "Varbit"),

        new("inet", Npgsql + "NpgsqlInet", true, "Inet") { Feature = DatabaseFeatures.Network },
        new("cidr", Net + "IPNetwork", true, "Cidr") { Feature = DatabaseFeatures.Network },
        new("macaddr", Net + "NetworkInformation.PhysicalAddress", false, "MacAddr") { Feature = DatabaseFeatures.Network },
        new("macaddr8", Net + "NetworkInformation.PhysicalAddress", false, "MacAddr8") { Feature = DatabaseFeatures.Network },

        new("point", Npgsql + "NpgsqlPoint", true, "Point") { Feature = DatabaseFeatures.Geometric },
        new("line", Npgsql + "NpgsqlLine", true, "Line") { Feature = DatabaseFeatures.Geometric },
        new("lseg", Npgsql + "NpgsqlLSeg", true, "LSeg") { Feature = DatabaseFeatures.Geometric },
        new("box", Npgsql + "NpgsqlBox", true, "Box") { Feature = DatabaseFeatures.Geometric },
        new("path", Npgsql + "NpgsqlPath", true, "Path") { Feature = DatabaseFeatures.Geometric },
        new("polygon", Npgsql + "NpgsqlPolygon", true, "Polygon") { Feature = DatabaseFeatures.Geometric },
        new("circle", Npgsql + "NpgsqlCircle", true, "Circle") { Feature = DatabaseFeatures.Geometric },

        new("tsvector", Npgsql + "NpgsqlTsVector", false, "TsVector") { Feature = DatabaseFeatures.FullTextSearch },
        new("tsquery", Npgsql + "NpgsqlTsQuery", false, "TsQuery") { Feature = DatabaseFeatures.FullTextSearch },

        Range("int4range", "int", "IntegerRange"),
        Range("int8range", "long", "BigIntRange"),
        Range("numrange", "decimal", "NumericRange"),
        Range("daterange", "global::System.DateOnly", "DateRange"),
        Range("tsrange", "global::System.DateTime", "TimestampRange"),
        Range("tstzrange", "global::System.DateTimeOffset", "TimestampTzRange"),
        Multirange("int4multirange", "int", "IntegerMultirange"),
        Multirange("int8multirange", "long", "BigIntMultirange"),
        Multirange("nummultirange", "decimal", "NumericMultirange"),
        Multirange("datemultirange", "global::System.DateOnly", "DateMultirange"),
        Multirange("tsmultirange", "global::System.DateTime", "TimestampMultirange"),
        Multirange("tstzmultirange", "global::System.DateTimeOffset", "TimestampTzMultirange"),

        new("oid", "uint", true, "Oid"),
        new("xid", "uint", true, "Xid"),
        new("cid", "uint", true, "Cid"),
        new("xid8", "ulong", true, "Xid8"),
        new("tid", Npgsql + "NpgsqlTid", true, "Tid"),
        new("pg_lsn", Npgsql + "NpgsqlLogSequenceNumber", true, "PgLsn"),

        // Numbers that only make sense as the names they stand for, and snapshots: by their text.
        .. new[]
        {
            "regclass", "regcollation", "regconfig", "regdictionary", "regnamespace", "regoper", "regoperator", "regproc", "regprocedure", "regrole",
            "regtype", "pg_snapshot", "txid_snapshot", "aclitem",
        }.Select(static name => new BuiltInType(name, "string", false, "Text", "GetString") { ThroughText = true }),
    ];

    private static readonly BuiltInType[] Extensions =
    [
        new("citext", "string", false, "Citext", "GetString"),
        new("hstore", "global::System.Collections.Generic.Dictionary<string, string?>", false, "Hstore") { Feature = DatabaseFeatures.Hstore },
        new("ltree", "string", false, "LTree", "GetString") { Feature = DatabaseFeatures.LTree },
        new("lquery", "string", false, "LQuery", "GetString") { Feature = DatabaseFeatures.LTree },
        new("ltxtquery", "string", false, "LTxtQuery", "GetString") { Feature = DatabaseFeatures.LTree },
        new("cube", Npgsql + "NpgsqlCube", true, "Cube") { Feature = DatabaseFeatures.Cube },
        new("vector", "global::Pgvector.Vector", false, null) { Kind = TypeKind.Vector, Feature = DatabaseFeatures.Vector },
        new("halfvec", "global::Pgvector.HalfVector", false, null) { Kind = TypeKind.HalfVector, Feature = DatabaseFeatures.Vector },
        new("sparsevec", "global::Pgvector.SparseVector", false, null) { Kind = TypeKind.SparseVector, Feature = DatabaseFeatures.Vector },
    ];

    private static readonly Dictionary<string, BuiltInType> CatalogByName = Catalog.ToDictionary(static t => t.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, BuiltInType> ExtensionsByName = Extensions.ToDictionary(static t => t.Name, StringComparer.Ordinal);

    /// <summary>bit(1), which alone is a bool.</summary>
    public static BuiltInType SingleBit { get; } = new("bit", "bool", true, "Bit", "GetBoolean");

    public static BuiltInType? FindInCatalog(string name) => CatalogByName.TryGetValue(name, out var type) ? type : null;

    public static BuiltInType? FindInExtensions(string name) => ExtensionsByName.TryGetValue(name, out var type) ? type : null;

    private static BuiltInType Range(string name, string subtype, string npgsqlDbType) =>
        new(name, $"{Npgsql}NpgsqlRange<{subtype}>", true, npgsqlDbType) { Feature = DatabaseFeatures.Ranges };

    private static BuiltInType Multirange(string name, string subtype, string npgsqlDbType) =>
        new(name, $"{Npgsql}NpgsqlRange<{subtype}>[]", false, npgsqlDbType) { Feature = DatabaseFeatures.Ranges | DatabaseFeatures.Multiranges };
}
