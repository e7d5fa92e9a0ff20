using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// COMMENT ON.
public sealed partial class CatalogBuilder
{
    private void Comment(CommentStatement statement)
    {
        // An empty comment is no comment.
        var text = statement.Comment is { Value.Length: > 0 } comment ? comment.Value : null;
        switch (statement.Target)
        {
            case NamedObjectReference { Kind: ObjectKind.Column } column:
                CommentOnColumn(column.Name, text);
                break;
            case NamedObjectReference { Kind: ObjectKind.Type or ObjectKind.Domain } type:
                CommentOnType(type.Name, text);
                break;
            case TypeObjectReference type:
                CommentOnType(type.Type.Name, text);
                break;
            case NamedObjectReference { Kind: ObjectKind.Schema } schema:
                CheckSchema(schema.Name.Name, schema.Range);
                break;
            case NamedObjectReference { Kind: ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.ForeignTable
                or ObjectKind.Index or ObjectKind.Sequence } named:
                CommentOnRelation(named, text);
                break;
            case RoutineReference routine:
                ResolveRoutine(routine).ForEach(f => f.Comment = text);
                break;
            case DependentObjectReference dependent:
                CommentOnDependent(dependent, text);
                break;
        }
    }

    private void CommentOnRelation(NamedObjectReference named, string? text)
    {
        switch (LookupRelation(named.Name))
        {
            case IndexEntry entry:
                entry.Index.Comment = text;
                break;
            case CatalogObject found when KindOf(found) == named.Kind || found is Relation { Kind: RelationKind.ForeignTable }:
                found.Comment = text;
                break;
            case CatalogObject:
                Report(SqlRules.InvalidDefinition, named.Range, $"\"{named.Name.Name}\" is not {Article(WordFor(named.Kind))}");
                break;
            case null when ExternalRelation(named.Name) is null:
                ReportUnknownRelation(named.Name, "relation");
                break;
        }
    }

    private void CommentOnColumn(QualifiedName name, string? text)
    {
        var columnName = name.Parts[name.Parts.Count - 1];
        if (name.Parts.Count < 2)
        {
            Report(SqlRules.InvalidDefinition, name.Range, $"column name must be qualified; write the table before it: table.{columnName.Name}");
            return;
        }

        if (LookupRelation(name.Owner()) is CompositeType composite)
        {
            if (FindAttribute(composite, columnName, ifExists: false) is { } attribute)
            {
                attribute.Comment = text;
            }

            return;
        }

        if (ResolveRelation(name.Owner()) is not { } relation)
        {
            return;
        }

        if (relation.FindColumn(columnName.Name) is { } column)
        {
            column.Comment = text;
        }
        else
        {
            ReportUnknownColumnUnlessExternal(relation, columnName);
        }
    }

    private void CommentOnType(QualifiedName name, string? text)
    {
        if (LookupType(name) is not { } type)
        {
            ReportUnknownType(name);
        }
        else if (_names.FindType(type.Schema, type.Name) is { } found)
        {
            found.Comment = text;
        }
    }

    private void CommentOnDependent(DependentObjectReference dependent, string? text)
    {
        if (dependent.Kind == ObjectKind.DomainConstraint)
        {
            if (ResolveUserType<DomainType>(dependent.Owner, "a domain") is { } domain && FindDomainCheck(domain, dependent.Name, ifExists: false) is { } check)
            {
                check.Comment = text;
            }

            return;
        }

        if (dependent.Kind is not (ObjectKind.Trigger or ObjectKind.Policy or ObjectKind.Constraint) || ResolveRelation(dependent.Owner) is not { } relation)
        {
            return;
        }

        switch (dependent.Kind)
        {
            case ObjectKind.Trigger when FindTrigger(relation, dependent.Name, ifExists: false) is { } trigger:
                trigger.Comment = text;
                break;
            case ObjectKind.Policy when FindPolicy(relation, dependent.Name, ifExists: false) is { } policy:
                policy.Comment = text;
                break;
            case ObjectKind.Constraint when relation.Constraints.Find(c => c.Name == dependent.Name.Name) is { } constraint:
                constraint.Comment = text;
                break;
            case ObjectKind.Constraint when FindNotNull(relation, dependent.Name.Name)?.NotNullConstraint is { } constraint:
                constraint.Comment = text;
                break;
            case ObjectKind.Constraint when !relation.IsExternal:
                ReportUnknownConstraint(relation, dependent.Name);
                break;
        }
    }
}
