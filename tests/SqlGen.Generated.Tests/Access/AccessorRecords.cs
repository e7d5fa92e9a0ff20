using System.Reflection;
using System.Runtime.CompilerServices;

namespace SqlGen.Generated.Tests.Access;

/// <summary>The records that an accessor's methods take and give.</summary>
internal static class AccessorRecords
{
    public static Type? Row(Type accessor) =>
        accessor.GetMethod("All")?.ReturnType.GetGenericArguments()[0] ?? accessor.GetMethod("InsertAsync")?.ReturnType.GetGenericArguments()[0];

    public static Type? New(Type accessor) =>
        accessor.GetMethod("InsertAsync")?.GetParameters()[0].ParameterType
        ?? accessor.GetMethods().FirstOrDefault(static m => m.Name == "InsertManyAsync")?.GetParameters()[0].ParameterType.GetGenericArguments()[0];

    public static Type? Patch(Type accessor) => accessor.GetMethod("UpdateAsync")?.GetParameters().Single(static p => p.Name == "patch").ParameterType;

    public static IReadOnlyList<string> Columns(Type record) => [.. Properties(record).Select(Name)];

    public static IReadOnlyList<string> Required(Type record) => [.. Properties(record).Where(static p => p.IsDefined(typeof(RequiredMemberAttribute))).Select(Name)];

    private static IEnumerable<PropertyInfo> Properties(Type record) =>
        record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static p => p.Name is "Id" or "Note").OrderBy(static p => p.Name, StringComparer.Ordinal);

    private static string Name(PropertyInfo property) => property.Name == "Id" ? "id" : "note";
}
