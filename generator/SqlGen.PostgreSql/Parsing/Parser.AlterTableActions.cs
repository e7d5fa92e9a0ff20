using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>The actions of ALTER TABLE, but for those on columns and constraints.</summary>
public sealed partial class Parser
{
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
