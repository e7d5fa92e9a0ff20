using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit.RelationVerbs;

/// <summary>The end of a method that changes one row: what became of it, with a look at the row where it may be seen and yet not changed.</summary>
internal static class ChangeWriter
{
    private const string Change = KnownTypes.Internal + ".SqlChange.ExecuteAsync";

    public static bool NeedsLook(RelationModel relation) =>
        (AccessorEmitter.Has(relation, Verbs.Update) && relation.UpdateFilter != ChangeFilter.None)
        || (AccessorEmitter.Has(relation, Verbs.Delete) && relation.DeleteFilter != ChangeFilter.None);

    /// <summary>Policies filter nothing from scopes that bypass them.</summary>
    public static ChangeFilter Filter(ChangeFilter filter, AccessorModel accessor) =>
        filter == ChangeFilter.Policies && accessor.BypassesRowSecurity ? ChangeFilter.None : filter;

    public static void WriteDoc(CodeWriter writer, ChangeFilter filter, string change)
    {
        var otherwise = filter switch
        {
            ChangeFilter.Policies => "; filtered where the caller may see the row and policies keep it from being " + change,
            ChangeFilter.Trigger => $"; filtered where the caller may see the row and a trigger or policies keep it from being {change}",
            _ => "",
        };
        writer.Returns($"True where the row was {change}; not found where there is none with this key that the caller may see{otherwise}.");
    }

    public static void WriteReturn(CodeWriter writer, RelationModel relation, ChangeFilter filter, IReadOnlyList<ColumnModel> key)
    {
        if (filter == ChangeFilter.None)
        {
            writer.Line($"return {Change}(call, cancellationToken);");
            return;
        }

        writer.Line($"var look = _scope.Call({relation.SqlClassName}.Exists);");
        Parameters.Bind(writer, key, "look");
        writer.Line($"return {Change}(call, look, {(filter == ChangeFilter.Policies ? "true" : "false")}, cancellationToken);");
    }
}
