using System.Globalization;
using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit.RelationVerbs;

/// <summary>One row or many.</summary>
internal static class InsertVerb
{
    public static void WriteStatements(CodeWriter writer, RelationModel relation)
    {
        var columns = NewRecordEmitter.Columns(relation);
        WriteColumns(writer, "InsertColumns", columns);
        StatementWriter.Field(
            writer,
            "SqlInsert",
            "Insert",
            [Literal.Of($"{relation.Name}.insert"), Literal.Of(relation.SqlName), "InsertColumns", "Columns", .. StatementWriter.Some(StatementWriter.WriteTraits(relation))]);
        UpsertVerb.WriteStatements(writer, relation, columns);
    }

    public static void WriteBinder(CodeWriter writer, RelationModel relation) => WriteBind(writer, "Bind", relation.NewName!, NewRecordEmitter.Columns(relation));

    public static void WriteMethods(CodeWriter writer, RelationModel relation, AccessorModel accessor)
    {
        if ((accessor.Verbs & Verbs.Insert) != 0)
        {
            writer.Gap();
            writer.Summary("Inserts a row and returns it as it is in the database, defaults filled in.");
            WriteSingle(writer, relation, accessor, "InsertAsync", "Insert");
        }

        if ((accessor.Verbs & Verbs.InsertMany) != 0)
        {
            WriteMany(writer, relation, accessor);
        }

        if ((accessor.Verbs & Verbs.Upsert) != 0)
        {
            UpsertVerb.WriteMethods(writer, relation, accessor);
        }
    }

    public static void WriteColumns(CodeWriter writer, string field, IReadOnlyList<ColumnModel> columns)
    {
        using (writer.Block($"internal static readonly {KnownTypes.Internal}.SqlInsertColumn[] {field} =", "];"))
        {
            foreach (var column in columns)
            {
                writer.Line(Column(column) + ",");
            }
        }
    }

    /// <summary>A column with what stands for its value, where that isn't a plain parameter.</summary>
    public static string Column(ColumnModel column)
    {
        var value = ValueSql.Placeholder(column.Type, column.IsNullable);
        return value == "$1" ? Literal.Of(column.QuotedName) : $"new({Literal.Of(column.QuotedName)}, {Literal.Of(value)})";
    }

    /// <summary>The method that adds to a call what a record sets.</summary>
    public static void WriteBind(CodeWriter writer, string method, string recordName, IReadOnlyList<ColumnModel> columns)
    {
        using (writer.Block($"internal static void {method}({KnownTypes.Internal}.SqlCall call, {recordName} row)"))
        {
            writer.Line($"var set = row.{TrackedRecordWriter.SetProperty(columns)};");
            for (var i = 0; i < columns.Count; i++)
            {
                var column = columns[i];
                writer.Gap();
                using (writer.Block($"if (set.Has({Number(i)}))"))
                {
                    writer.Lines(ValueBinder.Bind(column.Type, column.IsNullable, "row." + column.PropertyName, column.PropertyName));
                }
            }
        }
    }

    private static void WriteMany(CodeWriter writer, RelationModel relation, AccessorModel accessor)
    {
        foreach (var rows in new[] { "global::System.Collections.Generic.IEnumerable", "global::System.Collections.Generic.IAsyncEnumerable" })
        {
            writer.Gap();
            writer.Summary("Inserts many rows, all or none, in the fastest way that the scope allows, and returns how many.");
            WriteProgressDoc(writer);
            string[] parameters = [$"{rows}<{accessor.NewName}> rows", KnownTypes.CancellationParameter, KnownTypes.ProgressParameter];
            writer.Line(Signature.Of($"public {KnownTypes.Task}<long> InsertManyAsync", parameters, " =>"));
            using (writer.Indent())
            {
                writer.Line($"_scope.InsertManyAsync({relation.SqlClassName}.{RelationSqlEmitter.BulkStatements}.InsertMany, rows, progress, cancellationToken);");
            }
        }
    }

