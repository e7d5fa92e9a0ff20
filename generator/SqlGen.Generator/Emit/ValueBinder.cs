using System.Globalization;
using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>The C# statements that add a value to <c>call</c>, in the order of its placeholders.</summary>
internal static class ValueBinder
{
    /// <param name="type">The value's type.</param>
    /// <param name="isNullable">Whether the SQL has the placeholder that says if a composite is there.</param>
    /// <param name="value">The value as C#.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="call">The variable that holds the call.</param>
    public static IEnumerable<string> Bind(TypeModel type, bool isNullable, string value, string name, string call = "call")
    {
        switch (type.Kind)
        {
            case TypeKind.Composite:
                if (isNullable)
                {
                    yield return $"{call}.Add({value} is not null, {KnownTypes.DbType}.Boolean);";
                }

                if (!type.IsRowType)
                {
                    yield return $"{type.TypeName}Sql.Bind({call}, {value});";
                    break;
                }

                foreach (var line in type.Fields.SelectMany(f => Bind(f.Type, isNullable: true, $"{value}?.{f.PropertyName}", f.PropertyName, call)))
                {
                    yield return line;
                }

                break;

            case (TypeKind.Vector or TypeKind.HalfVector or TypeKind.SparseVector) when !type.IsArray:
                var dimensions = (type.Dimensions ?? 0).ToString(CultureInfo.InvariantCulture);
                yield return $"{call}.AddVector({value}, {dimensions}, {Literal.Of(name)});";
                break;

            default:
                yield return DbType(type) is { } dbType ? $"{call}.Add({Sent(type, value)}, {dbType});" : $"{call}.Add({Sent(type, value)});";
                break;
        }
    }

    /// <summary>The value in the form in which Npgsql takes it.</summary>
    public static string Sent(TypeModel type, string value) => type.Kind switch
    {
        TypeKind.Enum when type.IsArray => $"{type.TypeName}Sql.ToLabels({value})",
        TypeKind.Enum => $"{type.TypeName}Sql.ToLabel({value})",
        TypeKind.JsonObject => $"{KnownTypes.Internal}.SqlJson.Write({value}, {type.JsonContext}.Default)",
        TypeKind.Text when type.CSharpType != "string" => $"{KnownTypes.Internal}.SqlParsed.Write({value})",
        _ => value,
    };

    /// <summary>The parameter's NpgsqlDbType as C#; null where the mapping infers it.</summary>
    public static string? DbType(TypeModel type)
    {
        // Labels, and what the user maps, travel as text.
        var name = type.Kind is TypeKind.Enum or TypeKind.Text ? "Text" : type.NpgsqlDbType;
        return name is null ? null : $"{(type.IsArray ? $"{KnownTypes.DbType}.Array | " : "")}{KnownTypes.DbType}.{name}";
    }
}
