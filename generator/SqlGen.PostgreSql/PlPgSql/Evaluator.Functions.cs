using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.PlPgSql;

// Functions and casts that migrations compute names and conditions with.
internal sealed partial class Evaluator
{
    private static bool IsAggregate(FunctionCall call) =>
        call.Name.Name is "count" or "string_agg" or "array_agg" or "bool_and" or "bool_or" or "every" or "min" or "max" && call.Over is null;

    private SqlValue Call(FunctionCall call, RowScope scope)
    {
        if (call.Name.Schema is not (null or "pg_catalog") || call.Over is not null)
        {
            return SqlValue.Unknown;
        }

        if (IsAggregate(call))
        {
            return _group is { } rows ? AggregateOf(call, rows) : SqlValue.Unknown;
        }

        var arguments = call.Arguments.Select(a => Evaluate(a.Value, scope)).ToList();
        switch (call.Name.Name)
        {
            case "current_setting":
                return CurrentSetting(arguments);
            case "current_schema":
                return SqlValue.Of(host.CurrentSchema);
            case "current_schemas":
                return SqlValue.Of(host.SearchPath.Select(static s => SqlValue.Of(s)).ToList());
            case "concat" when arguments.TrueForAll(static a => a.IsNull || a.AsText is not null):
                return SqlValue.Of(string.Concat(arguments.Select(static a => a.AsText)));
            case "concat_ws" when arguments.Count > 0 && arguments.TrueForAll(static a => a.IsNull || a.AsText is not null):
                return SqlValue.Of(string.Join(arguments[0].AsText, arguments.Skip(1).Where(static a => !a.IsNull).Select(static a => a.AsText)));
            case "format":
                return Format(call.IsVariadic && arguments is [var pattern, var rest] ? [pattern, .. ToArray(rest).Elements ?? [SqlValue.Unknown]] : arguments);
            case "array_length" or "cardinality" when arguments.Count > 0 && ToArray(arguments[0]).Elements is { } elements:
                return elements.Count == 0 && call.Name.Name == "array_length" ? SqlValue.Null : SqlValue.Of(elements.Count);
            case "array_to_string" when arguments is [var array, var glue] && ToArray(array).Elements is { } parts && parts.All(static p => p.AsText is not null):
                return SqlValue.Of(string.Join(glue.AsText, parts.Select(static p => p.AsText)));
            case "quote_nullable" when arguments is [{ IsNull: true }]:
                return SqlValue.Of("NULL");
        }

        return arguments.Exists(static a => a.IsNull) ? SqlValue.Null : Strict(call.Name.Name, arguments);
    }

