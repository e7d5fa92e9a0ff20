using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Printing;

public sealed partial class SqlPrinter
{
    private void Statement(Statement statement)
    {
        switch (statement)
        {
            case QueryStatement s: Query(s); break;
            case InsertStatement or UpdateStatement or DeleteStatement or MergeStatement: DataChange(statement); break;
            default:
                if (!TableStatement(statement) && !ProgramStatement(statement) && !ObjectStatement(statement) && !TypeStatement(statement) && !UtilityStatement(statement))
                {
                    Source(statement.Range);
                }

                break;
        }
    }

    private bool UtilityStatement(Statement statement)
    {
        switch (statement)
        {
            case SetStatement s: Write(s.Scope switch { SettingScope.Local => "set local ", SettingScope.Session => "set session ", _ => "set " }); Setting(s.Setting); break;
            case SetConstraintsStatement s:
                Write("set constraints ");
                WriteIf(s.Names.Count == 0, "all");
                List(s.Names, Name);
                Write(s.Deferred ? " deferred" : " immediate");
                break;
            case TruncateStatement s: Truncate(s); break;
            case ExplainStatement s:
                Write("explain ");
                if (s.Options.Count > 0)
                {
                    Parenthesized(s.Options, UtilityOption);
                    Write(" ");
                }

                Statement(s.Query);
                break;
            case PrepareStatement s:
                Write("prepare ");
                Identifier(s.Name);
                OptionalParenthesized(s.Types, Type);
                Write(" as ");
                Statement(s.Query);
                break;
            case ExecuteStatement s: Write("execute "); Identifier(s.Name); OptionalParenthesized(s.Arguments, Expression); break;
            case CopyStatement s when s.Options.Count == 0: Copy(s); break;
            case GrantStatement s: Grant(s); break;
            case GrantRoleStatement s: GrantRole(s); break;
            case AlterDefaultPrivilegesStatement s: DefaultPrivileges(s); break;
            default: return false;
        }

        return true;
    }

    // Settings have many spellings that mean the same to the server; each is kept.
    private void Setting(SettingClause setting) => Source(setting.Range);

    private void Truncate(TruncateStatement truncate)
    {
        Write("truncate table ");
        List(truncate.Tables, Relation);
        WriteIf(truncate.RestartIdentity, " restart identity");
        Behavior(truncate.Behavior);
    }

    private void UtilityOption(DefinitionElement option)
    {
        Identifier(option.Name);
        if (option.Value is { } value)
        {
            Write(" ");
            DefinitionValue(value);
        }
    }

    private void Copy(CopyStatement copy)
    {
        Write("copy ");
        Optional("", copy.Table, Name);
        if (copy.Query is { } query)
        {
            Write("(");
            Statement(query);
            Write(")");
        }

        OptionalParenthesized(copy.Columns, Identifier);
        Write(copy.IsFrom ? " from " : " to ");
        WriteIf(copy.IsProgram, "program ");
        WriteIf(copy.File is null, copy.IsFrom ? "stdin" : "stdout");
        Optional("", copy.File, String);
        Optional(" where ", copy.Where, Expression);
    }

    private void Behavior(DropBehavior behavior) => WriteIf(behavior == DropBehavior.Cascade, " cascade");

    private void Definition(DefinitionElement element)
    {
        Optional("", element.Namespace, n =>
        {
            Identifier(n);
            Write(".");
        });
        Identifier(element.Name);
        Optional(" = ", element.Value, DefinitionValue);
    }

    private void DefinitionValue(DefinitionValue value)
    {
        if (value.Kind == DefinitionValueKind.String)
        {
            Write(Literal(value.Text));
        }
        else
        {
            Source(value.Range);
        }
    }

    private void Role(RoleSpecification role) => Source(role.Range);

    private void Options(string word, IReadOnlyList<DefinitionElement> options)
    {
        if (options.Count > 0)
        {
            Write(word);
            Parenthesized(options, Definition);
        }
    }
}
