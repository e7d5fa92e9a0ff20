using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>Existing objects as DROP, ALTER, COMMENT ON, GRANT name them.</summary>
public sealed partial class Parser
{
    /// <summary>The kinds whose objects have a qualified name and nothing else (object_type_any_name); takes their words.</summary>
    private ObjectKind? AcceptAnyNameKind()
    {
        var kind = Current.Keyword switch
        {
            Keyword.Table => ObjectKind.Table,
            Keyword.Sequence => ObjectKind.Sequence,
            Keyword.View => ObjectKind.View,
            Keyword.Index => ObjectKind.Index,
            Keyword.Collation => ObjectKind.Collation,
            Keyword.Conversion => ObjectKind.Conversion,
            Keyword.Statistics => ObjectKind.Statistics,
            Keyword.Materialized => ObjectKind.MaterializedView,
            Keyword.Foreign when Peek(1).Keyword == Keyword.Table => ObjectKind.ForeignTable,
            Keyword.Text => ObjectKind.TextSearchConfiguration,
            _ => (ObjectKind?)null,
        };
        switch (kind)
        {
            case null:
                break;
            case ObjectKind.MaterializedView:
                Advance();
                Expect(Keyword.View);
                break;
            case ObjectKind.ForeignTable:
                Advance();
                Advance();
                break;
            case ObjectKind.TextSearchConfiguration:
                return ParseTextSearchKind();
            default:
                Advance();
                break;
        }

        return kind;
    }

    /// <summary>TEXT SEARCH and what of it.</summary>
    private ObjectKind ParseTextSearchKind()
    {
        Expect(Keyword.Text, Keyword.Search);
        var kind = Current.Keyword switch
        {
            Keyword.Parser => ObjectKind.TextSearchParser,
            Keyword.Dictionary => ObjectKind.TextSearchDictionary,
            Keyword.Template => ObjectKind.TextSearchTemplate,
            _ => ObjectKind.TextSearchConfiguration,
        };
        if (kind == ObjectKind.TextSearchConfiguration)
        {
            Expect(Keyword.Configuration);
        }
        else
        {
            Advance();
        }

        return kind;
    }

    /// <summary>drop_type_name: the kinds that live in no schema and that DROP takes in lists; takes their words.</summary>
    private ObjectKind? AcceptPlainNameKind()
    {
        switch (Current.Keyword)
        {
            case Keyword.Access:
                Advance();
                Expect(Keyword.Method);
                return ObjectKind.AccessMethod;
            case Keyword.Event:
                Advance();
                Expect(Keyword.Trigger);
                return ObjectKind.EventTrigger;
            case Keyword.Foreign:
                Advance();
                Expect(Keyword.Data, Keyword.Wrapper);
                return ObjectKind.ForeignDataWrapper;
            case Keyword.Procedural:
                Advance();
                Expect(Keyword.Language);
                return ObjectKind.Language;
            case Keyword.Extension:
                Advance();
                return ObjectKind.Extension;
            case Keyword.Language:
                Advance();
                return ObjectKind.Language;
            case Keyword.Publication:
                Advance();
                return ObjectKind.Publication;
            case Keyword.Schema:
                Advance();
                return ObjectKind.Schema;
            case Keyword.Server:
                Advance();
                return ObjectKind.Server;
            default:
                return null;
        }
    }

    /// <summary>object_type_name: the kinds of <see cref="AcceptPlainNameKind"/> and those that DROP takes one at a time.</summary>
    private ObjectKind? AcceptGlobalNameKind()
    {
        var kind = Current.Keyword switch
        {
            Keyword.Database => ObjectKind.Database,
            Keyword.Role => ObjectKind.Role,
            Keyword.Subscription => ObjectKind.Subscription,
            Keyword.Tablespace => ObjectKind.Tablespace,
            _ => (ObjectKind?)null,
        };
        if (kind is null)
        {
            return AcceptPlainNameKind();
        }

        Advance();
        return kind;
    }

    /// <summary>POLICY, RULE and TRIGGER: names that are only known ON their relation.</summary>
    private ObjectKind? AcceptDependentKind()
    {
        var kind = Current.Keyword switch
        {
            Keyword.Policy => ObjectKind.Policy,
            Keyword.Rule => ObjectKind.Rule,
            Keyword.Trigger => ObjectKind.Trigger,
            _ => (ObjectKind?)null,
        };
        if (kind is not null)
        {
            Advance();
        }

        return kind;
    }

    private NamedObjectReference ParseNamedObject(ObjectKind kind)
    {
        var name = ParseAnyName();
        return new NamedObjectReference(name.Range, kind, name);
    }

    /// <summary>An object without a schema.</summary>
    private NamedObjectReference ParsePlainObject(ObjectKind kind) => PlainObject(kind, ParseColumnId());

    private static NamedObjectReference PlainObject(ObjectKind kind, Identifier name) =>
        new(name.Range, kind, new QualifiedName(name.Range, [name]));

    private TypeObjectReference ParseTypeObject(ObjectKind kind)
    {
        var type = ParseTypeName();
        return new TypeObjectReference(type.Range, kind, type);
    }

    private DependentObjectReference ParseDependentObject(ObjectKind kind, Func<QualifiedName> parseOwner)
    {
        var start = Start;
        var name = ParseColumnId();
        Expect(Keyword.On);
        var owner = parseOwner();
        return new DependentObjectReference(RangeFrom(start), kind, name, owner);
    }

    /// <summary>FUNCTION, PROCEDURE, ROUTINE: by name, or by name and argument types.</summary>
    private RoutineReference ParseRoutineReference(ObjectKind kind)
    {
        var start = Start;
        var name = ParseRoutineName();
        var parameters = At(TokenKind.LeftParenthesis) ? ParseParameterList(ParseRoutineParameter) : null;
        return new RoutineReference(RangeFrom(start), kind, name, parameters);
    }

    // Without parentheses any name will do; a built-in type's name is no function's.
    private QualifiedName ParseRoutineName()
    {
        var afterName = Peek(1).Kind;
        return IsColumnId(Current) && afterName != TokenKind.LeftParenthesis ? ParseNameWithoutSubscripts() : ParseFunctionName();
    }

    /// <summary>'(' source AS target ')'</summary>
    private CastReference ParseCastTypes(int start)
    {
        Expect(TokenKind.LeftParenthesis);
        var source = ParseTypeName();
        Expect(Keyword.As);
        var target = ParseTypeName();
        Expect(TokenKind.RightParenthesis);
        return new CastReference(RangeFrom(start), source, target);
    }

    /// <summary>FOR type LANGUAGE name</summary>
    private TransformReference ParseTransformTarget(int start)
    {
        Expect(Keyword.For);
        var type = ParseTypeName();
        Expect(Keyword.Language);
        var language = ParseColumnId();
        return new TransformReference(RangeFrom(start), type, language);
    }

    /// <summary>Name and USING method of an operator class or family.</summary>
    private OperatorGroupReference ParseOperatorGroup(ObjectKind kind)
    {
        var start = Start;
        var name = ParseAnyName();
        Expect(Keyword.Using);
        var method = ParseColumnId();
        return new OperatorGroupReference(RangeFrom(start), kind, name, method);
    }

    private LargeObjectReference ParseLargeObject()
    {
        var start = Start;
        Expect(Keyword.Large, Keyword.Object);
        var number = ParseNumber();
        return new LargeObjectReference(RangeFrom(start), number);
    }
}
