using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>What GRANT and REVOKE are ON.</summary>
public sealed partial class Parser
{
    /// <summary>[TABLE] names, another kind and its names, or ALL … IN SCHEMA</summary>
    private GrantTarget ParseGrantTarget()
    {
        var start = Start;
        if (Accept(Keyword.All))
        {
            var all = ParseAllKind();
            Expect(Keyword.In, Keyword.Schema);
            var schemas = ParseCommaList(() => ParsePlainObject(ObjectKind.Schema));
            return new GrantTarget(RangeFrom(start), all, AllInSchema: true, schemas);
        }

        var kind = ParseGrantKind();
        var objects = ParseGrantObjects(kind);
        return new GrantTarget(RangeFrom(start), kind, AllInSchema: false, objects);
    }

    private ObjectKind ParseAllKind()
    {
        var kind = Current.Keyword switch
        {
            Keyword.Tables => ObjectKind.Table,
            Keyword.Sequences => ObjectKind.Sequence,
            Keyword.Functions => ObjectKind.Function,
            Keyword.Procedures => ObjectKind.Procedure,
            Keyword.Routines => ObjectKind.Routine,
            _ => ObjectKind.Column,
        };
        if (kind == ObjectKind.Column)
        {
            Fail("TABLES, SEQUENCES, FUNCTIONS, PROCEDURES or ROUTINES");
        }

        Advance();
        return kind;
    }

    private ObjectKind ParseGrantKind()
    {
        if (Accept(Keyword.Table))
        {
            return ObjectKind.Table;
        }

        if (Accept(Keyword.Foreign))
        {
            if (Accept(Keyword.Server))
            {
                return ObjectKind.Server;
            }

            Expect(Keyword.Data, Keyword.Wrapper);
            return ObjectKind.ForeignDataWrapper;
        }

        // The other words are ordinary names too: a table is called so if its name ends here.
        if (Peek(1).Kind is TokenKind.Dot or TokenKind.Comma or TokenKind.End or TokenKind.Semicolon || Peek(1).Keyword is Keyword.To or Keyword.From)
        {
            return ObjectKind.Table;
        }

        ObjectKind? kind = Current.Keyword switch
        {
            Keyword.Sequence => ObjectKind.Sequence,
            Keyword.Function => ObjectKind.Function,
            Keyword.Procedure => ObjectKind.Procedure,
            Keyword.Routine => ObjectKind.Routine,
            Keyword.Database => ObjectKind.Database,
            Keyword.Domain => ObjectKind.Domain,
            Keyword.Language => ObjectKind.Language,
            Keyword.Large => ObjectKind.LargeObject,
            Keyword.Parameter => ObjectKind.Parameter,
            Keyword.Schema => ObjectKind.Schema,
            Keyword.Tablespace => ObjectKind.Tablespace,
            Keyword.Type => ObjectKind.Type,
            _ => null,
        };
        if (kind is null)
        {
            return ObjectKind.Table;
        }

        Advance();
        if (kind == ObjectKind.LargeObject)
        {
            Expect(Keyword.Object);
        }

        return kind.Value;
    }

    private IReadOnlyList<ObjectReference> ParseGrantObjects(ObjectKind kind) => kind switch
    {
        ObjectKind.Table or ObjectKind.Sequence => ParseCommaList<ObjectReference>(() => ParseGrantRelation(kind)),
        ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Routine => ParseCommaList<ObjectReference>(() => ParseRoutineReference(kind)),
        ObjectKind.Domain or ObjectKind.Type => ParseCommaList<ObjectReference>(() => ParseNamedObject(kind)),
        ObjectKind.LargeObject => ParseCommaList<ObjectReference>(ParseLargeObjectNumber),
        ObjectKind.Parameter => ParseCommaList<ObjectReference>(ParseParameterObject),
        _ => ParseCommaList<ObjectReference>(() => ParsePlainObject(kind)),
    };

    private NamedObjectReference ParseGrantRelation(ObjectKind kind)
    {
        var name = ParseQualifiedName();
        return new NamedObjectReference(name.Range, kind, name);
    }

    private LargeObjectReference ParseLargeObjectNumber()
    {
        var number = ParseNumber();
        return new LargeObjectReference(number.Range, number);
    }

    /// <summary>parameter_name: as a table's name, but every part is a ColId.</summary>
    private NamedObjectReference ParseParameterObject()
    {
        var start = Start;
        var parts = new List<Identifier> { ParseColumnId() };
        while (Accept(TokenKind.Dot))
        {
            parts.Add(ParseColumnId());
        }

        return new NamedObjectReference(RangeFrom(start), ObjectKind.Parameter, new QualifiedName(RangeFrom(start), parts));
    }
}