    private SqlValue Strict(string name, List<SqlValue> arguments)
    {
        if (name is "to_regclass" or "to_regtype" or "to_regnamespace" or "to_regrole" && arguments is [{ AsText: { } target }])
        {
            return ToObject(name.Substring(3), target);
        }

        if (name is "pg_table_is_visible" or "pg_type_is_visible" or "pg_function_is_visible" && arguments is [{ Data: string key }] && ObjectKey.IsKey(key))
        {
            return SqlValue.Of(host.SearchPath.Contains(key.Split('\u0001')[3]));
        }

        if (arguments.Exists(static a => a.AsText is null))
        {
            return SqlValue.Unknown;
        }

        var texts = arguments.ConvertAll(static a => a.AsText!);
        return (name, texts) switch
        {
            ("lower", [var t]) => SqlValue.Of(t.ToLowerInvariant()),
            ("upper", [var t]) => SqlValue.Of(t.ToUpperInvariant()),
            ("length" or "char_length" or "character_length", [var t]) => SqlValue.Of(t.Length),
            ("btrim" or "trim", [var t]) => SqlValue.Of(t.Trim(' ')),
            ("quote_ident", [var t]) => SqlValue.Of(SqlIdentifier.Quote(t)),
            ("quote_literal" or "quote_nullable", [var t]) => SqlValue.Of(QuoteLiteral(t)),
            ("replace", [var t, { Length: > 0 } from, var to]) => SqlValue.Of(t.Replace(from, to)),
            ("starts_with", [var t, var prefix]) => SqlValue.Of(t.StartsWith(prefix, StringComparison.Ordinal)),
            ("left", [var t, _]) when arguments[1].AsInteger is >= 0 and var n => SqlValue.Of(t.Substring(0, (int)Math.Min(n, t.Length))),
            ("right", [var t, _]) when arguments[1].AsInteger is >= 0 and var n => SqlValue.Of(t.Substring(t.Length - (int)Math.Min(n, t.Length))),
            ("split_part", [var t, { Length: > 0 } separator, _]) when arguments[2].AsInteger is > 0 and var n =>
                SqlValue.Of(t.Split([separator], StringSplitOptions.None) is var parts && n <= parts.Length ? parts[n - 1] : ""),
            ("lpad", [var t, _, { Length: 1 } fill]) when arguments[1].AsInteger is >= 0 and <= 1000 and var n =>
                SqlValue.Of(t.Length >= n ? t.Substring(0, (int)n) : t.PadLeft((int)n, fill[0])),
            ("string_to_array", [var t, { Length: > 0 } separator]) => SqlValue.Of(t.Split([separator], StringSplitOptions.None).Select(static p => SqlValue.Of(p)).ToList()),
            _ => SqlValue.Unknown,
        };
    }

    private SqlValue CurrentSetting(List<SqlValue> arguments)
    {
        if (arguments is not [{ AsText: { } name }, ..])
        {
            return SqlValue.Unknown;
        }

        if (host.FindSetting(name.ToLowerInvariant()) is { } value)
        {
            return SqlValue.Of(value);
        }

        // A name with a dot is nobody's but the files': unset where they don't set it. The server's own settings are the server's business.
        var isMissingFine = arguments.Count > 1 && arguments[1].AsBoolean == true;
        return name.IndexOf('.') > 0 && isMissingFine ? SqlValue.Null : SqlValue.Unknown;
    }

    private SqlValue AggregateOf(FunctionCall call, IReadOnlyList<RowScope> rows)
    {
        if (call.IsStar)
        {
            return SqlValue.Of(rows.Count);
        }

        if (call.Arguments.Count == 0 || call.IsDistinct || call.Filter is not null)
        {
            return SqlValue.Unknown;
        }

        var group = _group;
        _group = null;
        var values = rows.Select(r => Evaluate(call.Arguments[0].Value, r)).Where(static v => !v.IsNull).ToList();
        var glue = call.Arguments.Count > 1 && rows.Count > 0 ? Evaluate(call.Arguments[1].Value, rows[0]).AsText : "";
        _group = group;
        if (values.Exists(static v => v.IsUnknown))
        {
            return call.Name.Name == "count" && rows.Count == 0 ? SqlValue.Of(0) : SqlValue.Unknown;
        }

        return call.Name.Name switch
        {
            "count" => SqlValue.Of(values.Count),
            _ when values.Count == 0 => SqlValue.Null,
            "array_agg" => SqlValue.Of(values),
            "string_agg" => SqlValue.Of(string.Join(glue, values.Select(static v => v.AsText))),
            "bool_or" => SqlValue.Of(values.Exists(static v => v.AsBoolean == true)),
            "bool_and" or "every" => SqlValue.Of(values.TrueForAll(static v => v.AsBoolean == true)),
            "max" => values.Aggregate(static (a, b) => SqlValue.Compare(a, b) >= 0 ? a : b),
            "min" => values.Aggregate(static (a, b) => SqlValue.Compare(a, b) <= 0 ? a : b),
            _ => SqlValue.Unknown,
        };
    }

