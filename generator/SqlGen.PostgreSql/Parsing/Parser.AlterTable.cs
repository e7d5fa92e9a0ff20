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
            return ParseRenameRelation(start, kind, relation, ifExists);
        }

        if (kind != ObjectKind.Index && Accept(Keyword.Set, Keyword.Schema))
        {
            var schema = ParseColumnId();
            return new SetSchemaStatement(RangeFrom(start), new NamedObjectReference(relation.Range, kind, relation), schema, ifExists);
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
    private Statement ParseRenameRelation(int start, ObjectKind kind, QualifiedName relation, bool ifExists)
    {
        Expect(Keyword.Rename);
        var hasColumns = kind is not (ObjectKind.Index or ObjectKind.Sequence);
        if (!hasColumns || At(Keyword.To))
        {
            Expect(Keyword.To);
            var name = ParseColumnId();
            return new RenameStatement(RangeFrom(start), new NamedObjectReference(relation.Range, kind, relation), name, ifExists);
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
            ? new RenameConstraintStatement(RangeFrom(start), kind, relation, oldName, newName) { IfExists = ifExists }
            : new RenameColumnStatement(RangeFrom(start), kind, relation, oldName, newName) { IfExists = ifExists };
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

    /// <summary>alter_table_cmd: one line an action's first word.</summary>
    private AlterTableAction ParseAlterTableAction()
    {
        var start = Start;
        switch (Current.Keyword)
        {
            case Keyword.Add:
                return ParseAddAction();
            case Keyword.Alter:
                return ParseAlterAction();
            case Keyword.Drop:
                return ParseDropAction();
            case Keyword.Set:
                return ParseSetAction();
            case Keyword.Enable or Keyword.Disable:
                return ParseEnableAction();
            case Keyword.Validate:
                Advance();
                Expect(Keyword.Constraint);
                var constraint = ParseColumnId();
                return new ValidateConstraintAction(RangeFrom(start), constraint);
            case Keyword.Cluster:
                Advance();
                Expect(Keyword.On);
                var index = ParseColumnId();
                return new ClusterOnAction(RangeFrom(start), index);
            case Keyword.Inherit:
                Advance();
                var parent = ParseQualifiedName();
                return new InheritAction(RangeFrom(start), parent, Inherit: true);
            case Keyword.Force:
                Advance();
                ExpectRowLevelSecurity();
                return new RowSecurityAction(RangeFrom(start), RowSecurityChange.Force);
            case Keyword.No:
                return ParseNoAction();
            case Keyword.Of:
                Advance();
                var type = ParseAnyName();
                return new OfTypeAction(RangeFrom(start), type);
            case Keyword.Not:
                Advance();
                Expect(Keyword.Of);
                return new OfTypeAction(RangeFrom(start), Type: null);
            case Keyword.Owner:
                Advance();
                Expect(Keyword.To);
                var owner = ParseRole();
                return new OwnerAction(RangeFrom(start), owner);
            case Keyword.Reset:
                Advance();
                var reset = ParseStorageParameters();
                return new OptionsAction(RangeFrom(start), Reset: true, reset);
            case Keyword.Replica:
                return ParseReplicaIdentity();
            case Keyword.Options:
                var options = ParseAlterForeignOptions();
                return new ForeignOptionsAction(RangeFrom(start), options);
            default:
                Fail("ADD, ALTER, DROP, SET or another action");
                return new WithoutOidsAction(RangeFrom(start));
        }
    }

    private AlterTableAction ParseNoAction()
    {
        var start = Start;
        Expect(Keyword.No);
        if (Accept(Keyword.Inherit))
        {
            var parent = ParseQualifiedName();
            return new InheritAction(RangeFrom(start), parent, Inherit: false);
        }

        if (!Accept(Keyword.Force))
        {
            Fail("INHERIT or FORCE ROW LEVEL SECURITY");
        }

        ExpectRowLevelSecurity();
        return new RowSecurityAction(RangeFrom(start), RowSecurityChange.NoForce);
    }

    private void ExpectRowLevelSecurity()
    {
        Expect(Keyword.Row, Keyword.Level);
        Expect(Keyword.Security);
    }

    /// <summary>SET WITHOUT … | LOGGED | UNLOGGED | ACCESS METHOD … | TABLESPACE … | (parameters)</summary>
    private AlterTableAction ParseSetAction()
    {
        var start = Start;
        Expect(Keyword.Set);
        switch (Current.Keyword)
        {
            case Keyword.Without:
                Advance();
                if (Accept(Keyword.Cluster))
                {
                    return new ClusterOnAction(RangeFrom(start), Index: null);
                }

                Expect(Keyword.Oids);
                return new WithoutOidsAction(RangeFrom(start));
            case Keyword.Logged or Keyword.Unlogged:
                var logged = Advance().Keyword == Keyword.Logged;
                return new SetLoggedAction(RangeFrom(start), logged);
            case Keyword.Access:
                Advance();
                Expect(Keyword.Method);
                var method = Accept(Keyword.Default) ? null : ParseColumnId();
                return new SetAccessMethodAction(RangeFrom(start), method);
            case Keyword.Tablespace:
                Advance();
                var tablespace = ParseColumnId();
                return new SetTablespaceAction(RangeFrom(start), tablespace);
            default:
                var options = ParseStorageParameters();
                return new OptionsAction(RangeFrom(start), Reset: false, options);
        }
    }

    /// <summary>ENABLE [ALWAYS | REPLICA] | DISABLE TRIGGER … | RULE … | ROW LEVEL SECURITY</summary>
    private AlterTableAction ParseEnableAction()
    {
        var start = Start;
        var enable = Advance().Keyword == Keyword.Enable;
        var state = !enable ? FiringState.Disabled
            : Accept(Keyword.Always) ? FiringState.Always
            : Accept(Keyword.Replica) ? FiringState.Replica
            : FiringState.Enabled;
        if (state is FiringState.Enabled or FiringState.Disabled && At(Keyword.Row))
        {
            ExpectRowLevelSecurity();
            return new RowSecurityAction(RangeFrom(start), enable ? RowSecurityChange.Enable : RowSecurityChange.Disable);
        }

        if (Accept(Keyword.Rule))
        {
            var rule = ParseColumnId();
            return new RuleStateAction(RangeFrom(start), state, rule);
        }

        if (!Accept(Keyword.Trigger))
        {
            Fail("TRIGGER, RULE or ROW LEVEL SECURITY");
        }

        if (state is FiringState.Enabled or FiringState.Disabled && (At(Keyword.All) || At(Keyword.User)))
        {
            var userOnly = Advance().Keyword == Keyword.User;
            return new TriggerStateAction(RangeFrom(start), state, Name: null, userOnly);
        }

        var name = ParseColumnId();
        return new TriggerStateAction(RangeFrom(start), state, name, UserOnly: false);
    }

    /// <summary>REPLICA IDENTITY NOTHING | FULL | DEFAULT | USING INDEX name</summary>
    private ReplicaIdentityAction ParseReplicaIdentity()
    {
        var start = Start;
        Expect(Keyword.Replica, Keyword.Identity);
        Identifier? index = null;
        var identity = ReplicaIdentity.Index;
        if (Accept(Keyword.Nothing))
        {
            identity = ReplicaIdentity.Nothing;
        }
        else if (Accept(Keyword.Full))
        {
            identity = ReplicaIdentity.Full;
        }
        else if (Accept(Keyword.Default))
        {
            identity = ReplicaIdentity.Default;
        }
        else
        {
            Expect(Keyword.Using, Keyword.Index);
            index = ParseColumnId();
        }

        return new ReplicaIdentityAction(RangeFrom(start), identity, index);
    }
}
