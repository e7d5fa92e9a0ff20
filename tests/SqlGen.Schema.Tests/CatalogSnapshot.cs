using Npgsql;
using SqlGen.Testing;

namespace SqlGen.Schema.Tests;

/// <summary>Everything in a database that is not the system's, one line each, so that two databases can be compared.</summary>
static class CatalogSnapshot
{
    const string Objects = """
        with own as (select oid, nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'),
        extension_member as (select classid, objid from pg_depend where deptype = 'e')
        select 'schema ' || nspname || ' ' || coalesce((select nspacl::text from pg_namespace n where n.oid = own.oid), '') from own
        union all select 'extension ' || extname || ' in ' || extnamespace::regnamespace from pg_extension
        union all select format('relation %s %s rls=%s force=%s acl=%s options=%s', c.oid::regclass, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.relacl, c.reloptions)
          from pg_class c join own on own.oid = c.relnamespace
          where c.relkind <> 't' and not exists (select from extension_member m where m.classid = 'pg_class'::regclass and m.objid = c.oid)
        union all select format('column %s.%s %s notnull=%s storage=%s default=%s acl=%s', a.attrelid::regclass, a.attname, format_type(a.atttypid, a.atttypmod),
                                a.attnotnull, a.attstorage, pg_get_expr(d.adbin, d.adrelid), a.attacl)
          from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'v', 'm', 'p') join own on own.oid = c.relnamespace
          left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where a.attnum > 0 and not a.attisdropped
        union all select format('constraint %s %s %s', o.conrelid::regclass, o.conname, pg_get_constraintdef(o.oid)) from pg_constraint o join own on own.oid = o.connamespace
        union all select 'index ' || pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid join own on own.oid = c.relnamespace
        union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
        union all select 'policy ' || (p.*)::text from pg_policies p
        union all select format('function %s acl=%s %s', p.oid::regprocedure, p.proacl, pg_get_functiondef(p.oid)) from pg_proc p join own on own.oid = p.pronamespace
          where p.prokind = 'f' and not exists (select from extension_member m where m.classid = 'pg_proc'::regclass and m.objid = p.oid)
        """;

    const string Comments = """
        union all select format('comment %s %s', pg_describe_object(d.classoid, d.objoid, d.objsubid), d.description)
          from pg_description d where d.objoid >= 16384
          and not exists (select from extension_member m where m.classid = d.classoid and m.objid = d.objoid)
          and d.classoid <> 'pg_extension'::regclass
        """;

    public static async Task<IReadOnlyList<string>> ReadAsync(PostgresDatabase database, bool withComments, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(Objects + "\n" + (withComments ? Comments : ""), connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<string> lines = [];
        while (await reader.ReadAsync(ct))
            lines.Add(reader.GetString(0));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
