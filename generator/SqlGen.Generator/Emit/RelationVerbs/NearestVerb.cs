using System.Globalization;
using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit.RelationVerbs;

/// <summary>The rows nearest to a vector. The index answers only if the query is ordered by its operator and limited: the threshold stands outside.</summary>
internal static class NearestVerb
{
    public static void WriteStatements(CodeWriter writer, RelationModel relation)
    {
        foreach (var search in relation.VectorSearches)
        {
            WriteStatement(writer, relation, search);
        }

        if (!relation.VectorSearches.IsEmpty)
        {
            var ordinal = relation.ReadableColumns.Sum(static c => ValueSql.Width(c.Type)).ToString(CultureInfo.InvariantCulture);
            writer.Gap();
            writer.Line($"internal static {Neighbor(relation)} ReadNeighbor({KnownTypes.Reader} reader) =>");
            writer.Line($"    new(Read(reader), reader.GetDouble({ordinal}));");
        }
    }

    public static void WriteMethods(CodeWriter writer, RelationModel relation)
    {
        foreach (var search in relation.VectorSearches)
        {
            WriteMethod(writer, relation, search);
        }
    }

    private static void WriteStatement(CodeWriter writer, RelationModel relation, VectorSearchModel search)
    {
        var column = relation.Columns[search.Column].QuotedName;
        var names = new HashSet<string>(relation.Columns.Select(static c => c.SqlName), StringComparer.Ordinal);
        var distance = "distance";
        while (names.Contains(distance))
        {
            distance += "_";
        }

        // $1 query, $2 limit, $3 maximum distance, then the filters.
        string[] arguments =
        [
            Literal.Of($"{relation.Name}.nearest_by_{StatementNames.Snake(search.Name)}"),
            StatementWriter.ReadOnlyVectorSearch,
            $"\"select \" + Columns + {Literal.Of($", {distance} from (")}",
            Literal.Of($"select {string.Join(", ", relation.ReadableColumns.Select(static c => c.QuotedName))}, {column} {search.Operator} $1 as {distance}"),
            Literal.Of($" from {relation.SqlName} where {Condition(relation.Columns[search.Column], search)}"),
            .. search.JsonFilters.Select((filter, i) =>
                $"{KnownTypes.Internal}.SqlPart.When({Number(i + 1)}, {Literal.Of($" and {relation.Columns[filter].QuotedName} @> ${Number(i + 4)}")})"),
            // An expression that no index is of, though it sorts the same.
            $"{KnownTypes.Internal}.SqlPart.When({Number(search.JsonFilters.Count + 1)}, {Literal.Of($" order by ({column} {search.Operator} $1) + 0")}, {Literal.Of($" order by {column} {search.Operator} $1")})",
            Literal.Of(" limit $2) as nearest"),
            $"{KnownTypes.Internal}.SqlPart.When(0, {Literal.Of($" where {distance} <= $3")})",
            Literal.Of($" order by {distance} + 0"),
        ];
        StatementWriter.Field(writer, "SqlQuery", "NearestBy" + search.Name, arguments);
    }

    private static void WriteMethod(CodeWriter writer, RelationModel relation, VectorSearchModel search)
    {
        var column = relation.Columns[search.Column];
        var filters = search.JsonFilters.Select(i => relation.Columns[i]).ToArray();
        string[] parameters =
        [
            $"{SchemaMark.Dimensions(column.Type)}{column.Type.CSharpType} query",
            "int limit = 10",
            "double? maxDistance = null",
            .. filters.Select(static f => $"{KnownTypes.JsonElement}? {Parameters.Name(f)} = null"),
            "bool exact = false",
        ];
        writer.Gap();
        writer.Summary($"The rows nearest to a vector, by {search.Metric} of <c>{Xml.Escape(column.SqlName)}</c>, nearest first.");
        writer.Param("query", column.Type.Dimensions is { } dimensions ? $"The vector, of {Number(dimensions)} dimensions." : "The vector.");
        writer.Param("limit", "At most so many rows.");
        writer.Param("maxDistance", "Rows further away are left out; null for no limit.");
        foreach (var filter in filters)
        {
            writer.Param(Parameters.Name(filter), $"Only rows whose <c>{Xml.Escape(filter.SqlName)}</c> contains this JSON; null for all.");
        }

        writer.Param("exact", "Compares every row instead of asking the index, which may find fewer than there are: slower, and certain.");
        var flags = string.Concat(filters.Select(static f => $", {Parameters.Name(f)} is not null"));
        using (writer.Block(Signature.Of($"public {KnownTypes.SqlNeighbors}<{relation.RecordName}> NearestBy{search.Name}", parameters)))
        {
            writer.Line($"{KnownTypes.ArgumentNullException}.ThrowIfNull(query);");
            writer.Line($"var call = _scope.Call({relation.SqlClassName}.NearestBy{search.Name}.For([maxDistance is not null{flags}, exact]));");
            writer.Lines(ValueBinder.Bind(column.Type, isNullable: false, "query", "query"));
            writer.Line($"call.Add(limit, {KnownTypes.DbType}.Integer);");
            writer.Line($"call.Add(maxDistance, {KnownTypes.DbType}.Double);");
            foreach (var filter in filters)
            {
                writer.Line($"call.Add({Parameters.Name(filter)}, {KnownTypes.DbType}.Jsonb);");
            }

            writer.Line($"return call.Neighbors({relation.SqlClassName}.ReadNeighbor, limit, exact);");
        }
    }

    // A partial index is used only where its own condition is repeated; NULL is near to nothing.
    private static string Condition(ColumnModel column, VectorSearchModel search) =>
        search.Predicate is { } predicate ? $"({predicate})" : column.IsNullable ? $"{column.QuotedName} is not null" : "true";

    private static string Neighbor(RelationModel relation) => $"{KnownTypes.Neighbor}<{relation.RecordName}>";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
