using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>ALTER TABLE, INDEX, SEQUENCE, VIEW, MATERIALIZED VIEW and FOREIGN TABLE: one grammar for all relations.</summary>
public sealed partial class Parser
{
    private Statement ParseAlterTable(int start, ObjectKind kind)
    {
        Advance();
        if (kind == ObjectKind.MaterializedView)
        {
            Expect(Keyword.View);
        }
        else if (kind == ObjectKind.ForeignTable)
        {
            Expect(Keyword.Table);
        }

        if (kind is ObjectKind.Table or ObjectKind.Index or ObjectKind.MaterializedView && Accept(Keyword.All))
        {
            return ParseMoveAllTablespace(start, kind);
        }

        var ifExists = AcceptIfExists();
        var only = false;
        var relation = kind is ObjectKind.Table or ObjectKind.ForeignTable ? ParseRelation(out only) : ParseQualifiedName();
        if (At(Keyword.Rename))
        {
            return ParseRenameRelation(start, kind, relation, ifExists, only);
        }

        if (kind != ObjectKind.Index && Accept(Keyword.Set, Keyword.Schema))
        {
            var schema = ParseColumnId();
            return new SetSchemaStatement(RangeFrom(start), new NamedObjectReference(relation.Range, kind, relation), schema, ifExists) { Only = only };
        }

        if (kind is ObjectKind.Index or ObjectKind.MaterializedView && !ifExists && (At(Keyword.Depends) || At(Keyword.No, Keyword.Depends)))
        {
            return ParseDependsOnExtension(start, new NamedObjectReference(relation.Range, kind, relation));
        }

        if (kind == ObjectKind.Sequence && AtSequenceOption())
        {
            var options = ParseSequenceOptions();
            return new AlterSequenceStatement(RangeFrom(start), relation, options, ifExists);
        }

        var actions = ParseAlterTableActions(kind, ifExists);
        return new AlterTableStatement(RangeFrom(start), kind, relation, actions) { IfExists = ifExists, Only = only };
    }

    /// <summary>ALL IN TABLESPACE name [OWNED BY role, …] SET TABLESPACE name [NOWAIT]</summary>
    private MoveAllTablespaceStatement ParseMoveAllTablespace(int start, ObjectKind kind)
    {
        Expect(Keyword.In, Keyword.Tablespace);
        var from = ParseColumnId();
        IReadOnlyList<RoleSpecification> ownedBy = [];
        if (Accept(Keyword.Owned))
        {
            Expect(Keyword.By);
            ownedBy = ParseRoleList();
        }

        Expect(Keyword.Set, Keyword.Tablespace);
        var to = ParseColumnId();
        Accept(Keyword.Nowait);
        return new MoveAllTablespaceStatement(RangeFrom(start), kind, from, ownedBy, to);
    }

    /// <summary>RENAME TO name | [COLUMN] name TO name | CONSTRAINT name TO name</summary>
    private Statement ParseRenameRelation(int start, ObjectKind kind, QualifiedName relation, bool ifExists, bool only)
    {
        Expect(Keyword.Rename);
        var hasColumns = kind is not (ObjectKind.Index or ObjectKind.Sequence);
        if (!hasColumns || At(Keyword.To))
        {
            Expect(Keyword.To);
            var name = ParseColumnId();
            return new RenameStatement(RangeFrom(start), new NamedObjectReference(relation.Range, kind, relation), name, ifExists) { Only = only };
        }

        var isConstraint = kind == ObjectKind.Table && Accept(Keyword.Constraint);
        if (!isConstraint)
        {
            Accept(Keyword.Column);
        }

        var oldName = ParseColumnId();
        Expect(Keyword.To);
        var newName = ParseColumnId();
        return isConstraint
            ? new RenameConstraintStatement(RangeFrom(start), kind, relation, oldName, newName) { IfExists = ifExists, Only = only }
            : new RenameColumnStatement(RangeFrom(start), kind, relation, oldName, newName) { IfExists = ifExists, Only = only };
    }

    private IReadOnlyList<AlterTableAction> ParseAlterTableActions(ObjectKind kind, bool ifExists)
    {
        // Partitions are attached and detached alone.
        if (At(Keyword.Attach) && (kind == ObjectKind.Table || (kind == ObjectKind.Index && !ifExists)))
        {
            return [ParseAttachPartition(kind)];
        }

        return At(Keyword.Detach) && kind == ObjectKind.Table ? [ParseDetachPartition()] : ParseCommaList(ParseAlterTableAction);
    }

    private AttachPartitionAction ParseAttachPartition(ObjectKind kind)
    {
        var start = Start;
        Expect(Keyword.Attach, Keyword.Partition);
        var partition = ParseQualifiedName();
        var bound = kind == ObjectKind.Table ? ParsePartitionBound() : null;
        return new AttachPartitionAction(RangeFrom(start), partition, bound);
    }

    private DetachPartitionAction ParseDetachPartition()
    {
        var start = Start;
        Expect(Keyword.Detach, Keyword.Partition);
        var partition = ParseQualifiedName();
        var finalize = Accept(Keyword.Finalize);
        var concurrently = !finalize && Accept(Keyword.Concurrently);
        return new DetachPartitionAction(RangeFrom(start), partition, concurrently, finalize);
    }
}
