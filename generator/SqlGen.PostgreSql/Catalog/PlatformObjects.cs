namespace SqlGen.PostgreSql.Catalog;

/// <summary>
/// What a hosting platform has in the database before any file of the user's runs. Objects of these schemas are external: a name that isn't
/// known there is taken on trust, because the platform's own migrations made it.
/// </summary>
public static class PlatformObjects
{
    // Supabase's own schemas, and those of the extensions its dashboard switches on.
    private static readonly HashSet<string> Schemas = BuiltInTypes.Words(
        """
        auth storage realtime _realtime extensions graphql graphql_public vault pgsodium pgsodium_masks supabase_functions supabase_migrations
        pgbouncer cron net pgmq pgmq_public pgtle _analytics neon_auth hdb_catalog
        """);

    private static readonly Dictionary<string, string> Relations = new(StringComparer.Ordinal)
    {
        ["auth.users"] =
            """
            instance_id uuid, id uuid, aud varchar(255), role varchar(255), email varchar(255), encrypted_password varchar(255),
            email_confirmed_at timestamptz, invited_at timestamptz, confirmation_token varchar(255), confirmation_sent_at timestamptz,
            recovery_token varchar(255), recovery_sent_at timestamptz, email_change_token_new varchar(255), email_change varchar(255),
            email_change_sent_at timestamptz, last_sign_in_at timestamptz, raw_app_meta_data jsonb, raw_user_meta_data jsonb,
            is_super_admin bool, created_at timestamptz, updated_at timestamptz, phone text, phone_confirmed_at timestamptz, phone_change text,
            phone_change_token varchar(255), phone_change_sent_at timestamptz, confirmed_at timestamptz, email_change_token_current varchar(255),
            email_change_confirm_status int2, banned_until timestamptz, reauthentication_token varchar(255), reauthentication_sent_at timestamptz,
            is_sso_user bool, deleted_at timestamptz, is_anonymous bool
            """,
        ["storage.buckets"] =
            """
            id text, name text, owner uuid, created_at timestamptz, updated_at timestamptz, public bool, avif_autodetection bool,
            file_size_limit int8, allowed_mime_types text[], owner_id text
            """,
        ["storage.objects"] =
            """
            id uuid, bucket_id text, name text, owner uuid, created_at timestamptz, updated_at timestamptz, last_accessed_at timestamptz,
            metadata jsonb, path_tokens text[], version text, owner_id text, user_metadata jsonb
            """,
    };

    private static readonly Dictionary<string, TypeReference> Functions = new(StringComparer.Ordinal)
    {
        ["auth.uid"] = TypeReference.BuiltIn("uuid"),
        ["auth.role"] = TypeReference.BuiltIn("text"),
        ["auth.email"] = TypeReference.BuiltIn("text"),
        ["auth.jwt"] = TypeReference.BuiltIn("jsonb"),
        ["storage.extension"] = TypeReference.BuiltIn("text"),
        ["storage.filename"] = TypeReference.BuiltIn("text"),
        ["storage.foldername"] = TypeReference.BuiltIn("text", isArray: true),
        ["realtime.topic"] = TypeReference.BuiltIn("text"),
    };

    public static bool IsPlatformSchema(string schema) => Schemas.Contains(schema);

    /// <summary>What is sure to be returned by a platform's function; null if that isn't known.</summary>
    public static TypeReference? FindReturnType(string schema, string function) =>
        Functions.TryGetValue(schema + "." + function, out var type) ? type : null;

    /// <summary>A platform's relation, with the columns it is known to have.</summary>
    public static Relation CreateRelation(string schema, string name)
    {
        var relation = new Relation { Schema = schema, Name = name, IsExternal = true };
        if (Relations.TryGetValue(schema + "." + name, out var columns))
        {
            relation.Columns.AddRange(columns.Split([',', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(static c => c.Trim())
                .Where(static c => c.Length > 0).Select(static c => CreateColumn(c.Split(' '))));
            relation.Constraints.Add(new Constraint { Name = name + "_pkey", Type = ConstraintType.Primary, Columns = ["id"] });
        }

        return relation;
    }

    private static Column CreateColumn(string[] words)
    {
        var isArray = words[1].EndsWith("[]", StringComparison.Ordinal);
        var type = isArray ? words[1].Substring(0, words[1].Length - 2) : words[1];
        var open = type.IndexOf('(');
        return new Column
        {
            Name = words[0],
            Type = open < 0
                ? TypeReference.BuiltIn(type, isArray: isArray)
                : TypeReference.BuiltIn(type.Substring(0, open), type.Substring(open + 1, type.Length - open - 2), isArray),
        };
    }
}
