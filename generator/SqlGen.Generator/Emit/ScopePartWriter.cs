using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>Writes members into the scopes that have them; the writer stands inside the database class.</summary>
internal static class ScopePartWriter
{
    public static void Write(CodeWriter writer, DatabaseContext context, EquatableArray<string> scopeTypes, Action<CodeWriter, ScopeModel> member)
    {
        foreach (var scope in context.Scopes.Where(s => scopeTypes.Contains(s.TypeName)))
        {
            if (scope.Kind == ScopeKind.Login)
            {
                // The class itself is its scope; it can't be derived from, so its transaction has the member once more.
                writer.Gap();
                member(writer, scope);
            }

            writer.Gap();
            using (writer.Block($"partial class {(scope.Kind == ScopeKind.Login ? scope.TransactionName : scope.TypeName)}"))
            {
                member(writer, scope);
            }
        }
    }
}