    private static void WriteProgressDoc(CodeWriter writer)
    {
        writer.Line("/// <param name=\"rows\">The rows; read once, one after the other, and never more of them held than ten thousand or a few megabytes.</param>");
        writer.Line("/// <param name=\"cancellationToken\">A cancelled call inserts nothing, unless its COMMIT was on its way already.</param>");
        writer.Line("/// <param name=\"progress\">");
        writer.Line("/// Told at least every ten thousand rows, sooner where they are large, how many have been sent so far; they are not kept before the call returns. Told");
        writer.Line("/// once more at the end how many the call returns, after the commit (in a transaction of yours, that is still to come). Told on whichever");
        writer.Line("/// thread inserts, one report at a time; what it throws before the end undoes the insert.");
        writer.Line("/// </param>");
    }

    /// <summary>A method that sends one new row and returns it.</summary>
    public static void WriteSingle(CodeWriter writer, RelationModel relation, AccessorModel accessor, string method, string statement)
    {
        var start = $"public {KnownTypes.Task}<{relation.RecordName}> {method}";
        using (writer.Block(Signature.Of(start, [$"{accessor.NewName} row", KnownTypes.CancellationParameter])))
        {
            writer.Line($"{KnownTypes.ArgumentNullException}.ThrowIfNull(row);");
            var set = TrackedRecordWriter.SetProperty(NewRecordEmitter.Columns(relation));
            writer.Line($"var call = _scope.Call({relation.SqlClassName}.{RelationSqlEmitter.WriteStatements}.{statement}.For(row.{set}));");
            writer.Line($"{relation.SqlClassName}.Bind(call, row);");
            writer.Line($"return call.SingleAsync({relation.SqlClassName}.Read, cancellationToken);");
        }
    }

    public static void WriteBulk(CodeWriter writer, RelationModel relation)
    {
        var columns = NewRecordEmitter.Columns(relation);
        var set = TrackedRecordWriter.SetProperty(columns);
        using (writer.Block($"internal static class {RelationSqlEmitter.BulkStatements}"))
        {
            StatementWriter.Field(
                writer,
                $"SqlBulkInsert<{relation.NewName}>",
                "InsertMany",
                [RelationSqlEmitter.WriteStatements + ".Insert", $"static row => row.{set}", "Bind", .. columns.Select(c => BulkColumn(relation, columns, c))]);
        }
    }

    private static string BulkColumn(RelationModel relation, IReadOnlyList<ColumnModel> columns, ColumnModel column)
    {
        var type = column.Type;
        var way = BulkWay(type);
        if (way is null)
        {
            // A bare null, if it is the only one, is the array of all columns.
            return columns.Count == 1 ? $"({KnownTypes.Internal}.SqlBulkColumn<{relation.NewName}>?)null" : "null";
        }

        var value = $"row.{column.PropertyName}";
        var sent = ValueBinder.Sent(type, value);
        var sentType = type.Kind switch
        {
            TypeKind.Enum or TypeKind.Text => "string?",
            TypeKind.JsonObject => "byte[]?",
            _ => type.IsValueType && !column.IsNullable ? type.CSharpType : type.NullableCSharpType,
        };
        var dbType = ValueBinder.DbType(type);
        var arguments = type.Kind is (TypeKind.Vector or TypeKind.HalfVector or TypeKind.SparseVector) && !type.IsArray
            ? $"{Number(type.Dimensions ?? 0)}, {Literal.Of(column.PropertyName)}"
            : string.Join(", ", StatementWriter.Some(dbType).Concat(way.Length == 0 ? [] : [$"{KnownTypes.Internal}.SqlBulkWays.{way}"]));
        return $"new {KnownTypes.Internal}.SqlBulkColumn<{relation.NewName}, {sentType}>(\n    static row => {sent}{(arguments.Length == 0 ? "" : ", " + arguments)})";
    }

    /// <summary>A member of SqlBulkWays, empty for all ways, null where a value only travels row by row.</summary>
    private static string? BulkWay(TypeModel type) => type.Kind switch
    {
        TypeKind.Composite => null,
        _ when type.IsArray => type.CastParameter ? null : "Copy",
        // What travels as text has no binary form of its own; a label's is its text.
        _ when type.CastParameter && type.Kind != TypeKind.Enum => "Unnest",
        // A multirange is an array in C#, and an array of arrays would be one of two dimensions.
        _ when type.CSharpType.EndsWith("[]", StringComparison.Ordinal) && type.CSharpType != "byte[]" => "Copy",
        _ => "",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
