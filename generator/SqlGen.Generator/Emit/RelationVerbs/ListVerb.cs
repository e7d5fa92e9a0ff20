using System.Globalization;
using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit.RelationVerbs;

/// <summary>
/// Rows by a foreign key or an index prefix, a page at a time. A page goes on after the last row of the page before (keyset paging), so
/// the index finds its beginning however far it is.
/// </summary>
internal static class ListVerb
{
    public static void WriteStatements(CodeWriter writer, RelationModel relation)
    {
        foreach (var list in relation.Lists)
        {
            var parts = new Query(relation, list).Parts();
            var name = $"{relation.Name}.list_by_{StatementNames.Snake(list.Name)}";
            StatementWriter.Field(writer, "SqlQuery", "ListBy" + list.Name, [Literal.Of(name), StatementWriter.ReadOnly, .. parts]);
        }
    }

    public static void WriteMethods(CodeWriter writer, RelationModel relation)
    {
        foreach (var list in relation.Lists)
        {
            WriteMethod(writer, relation, list);
        }
    }

    private static void WriteMethod(CodeWriter writer, RelationModel relation, ListModel list)
    {
        var equal = Parameters.Of(relation, list.Equal);
        var range = list.Range is { } position ? relation.Columns[position] : null;
        var isPaged = !list.Order.IsEmpty;
        var parameters = equal.Select(static c => $"{c.PropertyType} {Parameters.Name(c)}").ToList();
        var flags = equal.Where(static c => c.IsNullable).Select(static c => $"{Parameters.Name(c)} is not null").ToList();
        if (range is not null)
        {
            parameters.Add($"{range.Type.NullableCSharpType} from = null");
            parameters.Add($"{range.Type.NullableCSharpType} to = null");
            flags.Add("from is not null");
            flags.Add("to is not null");
        }

        parameters.Add("int? limit = null");
        if (isPaged)
        {
            parameters.Add($"{relation.RecordName}? after = null");
            flags.Add("after is not null");
        }

        writer.Gap();
        WriteDoc(writer, relation, list, equal, range);
        using (writer.Block(Signature.Of($"public {KnownTypes.SqlRows}<{relation.RecordName}> ListBy{list.Name}", parameters)))
        {
            writer.Line($"var call = _scope.Call({relation.SqlClassName}.ListBy{list.Name}.For([{string.Join(", ", flags)}]));");
            foreach (var column in equal)
            {
                writer.Lines(ValueBinder.Bind(column.Type, isNullable: false, Parameters.Name(column), Parameters.Name(column)));
            }

            if (range is not null)
            {
                writer.Lines(ValueBinder.Bind(range.Type, isNullable: false, "from", "from"));
                writer.Lines(ValueBinder.Bind(range.Type, isNullable: false, "to", "to"));
            }

            foreach (var order in list.Order)
            {
                var column = relation.Columns[order.Column];
                writer.Lines(ValueBinder.Bind(column.Type, isNullable: false, $"after?.{column.PropertyName}", "after"));
            }

            writer.Line($"call.Add(limit, {KnownTypes.DbType}.Integer);");
            writer.Line($"return call.Rows({relation.SqlClassName}.Read);");
        }
    }

    private static void WriteDoc(CodeWriter writer, RelationModel relation, ListModel list, IReadOnlyList<ColumnModel> equal, ColumnModel? range)
    {
        var conditions = Xml.List(equal.Select(static c => c.SqlName));
        var order = string.Join(", ", list.Order.Select(o => $"<c>{Xml.Escape(relation.Columns[o.Column].SqlName)}</c>{(o.Descending ? " descending" : "")}"));
        var rows = equal.Count == 0 ? "The rows" : $"The rows with this {conditions}";
        var between = range is null ? "" : $"{(equal.Count == 0 ? "" : " and")} whose <c>{Xml.Escape(range.SqlName)}</c> lies in a span of time";
        var ordered = order.Length == 0 ? "" : $", ordered by {order}";
        writer.Summary($"{rows}{between}{ordered}.");
        foreach (var column in equal)
        {
            writer.Param(Parameters.Name(column), $"<c>{Xml.Escape(column.SqlName)}</c>{(column.IsNullable ? "; null finds the rows without one" : "")}.");
        }

        if (range is not null)
        {
            writer.Param("from", "Where the span begins; null for no limit.");
            writer.Param("to", "Where the span ends, itself not in it; null for no limit.");
        }

        writer.Param("limit", "At most so many rows; null for all.");
        if (order.Length > 0)
        {
            writer.Param("after", "The last row of the page before; null for the first page.");
        }
    }

