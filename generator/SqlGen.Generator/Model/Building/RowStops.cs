using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Generator.Model.Building;

/// <summary>Which changes a trigger before the row may stop, so that the row stays as it is and nothing is reported.</summary>
public sealed class RowStops(DatabaseCatalog catalog)
{
    /// <param name="relation">Whose row.</param>
    /// <param name="command"><c>update</c> or <c>delete</c>.</param>
    public bool MayStop(Relation relation, string command) =>
        relation.Triggers.Exists(t => t is { ForEachRow: true, Timing: "before" } && t.Events.Contains(command) && MayReturnNull(t));

    private bool MayReturnNull(Trigger trigger) => catalog.Functions.Find(f => f.Name == trigger.FunctionName && f.Schema == trigger.FunctionSchema && f.IsTrigger) is not { } function
        || FunctionBody.Read(function).ReturnsNull;
}
