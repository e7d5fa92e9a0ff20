using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// Triggers.
public sealed partial class CatalogBuilder
{
    private static readonly (TriggerEvents Event, string Word)[] EventWords =
    [
        (TriggerEvents.Insert, "insert"), (TriggerEvents.Delete, "delete"), (TriggerEvents.Update, "update"), (TriggerEvents.Truncate, "truncate"),
    ];

    private void CreateTrigger(CreateTriggerStatement statement)
    {
        if (ResolveRelation(statement.Table) is not { } relation || ResolveTriggerFunction(statement.Function) is not var (schema, function))
        {
            return;
        }

        var existing = relation.Triggers.Find(t => t.Name == statement.Name.Name);
        if (existing is not null && !statement.OrReplace)
        {
            Report(SqlRules.DuplicateObject, statement.Name.Range,
                $"trigger \"{statement.Name.Name}\" for relation \"{relation.Name}\" already exists; write \"create or replace trigger\" or choose another name");
            return;
        }

        if (!CheckTrigger(statement, relation))
        {
            return;
        }

        if (existing is not null)
        {
            relation.Triggers.Remove(existing);
        }

        var trigger = new Trigger
        {
            Name = statement.Name.Name,
            Timing = statement.Time switch { TriggerTime.Before => "before", TriggerTime.InsteadOf => "instead of", _ => "after" },
            ForEachRow = statement.ForEachRow,
            Events = [.. EventWords.Where(e => statement.Events.HasFlag(e.Event)).Select(static e => e.Word)],
            UpdateColumns = [.. statement.UpdateColumns.Select(static c => c.Name)],
            FunctionSchema = schema,
            FunctionName = function,
            IsConstraint = statement.IsConstraint,
            HasWhen = statement.When is not null,
            OldTable = statement.OldTable?.Name,
            NewTable = statement.NewTable?.Name,
            Origin = OriginOf(statement.Name),
        };
        relation.Triggers.Add(trigger);
        if (relation.Kind == RelationKind.PartitionedTable && trigger.ForEachRow)
        {
            foreach (var partition in ChildrenOf(relation))
            {
                InheritTrigger(partition, trigger);
            }
        }
    }

    private bool CheckTrigger(CreateTriggerStatement statement, Relation relation)
    {
        var isView = relation.Kind == RelationKind.View;
        if (statement.Time == TriggerTime.InsteadOf && !isView && !relation.IsExternal)
        {
            Report(SqlRules.InvalidDefinition, statement.Table.Range, $"\"{relation.Name}\" is a table; tables cannot have INSTEAD OF triggers: write BEFORE or AFTER");
            return false;
        }

        if (isView && statement.Time != TriggerTime.InsteadOf && statement.ForEachRow)
        {
            Report(SqlRules.InvalidDefinition, statement.Table.Range, $"\"{relation.Name}\" is a view; views cannot have row-level BEFORE or AFTER triggers: write INSTEAD OF");
            return false;
        }

        var isComplete = true;
        foreach (var column in statement.UpdateColumns)
        {
            if (relation.FindColumn(column.Name) is null && !relation.IsExternal)
            {
                ReportUnknownColumn(relation, column);
                isComplete = false;
            }
        }

        return isComplete;
    }

    private void InheritTrigger(Relation partition, Trigger trigger)
    {
        partition.Triggers.RemoveAll(t => t.Name == trigger.Name);
        partition.Triggers.Add(new Trigger
        {
            Name = trigger.Name,
            Timing = trigger.Timing,
            ForEachRow = trigger.ForEachRow,
            Events = [.. trigger.Events],
            UpdateColumns = [.. trigger.UpdateColumns],
            FunctionSchema = trigger.FunctionSchema,
            FunctionName = trigger.FunctionName,
            IsConstraint = trigger.IsConstraint,
            HasWhen = trigger.HasWhen,
            FromParent = true,
            OldTable = trigger.OldTable,
            NewTable = trigger.NewTable,
            Origin = trigger.Origin,
        });
        foreach (var child in ChildrenOf(partition))
        {
            InheritTrigger(child, trigger);
        }
    }

    /// <summary>A function without arguments that returns trigger, or one that isn't ours to know.</summary>
    private (string Schema, string Name)? ResolveTriggerFunction(QualifiedName name)
    {
        var named = FunctionsNamed(name);
        if (named.Find(static f => !f.InputArguments.Any()) is { } function)
        {
            if (!function.IsTrigger)
            {
                Report(SqlRules.InvalidDefinition, name.Range, $"function {function.Name} must return type trigger, it returns {function.ReturnType}");
                return null;
            }

            return (function.Schema, function.Name);
        }

        var functionName = name.Name;
        if (name.Schema is { } schema)
        {
            if (IsForeignRoutine(name))
            {
                return (schema, functionName);
            }
        }
        else if (_catalog.Extensions.Find(e => KnownExtensions.Find(e.Name)?.TriggerFunctions.Contains(functionName) == true) is { } extension)
        {
            return (extension.Schema, functionName);
        }
        else if (BuiltInFunctions.IsTrigger(functionName))
        {
            return (TypeReference.PgCatalog, functionName);
        }
        else if (_catalog.Extensions.Find(static e => KnownExtensions.Find(e.Name) is null) is { } opaque && named.Count == 0)
        {
            return (opaque.Schema, functionName);
        }

        ReportUnknownFunction(new RoutineReference(name.Range, ObjectKind.Function, name, null), [], named);
        return null;
    }

    private Trigger? FindTrigger(Relation relation, Identifier name, bool ifExists)
    {
        var trigger = relation.Triggers.Find(t => t.Name == name.Name);
        if (trigger is null && !ifExists && !relation.IsExternal)
        {
            Report(SqlRules.UnknownObject, name.Range,
                $"trigger \"{name.Name}\" for table \"{relation.Name}\" does not exist{Suggestion.For(name.Name, relation.Triggers.Select(static t => t.Name))}");
        }

        return trigger;
    }
}
