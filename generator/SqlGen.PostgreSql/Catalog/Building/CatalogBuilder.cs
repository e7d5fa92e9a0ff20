using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.PlPgSql;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Catalog;

/// <summary>Replays the statements of the files in order, as one session would, and keeps what the database then holds.</summary>
public sealed partial class CatalogBuilder
{
    private readonly DatabaseCatalog _catalog;
    private readonly ParseOptions _server;
    private readonly List<SqlDiagnostic> _diagnostics = [];
    private readonly NameTable _names = new();
    private readonly Session _session = new();
    private readonly RunTimeText _runTime = new();
    private SourceFile _file = new("", "");

    private CatalogBuilder(Undo undo, PostgresVersion version)
    {
        _catalog = new DatabaseCatalog { Version = version };
        _server = ParseOptions.ServerOf(version);
        _undo = undo;
        _evaluator = new Evaluator(this);
        AddBuiltInObjects();
    }

    /// <summary>The catalog after all statements, and what there is to say about them. A statement that can't be applied is left out, alone.</summary>
    public static (DatabaseCatalog Catalog, IReadOnlyList<SqlDiagnostic> Diagnostics) Build(IReadOnlyList<SqlScript> scripts)
    {
        var undo = new Undo();
        CatalogBuilder builder;
        do
        {
            undo.Start();
            builder = new CatalogBuilder(undo, scripts.Count == 0 ? PostgresVersion.V17 : scripts.Max(static s => s.Version));
            builder.ApplyAll(scripts);
        }
        while (!undo.MayGoOn);

        foreach (var (view, sources) in builder._viewSources.Select(static v => (v.Key, v.Value)))
        {
            view.ReadsFrom.AddRange(sources.OfType<Relation>());
        }

        return (builder._catalog, builder._diagnostics);
    }

    private void ApplyAll(IReadOnlyList<SqlScript> scripts)
    {
        foreach (var script in scripts)
        {
            _file = script.File;
            foreach (var statement in TransactionFilter.WithoutRolledBack(script.Statements))
            {
                if (!_undo.MayGoOn)
                {
                    return;
                }

                Apply(statement);
            }
        }
    }

    private void Apply(Statement statement)
    {
        switch (statement)
        {
            case CreateTableStatement s: CreateTable(s); break;
            case CreateTableAsStatement s: CreateTableAs(s); break;
            case AlterTableStatement s: AlterTable(s); break;

            case CreateViewStatement s: CreateView(s); break;
            case CreateMaterializedViewStatement s: CreateMaterializedView(s); break;

            case CreateIndexStatement s: CreateIndex(s); break;
            case CreateSequenceStatement s: CreateSequence(s); break;
            case AlterSequenceStatement s: AlterSequence(s); break;

            case CreateEnumStatement s: CreateEnum(s); break;
            case AddEnumValueStatement s: AddEnumValue(s); break;
            case RenameEnumValueStatement s: RenameEnumValue(s); break;
            case CreateCompositeTypeStatement s: CreateComposite(s); break;
            case AlterCompositeTypeStatement s: AlterComposite(s); break;
            case CreateRangeTypeStatement s: CreateRange(s); break;
            case CreateBaseTypeStatement s: CreateBaseType(s.Name); break;
            case CreateShellTypeStatement s: CreateBaseType(s.Name); break;
            case CreateDomainStatement s: CreateDomain(s); break;
            case AlterDomainStatement s: AlterDomain(s); break;

            case CreateFunctionStatement s: CreateFunction(s); break;
            case AlterFunctionStatement s: AlterFunction(s); break;
            case CreateOperatorStatement s: CreateOperator(s); break;
            case CreateCastStatement s: CreateCast(s); break;
            case CreateAggregateStatement s: CreateAggregate(s); break;
            case CreateTriggerStatement s: CreateTrigger(s); break;
            case CreatePolicyStatement s: CreatePolicy(s); break;
            case AlterPolicyStatement s: AlterPolicy(s); break;

            case CreateSchemaStatement s: CreateSchema(s); break;
            case CreateExtensionStatement s: CreateExtension(s); break;
            case CreateRoleStatement s: CreateRole(s); break;
            case AlterRoleStatement s: AlterRole(s); break;

            case GrantStatement s: Grant(s); break;
            case SetOwnerStatement { Target: NamedObjectReference { Kind: ObjectKind.Schema } schema } s: RightsOn(schema.Name.Name).Owner = RoleName(s.NewOwner); break;
            case GrantRoleStatement s: GrantRole(s); break;
            case AlterDefaultPrivilegesStatement s: AlterDefaultPrivileges(s); break;

            case DropStatement s: Drop(s); break;
            case DropRoleStatement s: DropRole(s); break;
            case RenameStatement s: Rename(s); break;
            case RenameColumnStatement s: RenameColumn(s); break;
            case RenameConstraintStatement s: RenameConstraint(s); break;
            case SetSchemaStatement s: SetSchema(s); break;
            case CommentStatement s: Comment(s); break;

            case SetStatement s: Set(s); break;
            case ResetStatement s: Reset(s); break;
            case TransactionStatement s: Transaction(s); break;
            case QueryStatement s: RunQuery(s); break;
            case DoStatement s: Do(s); break;
            case CallStatement s: RunCall(s.Call); break;
            case InsertStatement s: InsertRows(s); break;
            case UpdateStatement s: UpdateRows(s); break;
            case DeleteStatement s: DeleteRows(s); break;
            case CopyStatement { IsFrom: true } s: ForgetRows(s.Table); break;
            case MergeStatement s: ForgetRows(s.Table.Name); break;
            case UtilityStatement { Kind: UtilityKind.CreateLanguage }: _anyLanguage = true; break;
            case PsqlCommand s when s.Text.StartsWith("\\c", StringComparison.Ordinal): Reconnect(s); break;
        }
    }

    private void Report(SqlDiagnosticDescriptor rule, TextRange range, string message)
    {
        // What a DO block or a function before it may have changed is no error: the server alone can tell.
        if (rule.Severity == SqlSeverity.Error && _runTime.Mentions(_file.Text, range))
        {
            rule = SqlRules.MadeAtRunTime;
            message += "; or SQL that only runs at the server has seen to it, because a DO block or function before it names it";
        }

        _diagnostics.Add(_place is { } place ? new SqlDiagnostic(rule, place.File, place.Range, message) : new SqlDiagnostic(rule, _file, range, message));
    }

    private string TextOf(SyntaxNode node) => _file.Text.Substring(node.Range.Start, node.Range.Length);

    private Origin OriginOf(SyntaxNode node) => _place ?? new Origin(_file, node.Range);
}
