using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Printing;

public sealed partial class SqlPrinter
{
    private bool TableStatement(Statement statement)
    {
        switch (statement)
        {
            case CreateTableStatement s: CreateTable(s); break;
            case CreateTableAsStatement s: CreateTableAs(s); break;
            case CreateIndexStatement s: CreateIndex(s); break;
            case AlterTableStatement s: AlterTable(s); break;
            case CreateViewStatement s: CreateView(s); break;
            case CreateMaterializedViewStatement s: CreateMaterializedView(s); break;
            case RefreshMaterializedViewStatement s:
                Write(s.Concurrently ? "refresh materialized view concurrently " : "refresh materialized view ");
                Name(s.Name);
                WriteIf(s.WithNoData, " with no data");
                break;
            default: return false;
        }

        return true;
    }

    private void AlterTable(AlterTableStatement alter)
    {
        Write($"alter {Word(alter.Kind)} ");
        WriteIf(alter.IfExists, "if exists ");
        WriteIf(alter.Only, "only ");
        Name(alter.Name);
        if (alter.Actions.Count > 1)
        {
            _indent++;
            Line();
            for (var i = 0; i < alter.Actions.Count; i++)
            {
                if (i > 0)
                {
                    Write(",");
                    Line();
                }

                Action(alter.Actions[i]);
            }

            _indent--;
            return;
        }

        Write(" ");
        List(alter.Actions, Action);
    }

    private void Action(AlterTableAction action)
    {
        switch (action)
        {
            case AddColumnAction a: Write(a.IfNotExists ? "add column if not exists " : "add column "); Column(a.Column); break;
            case DropColumnAction a: Write(a.IfExists ? "drop column if exists " : "drop column "); Identifier(a.Column); Behavior(a.Behavior); break;
            case AddConstraintAction a: Write("add "); Constraint(a.Constraint); break;
            case DropConstraintAction a: Write(a.IfExists ? "drop constraint if exists " : "drop constraint "); Identifier(a.Name); Behavior(a.Behavior); break;
            case ValidateConstraintAction a: Write("validate constraint "); Identifier(a.Name); break;
            case AlterColumnDefaultAction a:
                AlterColumn(a.Column);
                Write(a.Value is null ? " drop default" : " set default ");
                Optional("", a.Value, Expression);
                break;
            case AlterColumnNotNullAction a: AlterColumn(a.Column); Write(a.NotNull ? " set not null" : " drop not null"); break;
            case AlterColumnTypeAction a:
                AlterColumn(a.Column);
                Write(" type ");
                Type(a.Type);
                Optional(" collate ", a.Collation, Name);
                Optional(" using ", a.Using, Expression);
                break;
            case OwnerAction a: Write("owner to "); Role(a.Owner); break;
            case RowSecurityAction a:
                Write(a.Change switch
                {
                    RowSecurityChange.Enable => "enable row level security",
                    RowSecurityChange.Disable => "disable row level security",
                    RowSecurityChange.Force => "force row level security",
                    _ => "no force row level security",
                });
                break;
            case AttachPartitionAction a: Write("attach partition "); Name(a.Partition); Optional(" ", a.Bound, PartitionBound); break;
            case DetachPartitionAction a:
                Write("detach partition ");
                Name(a.Partition);
                WriteIf(a.Concurrently, " concurrently");
                WriteIf(a.Finalize, " finalize");
                break;
            case InheritAction a: Write(a.Inherit ? "inherit " : "no inherit "); Name(a.Parent); break;
            case OptionsAction a: Write(a.Reset ? "reset " : "set "); Parenthesized(a.Options, Definition); break;
            case SetTablespaceAction a: Write("set tablespace "); Identifier(a.Tablespace); break;
            case SetLoggedAction a: Write(a.Logged ? "set logged" : "set unlogged"); break;
            case AddIdentityAction a: AlterColumn(a.Column); Write(" add "); Constraint(a.Identity); break;
            case DropIdentityAction a: AlterColumn(a.Column); Write(a.IfExists ? " drop identity if exists" : " drop identity"); break;
            default: Source(action.Range); break;
        }
    }

    private void AlterColumn(Identifier column)
    {
        Write("alter column ");
        Identifier(column);
    }

    private void CreateView(CreateViewStatement view)
    {
        Write(view.OrReplace ? "create or replace " : "create ");
        Write(Persistent(view.Persistence));
        Write(view.IsRecursive ? "recursive view " : "view ");
        Name(view.Name);
        OptionalParenthesized(view.Columns, Identifier);
        Options(" with ", view.Options);
        Write(" as");
        Line();
        Query(view.Query);
        Write(view.CheckOption switch { ViewCheckOption.Local => " with local check option", ViewCheckOption.Cascaded => " with cascaded check option", _ => "" });
    }

    private void CreateMaterializedView(CreateMaterializedViewStatement view)
    {
        Write(view.IsUnlogged ? "create unlogged materialized view " : "create materialized view ");
        WriteIf(view.IfNotExists, "if not exists ");
        Name(view.Name);
        OptionalParenthesized(view.Columns, Identifier);
        Storage(view.AccessMethod, view.Options, OnCommit.None, view.Tablespace);
        Write(" as");
        Line();
        Query(view.Query);
        WriteIf(view.WithNoData, " with no data");
    }
}
