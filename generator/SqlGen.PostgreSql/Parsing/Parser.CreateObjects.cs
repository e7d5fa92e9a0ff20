using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>Casts, transforms, languages, collations, conversions, statistics, access methods, text search.</summary>
public sealed partial class Parser
{
    /// <summary>CREATE CAST (source AS target) WITH FUNCTION … | WITHOUT FUNCTION | WITH INOUT [AS IMPLICIT | ASSIGNMENT]</summary>
    private CreateCastStatement ParseCreateCast(int start)
    {
        Expect(Keyword.Cast);
        var cast = ParseCastTypes(Start);
        RoutineReference? function = null;
        var inOut = false;
        if (Accept(Keyword.Without))
        {
            Expect(Keyword.Function);
        }
        else
        {
            Expect(Keyword.With);
            inOut = Accept(Keyword.Inout);
            if (!inOut)
            {
                Expect(Keyword.Function);
                function = ParseRoutineReference(ObjectKind.Function);
            }
        }

        var context = CastContext.Explicit;
        if (Accept(Keyword.As))
        {
            context = Accept(Keyword.Implicit) ? CastContext.Implicit : CastContext.Assignment;
            if (context == CastContext.Assignment && !Accept(Keyword.Assignment))
            {
                Fail("IMPLICIT or ASSIGNMENT");
            }
        }

        return new CreateCastStatement(RangeFrom(start), cast, function) { WithInOut = inOut, Context = context };
    }

    /// <summary>CREATE [OR REPLACE] TRANSFORM FOR type LANGUAGE name (FROM SQL WITH FUNCTION …, TO SQL WITH FUNCTION …), either or both</summary>
    private CreateTransformStatement ParseCreateTransform(int start, bool orReplace)
    {
        Expect(Keyword.Transform);
        var transform = ParseTransformTarget(Start);
        Expect(TokenKind.LeftParenthesis);
        RoutineReference? fromSql = null;
        RoutineReference? toSql = null;
        do
        {
            var isFrom = fromSql is null && Accept(Keyword.From);
            if (!isFrom && (toSql is not null || !Accept(Keyword.To)))
            {
                Fail("FROM SQL or TO SQL");
            }

            Expect(Keyword.Sql, Keyword.With);
            Expect(Keyword.Function);
            var function = ParseRoutineReference(ObjectKind.Function);
            fromSql = isFrom ? function : fromSql;
            toSql = isFrom ? toSql : function;
        }
        while ((fromSql is null || toSql is null) && Accept(TokenKind.Comma));

        Expect(TokenKind.RightParenthesis);
        return new CreateTransformStatement(RangeFrom(start), transform, fromSql, toSql) { OrReplace = orReplace };
    }

    /// <summary>CREATE [OR REPLACE] [TRUSTED] [PROCEDURAL] LANGUAGE name [HANDLER name [INLINE name] [VALIDATOR name | NO VALIDATOR]]</summary>
    private UtilityStatement ParseCreateLanguage(int start)
    {
        Accept(Keyword.Trusted);
        Accept(Keyword.Procedural);
        Expect(Keyword.Language);
        ParseColumnId();
        if (Accept(Keyword.Handler))
        {
            ParseAnyName();
            if (Accept(Keyword.Inline))
            {
                ParseAnyName();
            }

            if (Accept(Keyword.Validator))
            {
                ParseAnyName();
            }
            else if (Accept(Keyword.No))
            {
                Expect(Keyword.Validator);
            }
        }

        return new UtilityStatement(RangeFrom(start), UtilityKind.CreateLanguage);
    }

    /// <summary>CREATE COLLATION [IF NOT EXISTS] name (definition) | FROM name</summary>
    private CreateByDefinitionStatement ParseCreateCollation(int start)
    {
        Expect(Keyword.Collation);
        var ifNotExists = AcceptIfNotExists();
        var name = ParseAnyName();
        var from = Accept(Keyword.From) ? ParseAnyName() : null;
        var definition = from is null ? ParseDefinition() : [];
        return new CreateByDefinitionStatement(RangeFrom(start), ObjectKind.Collation, name, definition) { IfNotExists = ifNotExists, From = from };
    }

    /// <summary>ALTER COLLATION name REFRESH VERSION, or the forms that all objects have</summary>
    private Statement ParseAlterCollation(int start)
    {
        Expect(Keyword.Collation);
        var target = ParseNamedObject(ObjectKind.Collation);
        if (!Accept(Keyword.Refresh))
        {
            return ParseAlterObject(start, target, AlterForms.All, "REFRESH VERSION");
        }

        Expect(Keyword.Version);
        return new UtilityStatement(RangeFrom(start), UtilityKind.AlterCollation);
    }

    /// <summary>CREATE [DEFAULT] CONVERSION name FOR 'encoding' TO 'encoding' FROM function</summary>
    private UtilityStatement ParseCreateConversion(int start)
    {
        Accept(Keyword.Default);
        Expect(Keyword.Conversion);
        ParseAnyName();
        Expect(Keyword.For);
        ParseString();
        Expect(Keyword.To);
        ParseString();
        Expect(Keyword.From);
        ParseAnyName();
        return new UtilityStatement(RangeFrom(start), UtilityKind.CreateConversion);
    }

