namespace SqlGen.PostgreSql.Catalog;

/// <summary>Facts about widely used extensions. One that isn't here is opaque: a name nobody else knows may be its.</summary>
public static class KnownExtensions
{
    private static readonly KnownExtension[] Table =
    [
        new("plpgsql", "pg_catalog") { Language = "plpgsql", IsWhole = true },
        new("plperl", "pg_catalog") { Language = "plperl", IsWhole = true },
        new("plperlu", "pg_catalog") { Language = "plperlu", IsWhole = true },
        new("plpython3u", "pg_catalog") { Language = "plpython3u", IsWhole = true },
        new("pltcl", "pg_catalog") { Language = "pltcl", IsWhole = true },
        new("pltclu", "pg_catalog") { Language = "pltclu", IsWhole = true },
        new("plv8", "pg_catalog") { Language = "plv8" },
        new("plrust") { Language = "plrust" },
        new("pllua") { Language = "pllua" },

        new("vector")
        {
            IsWhole = true,
            Types = ["vector", "halfvec", "sparsevec"],
            Functions =
            [
                ("bit", Names("binary_quantize")),
                ("float8", Names("cosine_distance hamming_distance inner_product jaccard_distance l1_distance l2_distance l2_norm vector_norm")),
                ("int4", Names("vector_dims")),
                ("", Names("avg l2_normalize subvector sum")),
            ],
        },
        new("citext")
        {
            IsWhole = true,
            Types = ["citext"],
            Functions =
            [
                ("int4", Names("strpos citext_cmp")),
                ("text", Names("regexp_replace replace split_part translate")),
                ("", Names("citext max min regexp_match regexp_matches regexp_split_to_array regexp_split_to_table")),
            ],
        },
        new("hstore")
        {
            IsWhole = true,
            Types = ["hstore", "ghstore"],
            Functions =
            [
                ("bool", Names("defined exist exists_all exists_any isdefined isexists")),
                ("json", Names("hstore_to_json hstore_to_json_loose")),
                ("jsonb", Names("hstore_to_jsonb hstore_to_jsonb_loose")),
                ("text", Names("fetchval")),
                ("", Names("akeys avals delete each hs_concat hstore hstore_to_array hstore_to_matrix populate_record skeys slice slice_array svals tconvert")),
            ],
        },
        new("ltree")
        {
            IsWhole = true,
            Types = ["ltree", "lquery", "ltxtquery", "ltree_gist"],
            Functions =
            [
                ("int4", Names("index nlevel")),
                ("text", Names("ltree2text")),
                ("", Names("lca ltree_addltree ltree_addtext ltree_textadd subltree subpath text2ltree")),
            ],
        },
        new("uuid-ossp")
        {
            IsWhole = true,
            Functions =
            [
                ("uuid", Names(
                    """
                    uuid_generate_v1 uuid_generate_v1mc uuid_generate_v3 uuid_generate_v4 uuid_generate_v5
                    uuid_nil uuid_ns_dns uuid_ns_oid uuid_ns_url uuid_ns_x500
                    """)),
            ],
        },
        new("pg_trgm")
        {
            IsWhole = true,
            Types = ["gtrgm"],
            Functions =
            [
                ("float4", Names("set_limit show_limit similarity similarity_dist strict_word_similarity word_similarity")),
                ("bool", Names("similarity_op word_similarity_op strict_word_similarity_op")),
                ("", Names("show_trgm")),
            ],
        },
        new("pgcrypto")
        {
            IsWhole = true,
            Functions =
            [
                ("bytea", Names(
                    """
                    dearmor decrypt decrypt_iv digest encrypt encrypt_iv gen_random_bytes hmac pgp_pub_decrypt_bytea pgp_pub_encrypt
                    pgp_pub_encrypt_bytea pgp_sym_decrypt_bytea pgp_sym_encrypt pgp_sym_encrypt_bytea
                    """)),
                ("text", Names("armor crypt gen_salt pgp_key_id pgp_pub_decrypt pgp_sym_decrypt")),
                ("uuid", Names("gen_random_uuid")),
                ("", Names("pgp_armor_headers")),
            ],
        },
        new("unaccent") { IsWhole = true, Functions = [("text", Names("unaccent"))] },
        new("fuzzystrmatch")
        {
            IsWhole = true,
            Functions =
            [
                ("int4", Names("difference levenshtein levenshtein_less_equal")),
                ("text", Names("dmetaphone dmetaphone_alt metaphone soundex text_soundex")),
                ("", Names("daitch_mokotoff")),
            ],
        },
        new("tablefunc")
        {
            IsWhole = true,
            Types = ["tablefunc_crosstab_2", "tablefunc_crosstab_3", "tablefunc_crosstab_4"],
            Composites =
            [
                ("tablefunc_crosstab_2", "row_name text, category_1 text, category_2 text"),
                ("tablefunc_crosstab_3", "row_name text, category_1 text, category_2 text, category_3 text"),
                ("tablefunc_crosstab_4", "row_name text, category_1 text, category_2 text, category_3 text, category_4 text"),
            ],
            Functions = [("", Names("connectby crosstab crosstab2 crosstab3 crosstab4 normal_rand"))],
        },
        new("btree_gin") { IsWhole = true },
        new("btree_gist") { IsWhole = true, Types = ["gbtreekey2", "gbtreekey4", "gbtreekey8", "gbtreekey16", "gbtreekey32", "gbtreekey_var"] },
        new("cube") { Types = ["cube"] },
        new("earthdistance") { Requires = ["cube"], Types = ["earth"] },
        new("isn") { Types = ["ean13", "isbn", "isbn13", "ismn", "ismn13", "issn", "issn13", "upc"] },
        new("intarray") { Types = ["query_int", "intbig_gkey"] },
        new("seg") { Types = ["seg"] },
        new("lo") { Types = ["lo"], TriggerFunctions = ["lo_manage"] },
        new("intagg") { IsWhole = true, Functions = [("", Names("int_array_aggregate int_array_enum"))] },
        new("moddatetime") { IsWhole = true, TriggerFunctions = ["moddatetime"] },
        new("autoinc") { IsWhole = true, TriggerFunctions = ["autoinc"] },
        new("insert_username") { IsWhole = true, TriggerFunctions = ["insert_username"] },
        new("refint") { IsWhole = true, TriggerFunctions = ["check_foreign_key", "check_primary_key"] },
        new("tcn") { IsWhole = true, TriggerFunctions = ["triggered_change_notification"] },
        new("dblink") { Types = ["dblink_pkey_results"], Composites = [("dblink_pkey_results", "position int4, colname text")] },
        new("postgres_fdw"),
        new("file_fdw"),
        new("tsm_system_rows") { IsWhole = true },
        new("tsm_system_time") { IsWhole = true },
        new("amcheck"),
        new("bloom") { IsWhole = true },
        new("pg_buffercache") { Relations = ["pg_buffercache"] },
        new("pg_prewarm"),
        new("pg_stat_statements")
        {
            Relations = ["pg_stat_statements", "pg_stat_statements_info"],
            Functions = [("timestamptz", Names("pg_stat_statements_reset"))],
        },
        new("pgrowlocks"),
        new("pgstattuple"),
        new("sslinfo"),
        new("xml2"),

        new("postgis")
        {
            Types = ["geometry", "geography", "box2d", "box3d", "box2df", "gidx", "spheroid", "geometry_dump", "valid_detail"],
            Relations = ["spatial_ref_sys", "geometry_columns", "geography_columns"],
            Composites = [("geometry_dump", "path int4[], geom geometry"), ("valid_detail", "valid bool, reason varchar, location geometry")],
        },
        new("postgis_raster") { Requires = ["postgis"], Types = ["raster", "rastbandarg", "geomval", "addbandarg", "summarystats", "reclassarg"] },
        new("postgis_topology", "topology") { Requires = ["postgis"], Schemas = ["topology"], Types = ["topogeometry", "topoelement", "topoelementarray"] },
        new("postgis_sfcgal") { Requires = ["postgis"] },
        new("postgis_tiger_geocoder", "tiger") { Requires = ["postgis", "fuzzystrmatch"], Schemas = ["tiger", "tiger_data"] },
        new("pgrouting") { Requires = ["postgis"] },
        new("h3") { Types = ["h3index"] },
        new("ip4r") { Types = ["ip4", "ip4r", "ip6", "ip6r", "ipaddress", "iprange"] },
        new("semver") { Types = ["semver", "semverrange"] },
        new("hll") { Types = ["hll", "hll_hashval"] },
        new("prefix") { Types = ["prefix_range"] },
        new("numeral") { Types = ["numeral", "zahl", "roman"] },
        new("unit") { Types = ["unit"] },
        new("ulid") { Types = ["ulid"] },
        new("pgx_ulid") { Types = ["ulid"] },
        new("pguri") { Types = ["uri"] },
        new("uri") { Types = ["uri"] },
        new("email") { Types = ["email"] },
        new("roaringbitmap") { Types = ["roaringbitmap"] },
        new("rdkit") { Types = ["mol", "bfp", "sfp", "qmol", "reaction"] },
        new("vectors", "vectors") { Types = ["vector", "svector", "vecf16", "bvector"], Schemas = ["vectors"] },
        new("vectorscale") { Requires = ["vector"] },
        new("ai", "ai") { Schemas = ["ai"] },
        new("age", "ag_catalog") { Types = ["agtype", "graphid"], Schemas = ["ag_catalog"] },
        new("timescaledb")
        {
            Schemas =
            [
                "_timescaledb_cache", "_timescaledb_catalog", "_timescaledb_config", "_timescaledb_functions", "_timescaledb_internal",
                "timescaledb_experimental", "timescaledb_information",
            ],
        },
        new("timescaledb_toolkit"),
        new("citus", "pg_catalog") { Schemas = ["citus", "citus_internal", "columnar"] },
        new("pg_partman") { Relations = ["part_config", "part_config_sub"] },
        new("pg_cron", "pg_catalog") { Schemas = ["cron"] },
        new("pg_net") { Schemas = ["net"] },
        new("pgmq", "pgmq") { Schemas = ["pgmq"] },
        new("pg_graphql", "graphql") { Schemas = ["graphql"] },
        new("pgsodium", "pgsodium") { Schemas = ["pgsodium", "pgsodium_masks"] },
        new("supabase_vault", "vault") { Schemas = ["vault"] },
        new("wrappers"),
        new("pgjwt") { Requires = ["pgcrypto"], IsWhole = true, Functions = [("text", Names("sign url_encode algorithm_sign")), ("", Names("verify url_decode"))] },
        new("pg_jsonschema"),
        new("http")
        {
            Types = ["http_request", "http_response", "http_header", "http_method"],
            Composites =
            [
                ("http_header", "field varchar, value varchar"),
                ("http_request", "method http_method, uri varchar, headers http_header[], content_type varchar, content varchar"),
                ("http_response", "status int4, content_type varchar, headers http_header[], content varchar"),
            ],
        },
        new("hypopg"),
        new("index_advisor") { Requires = ["hypopg"] },
        new("pgtap"),
        new("pgaudit"),
        new("pg_repack") { Schemas = ["repack"] },
        new("pg_tle", "pgtle") { Schemas = ["pgtle"] },
        new("periods", "periods") { Schemas = ["periods"] },
        new("temporal_tables") { TriggerFunctions = ["versioning"] },
        new("pg_hashids"),
        new("pg_uuidv7"),
        new("pg_search") { Schemas = ["paradedb"] },
        new("rum"),
        new("pgroonga"),
        new("pg_bigm"),
        new("orafce") { Schemas = ["oracle", "dbms_output", "utl_file"] },
    ];

    private static readonly Dictionary<string, KnownExtension> ByName = Table.ToDictionary(static e => e.Name, StringComparer.Ordinal);

    public static KnownExtension? Find(string name) => ByName.TryGetValue(name, out var extension) ? extension : null;

    /// <summary>The best known extension that brings a type of this name: what a missing <c>vector</c> lacks.</summary>
    public static KnownExtension? FindByType(string typeName) => Array.Find(Table, e => e.Types.Contains(typeName));

    /// <summary>The extension that brings a procedural language.</summary>
    public static KnownExtension? FindByLanguage(string language) => Array.Find(Table, e => e.Language == language);

    private static string[] Names(string words) => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