    private static SqlValue Format(List<SqlValue> arguments)
    {
        if (arguments is not [{ AsText: { } pattern }, ..])
        {
            return arguments is [{ IsNull: true }, ..] ? SqlValue.Null : SqlValue.Unknown;
        }

        var result = new System.Text.StringBuilder();
        var next = 1;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
            {
                result.Append(pattern[i]);
                continue;
            }

            var digits = i + 1;
            while (digits < pattern.Length && char.IsDigit(pattern[digits]))
            {
                digits++;
            }

            if (digits > i + 1 && digits < pattern.Length && pattern[digits] == '$')
            {
                next = int.TryParse(pattern.Substring(i + 1, digits - i - 1), out var position) ? position : 0;
                i = digits;
            }

            var kind = ++i < pattern.Length ? pattern[i] : '\0';
            if (kind == '%')
            {
                result.Append('%');
                continue;
            }

            if (kind is not ('s' or 'I' or 'L') || next < 1 || next >= arguments.Count)
            {
                return SqlValue.Unknown;
            }

            var argument = arguments[next++];
            if (argument.AsText is not { } text)
            {
                if (!argument.IsNull || kind == 'I')
                {
                    return SqlValue.Unknown;
                }

                text = kind == 'L' ? "NULL" : "";
                result.Append(text);
                continue;
            }

            result.Append(kind switch
            {
                'I' => SqlIdentifier.Quote(text),
                'L' => QuoteLiteral(text),
                _ => text,
            });
        }

        return SqlValue.Of(result.ToString());
    }

    private static string QuoteLiteral(string text) =>
        (text.IndexOf('\\') >= 0 ? "E" : "") + "'" + text.Replace("'", "''").Replace("\\", "\\\\") + "'";

    private SqlValue Cast(CastExpression cast, SqlValue value)
    {
        if (value.IsNull || value.IsUnknown)
        {
            return value;
        }

        if (cast.Type.IsArray)
        {
            return ToArray(value) is { Elements: not null } array ? array : SqlValue.Unknown;
        }

        switch (cast.Type.Name.Name)
        {
            case "text" or "varchar" or "name" or "bpchar" or "citext":
                return value.AsText is { } text ? SqlValue.Of(text) : SqlValue.Unknown;
            case "bool":
                return value.AsBoolean is { } boolean ? SqlValue.Of(boolean) : SqlValue.Unknown;
            case "int2" or "int4" or "int8" or "numeric":
                return value.AsInteger is { } number ? SqlValue.Of(number) : SqlValue.Unknown;
            case "oid":
                return value;
            case "regclass" or "regtype" or "regnamespace" or "regrole" when value.Data is string key && ObjectKey.IsKey(key):
                return value;
            case "regclass" or "regtype" or "regnamespace" or "regrole" when value.AsText is { } name:
                var found = ToObject(cast.Type.Name.Name, name);
                Error = found.IsNull ? cast.Type.Name.Name switch { "regclass" => "42P01", "regnamespace" => "3F000", _ => "42704" } : Error;
                return found.IsNull ? SqlValue.Unknown : found;
            default:
                return SqlValue.Unknown;
        }
    }

    private SqlValue ToObject(string kind, string name)
    {
        var schema = name.IndexOf('.') is > 0 and var dot ? name.Substring(0, dot).Trim('"') : kind == "regnamespace" ? name.Trim('"') : null;
        SqlValue? found = kind switch
        {
            "regclass" => host.FindRelation(name) is { } relation ? ObjectKey.Of("class", relation.Schema, relation.Name) : null,
            "regtype" => host.FindType(name),
            "regnamespace" => host.Catalog.Schemas.Contains(name.Trim('"')) ? ObjectKey.Of("namespace", null, name.Trim('"')) : null,
            "regrole" => host.Catalog.Roles.Exists(r => r.Name == name.Trim('"')) ? ObjectKey.Of("role", null, name.Trim('"')) : null,
            _ => SqlValue.Unknown,
        };
        return found ?? (schema is not null && host.IsForeignSchema(schema) && !host.Catalog.Schemas.Contains(schema) ? SqlValue.Unknown : SqlValue.Null);
    }
}
