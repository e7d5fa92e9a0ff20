using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>CREATE VIEW, CREATE and REFRESH MATERIALIZED VIEW.</summary>
public sealed partial class Parser
{
    /// <summary>CREATE [OR REPLACE] [TEMP] [RECURSIVE] VIEW name [(columns)] [WITH (…)] AS query [WITH [CASCADED | LOCAL] CHECK OPTION]</summary>
    private CreateViewStatement ParseCreateView(int start, Persistence persistence, bool orReplace)
    {
        var isRecursive = Accept(Keyword.Recursive);
        Expect(Keyword.View);
        var name = ParseQualifiedName();
        var columns = isRecursive ? ParseColumnList() : ParseOptionalColumnList();
        var options = ParseOptionalWithParameters();
        Expect(Keyword.As);
        var query = ParseQuery();
        var checkStart = Start;
        var check = ParseCheckOption();
        if (isRecursive && check != ViewCheckOption.None)
        {
            FailWith("WITH CHECK OPTION not supported on recursive views", RangeFrom(checkStart));
        }

        return new CreateViewStatement(RangeFrom(start), name, columns, query)
        {
            OrReplace = orReplace,
            Persistence = persistence,
            IsRecursive = isRecursive,
            Options = options,
            CheckOption = check,
        };
    }

    private ViewCheckOption ParseCheckOption()
    {
        if (!Accept(Keyword.With))
        {
            return ViewCheckOption.None;
        }

        var isLocal = Accept(Keyword.Local);
        if (!isLocal)
        {
            Accept(Keyword.Cascaded);
        }

        Expect(Keyword.Check, Keyword.Option);
        return isLocal ? ViewCheckOption.Local : ViewCheckOption.Cascaded;
    }

    /// <summary>CREATE [UNLOGGED] MATERIALIZED VIEW [IF NOT EXISTS] name [(columns)] [USING …] [WITH (…)] [TABLESPACE …] AS query [WITH [NO] DATA]</summary>
    private CreateMaterializedViewStatement ParseCreateMaterializedView(int start, bool isUnlogged)
    {
        Expect(Keyword.Materialized, Keyword.View);
        var ifNotExists = AcceptIfNotExists();
        var name = ParseQualifiedName();
        var columns = ParseOptionalColumnList();
        var method = ParseOptionalAccessMethod();
        var options = ParseOptionalWithParameters();
        var tablespace = ParseOptionalTablespace();
        Expect(Keyword.As);
        var query = ParseQuery();
        var withNoData = ParseOptionalWithNoData();
        return new CreateMaterializedViewStatement(RangeFrom(start), name, columns, query)
        {
            IsUnlogged = isUnlogged,
            IfNotExists = ifNotExists,
            AccessMethod = method,
            Options = options,
            Tablespace = tablespace,
            WithNoData = withNoData,
        };
    }

    /// <summary>REFRESH MATERIALIZED VIEW [CONCURRENTLY] name [WITH [NO] DATA]</summary>
    private RefreshMaterializedViewStatement ParseRefresh()
    {
        var start = Start;
        Expect(Keyword.Refresh);
        Expect(Keyword.Materialized, Keyword.View);
        var concurrently = Accept(Keyword.Concurrently);
        var name = ParseQualifiedName();
        var withNoData = ParseOptionalWithNoData();
        return new RefreshMaterializedViewStatement(RangeFrom(start), name, concurrently, withNoData);
    }
}