    /// <summary>The parts of the text. Every parameter is always bound, so that its number is the same in all variants.</summary>
    private sealed class Query(RelationModel relation, ListModel list)
    {
        private readonly List<string> _parts = [];
        private int _number = 1;
        private int _flag;
        private bool _hasCondition;

        public IReadOnlyList<string> Parts()
        {
            _parts.Add($"\"select \" + Columns + {Literal.Of($" from {relation.SqlName}")}");
            foreach (var column in Parameters.Of(relation, list.Equal))
            {
                var placeholder = Placeholder(column);
                if (column.IsNullable)
                {
                    When($"{And()}{column.QuotedName} = {placeholder}", $"{And()}{column.QuotedName} is null");
                }
                else
                {
                    Always($"{And()}{column.QuotedName} = {placeholder}");
                }

                _hasCondition = true;
            }

            // An optional condition can't say "where" itself.
            if (!_hasCondition && (list.Range is not null || !list.Order.IsEmpty))
            {
                Always(" where true");
                _hasCondition = true;
            }

            if (list.Range is { } range)
            {
                var column = relation.Columns[range];
                When($" and {column.QuotedName} >= {Placeholder(column)}");
                When($" and {column.QuotedName} < {Placeholder(column)}");
            }

            if (!list.Order.IsEmpty)
            {
                When(" and " + After());
                Always($" order by {string.Join(", ", list.Order.Select(o => relation.Columns[o.Column].QuotedName + (o.Descending ? " desc" : "")))}");
            }

            Always($" limit ${_number.ToString(CultureInfo.InvariantCulture)}");
            return _parts;
        }

        private string And() => _hasCondition ? " and " : " where ";

        private string Placeholder(ColumnModel column) => ValueSql.Placeholder(column.Type, isNullable: false, ref _number);

        private void Always(string text) => _parts.Add(Literal.Of(text));

        private void When(string text, string? otherwise = null)
        {
            var flag = _flag++.ToString(CultureInfo.InvariantCulture);
            _parts.Add($"{KnownTypes.Internal}.SqlPart.When({flag}, {Literal.Of(text)}{(otherwise is null ? "" : ", " + Literal.Of(otherwise))})");
        }

        /// <summary>"Behind this row in the order", in a form whose beginning an index can find.</summary>
        private string After()
        {
            var keys = list.Order.Select(o => (relation.Columns[o.Column].QuotedName, Value: Placeholder(relation.Columns[o.Column]), o.Descending)).ToArray();
            if (keys.Length == 1)
            {
                return $"{keys[0].QuotedName} {Behind(keys[0].Descending)} {keys[0].Value}";
            }

            if (keys.All(k => k.Descending == keys[0].Descending))
            {
                return $"({string.Join(", ", keys.Select(static k => k.QuotedName))}) {Behind(keys[0].Descending)} ({string.Join(", ", keys.Select(static k => k.Value))})";
            }

            // Rows compare in one direction only: spelled out, with the first key's bound outside for the index.
            var alternatives = keys.Select((key, i) => string.Join(
                " and ",
                [.. keys.Take(i).Select(static k => $"{k.QuotedName} = {k.Value}"), $"{key.QuotedName} {Behind(key.Descending)} {key.Value}"]));
            return $"{keys[0].QuotedName} {Behind(keys[0].Descending)}= {keys[0].Value} and ({string.Join(" or ", alternatives.Select(static a => $"({a})"))})";
        }

        private static string Behind(bool descending) => descending ? "<" : ">";
    }
}