    /// <summary>CREATE ACCESS METHOD name TYPE INDEX | TABLE HANDLER function</summary>
    private UtilityStatement ParseCreateAccessMethod(int start)
    {
        Expect(Keyword.Access, Keyword.Method);
        ParseColumnId();
        Expect(Keyword.Type);
        if (!Accept(Keyword.Index) && !Accept(Keyword.Table))
        {
            Fail("INDEX or TABLE");
        }

        Expect(Keyword.Handler);
        ParseAnyName();
        return new UtilityStatement(RangeFrom(start), UtilityKind.CreateAccessMethod);
    }

    /// <summary>CREATE STATISTICS [[IF NOT EXISTS] name] [(kind, …)] ON column | expression, … FROM tables</summary>
    private CreateStatisticsStatement ParseCreateStatistics(int start)
    {
        Expect(Keyword.Statistics);
        var ifNotExists = AcceptIfNotExists();
        var name = ifNotExists || AtColumnId() ? ParseAnyName() : null;
        var kinds = ParseOptionalColumnList();
        Expect(Keyword.On);
        var columns = ParseCommaList(ParseStatisticsColumn);
        Expect(Keyword.From);
        ParseFromList();
        return new CreateStatisticsStatement(RangeFrom(start), name, columns) { IfNotExists = ifNotExists, Kinds = kinds };
    }

    private Expression ParseStatisticsColumn()
    {
        if (!AtPlainColumn())
        {
            return ParseKeyExpression();
        }

        var column = ParseColumnId();
        return new ColumnReference(column.Range, [column]);
    }

    /// <summary>ALTER STATISTICS [IF EXISTS] name SET STATISTICS target, or the forms that all objects have</summary>
    private Statement ParseAlterStatistics(int start)
    {
        Expect(Keyword.Statistics);
        var ifExists = AcceptIfExists();
        var target = ParseNamedObject(ObjectKind.Statistics);
        if (!ifExists && !At(Keyword.Set, Keyword.Statistics))
        {
            return ParseAlterObject(start, target, AlterForms.All, "SET STATISTICS");
        }

        Expect(Keyword.Set, Keyword.Statistics);
        ParseStatisticsTarget();
        return new UtilityStatement(RangeFrom(start), UtilityKind.AlterStatistics);
    }

    /// <summary>CREATE TEXT SEARCH PARSER | DICTIONARY | TEMPLATE | CONFIGURATION name (definition)</summary>
    private CreateByDefinitionStatement ParseCreateTextSearch(int start)
    {
        var kind = ParseTextSearchKind();
        var name = ParseAnyName();
        var definition = ParseDefinition();
        return new CreateByDefinitionStatement(RangeFrom(start), kind, name, definition);
    }

    /// <summary>ALTER TEXT SEARCH DICTIONARY name (…), CONFIGURATION name ADD | ALTER | DROP MAPPING …, or the forms that all objects have</summary>
    private Statement ParseAlterTextSearch(int start)
    {
        var kind = ParseTextSearchKind();
        var target = ParseNamedObject(kind);
        if (kind == ObjectKind.TextSearchDictionary && At(TokenKind.LeftParenthesis))
        {
            var definition = ParseDefinition();
            return new AlterDefinitionStatement(RangeFrom(start), target, definition);
        }

        if (kind == ObjectKind.TextSearchConfiguration && (At(Keyword.Add) || At(Keyword.Alter) || At(Keyword.Drop)))
        {
            ParseMapping();
            return new UtilityStatement(RangeFrom(start), UtilityKind.AlterTextSearchConfiguration);
        }

        var owned = kind is ObjectKind.TextSearchDictionary or ObjectKind.TextSearchConfiguration;
        return ParseAlterObject(start, target, owned ? AlterForms.All : AlterForms.Rename | AlterForms.Schema);
    }

    /// <summary>ADD MAPPING FOR types WITH dictionaries | ALTER MAPPING [FOR types] [REPLACE dictionary] WITH … | DROP MAPPING [IF EXISTS] FOR types</summary>
    private void ParseMapping()
    {
        var word = Advance().Keyword;
        Expect(Keyword.Mapping);
        if (word == Keyword.Drop)
        {
            AcceptOnlyIfExists();
        }

        var replacesEverywhere = word == Keyword.Alter && At(Keyword.Replace);
        if (!replacesEverywhere)
        {
            Expect(Keyword.For);
            ParseCommaList(ParseColumnId);
        }

        if (word == Keyword.Drop)
        {
            return;
        }

        if (word == Keyword.Alter && Accept(Keyword.Replace))
        {
            ParseAnyName();
            Expect(Keyword.With);
            ParseAnyName();
            return;
        }

        Expect(Keyword.With);
        ParseCommaList(ParseAnyName);
    }
}
