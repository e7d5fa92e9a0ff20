using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    /// <summary>ALTER …: one line a kind of object.</summary>
    private Statement ParseAlter()
    {
        var start = Start;
        Expect(Keyword.Alter);
        switch (Current.Keyword)
        {
            case Keyword.Table:
                return ParseAlterTable(start, ObjectKind.Table);
            case Keyword.Index:
                return ParseAlterTable(start, ObjectKind.Index);
            case Keyword.Sequence:
                return ParseAlterTable(start, ObjectKind.Sequence);
            case Keyword.View:
                return ParseAlterTable(start, ObjectKind.View);
            case Keyword.Materialized:
                return ParseAlterTable(start, ObjectKind.MaterializedView);
            case Keyword.Foreign when Peek(1).Keyword == Keyword.Table:
                return ParseAlterTable(start, ObjectKind.ForeignTable);
            case Keyword.Foreign:
                return ParseAlterForeignDataWrapper(start);
            case Keyword.Type:
                return ParseAlterType(start);
            case Keyword.Domain:
                return ParseAlterDomain(start);
            case Keyword.Function or Keyword.Procedure or Keyword.Routine:
                return ParseAlterFunction(start);
            case Keyword.Aggregate:
                Advance();
                return ParseAlterObject(start, ParseAggregateReference(), AlterForms.All);
            case Keyword.Operator:
                return ParseAlterOperator(start);
            case Keyword.Policy:
                return ParseAlterPolicy(start);
            case Keyword.Trigger:
                Advance();
                return ParseAlterObject(start, ParseDependentObject(ObjectKind.Trigger, ParseQualifiedName), AlterForms.Rename | AlterForms.Depends);
            case Keyword.Rule:
                Advance();
                return ParseAlterObject(start, ParseDependentObject(ObjectKind.Rule, ParseQualifiedName), AlterForms.Rename);
            case Keyword.Schema:
                Advance();
                return ParseAlterObject(start, ParsePlainObject(ObjectKind.Schema), AlterForms.Rename | AlterForms.Owner);
            case Keyword.Language or Keyword.Procedural:
                Accept(Keyword.Procedural);
                Expect(Keyword.Language);
                return ParseAlterObject(start, ParsePlainObject(ObjectKind.Language), AlterForms.Rename | AlterForms.Owner);
            case Keyword.Extension:
                return ParseAlterExtension(start);
            case Keyword.Default:
                return ParseAlterDefaultPrivileges(start);
            case Keyword.Group:
                return ParseAlterGroup(start);
            case Keyword.User when Peek(1).Keyword == Keyword.Mapping && Peek(2).Keyword == Keyword.For:
                return ParseAlterUserMapping(start);
            case Keyword.Role or Keyword.User:
                return ParseAlterRole(start);
            case Keyword.Database:
                return ParseAlterDatabase(start);
            case Keyword.Tablespace:
                return ParseAlterTablespace(start);
            case Keyword.System:
                return ParseAlterSystem(start);
            case Keyword.Event:
                return ParseAlterEventTrigger(start);
            case Keyword.Collation:
                return ParseAlterCollation(start);
            case Keyword.Conversion:
                Advance();
                return ParseAlterObject(start, ParseNamedObject(ObjectKind.Conversion), AlterForms.All);
            case Keyword.Statistics:
                return ParseAlterStatistics(start);
            case Keyword.Text:
                return ParseAlterTextSearch(start);
            case Keyword.Server:
                return ParseAlterServer(start);
            case Keyword.Publication:
                return ParseAlterPublication(start);
            case Keyword.Subscription:
                return ParseAlterSubscription(start);
            case Keyword.Large:
                return ParseAlterObject(start, ParseLargeObject(), AlterForms.Owner);
            default:
                Fail("TABLE, TYPE, FUNCTION or another kind of object");
                return new UtilityStatement(RangeFrom(start), UtilityKind.AlterDatabase);
        }
    }

    /// <summary>The endings that objects of all kinds share; which kind takes which is the grammar's choice.</summary>
    [Flags]
    private enum AlterForms
    {
        Rename = 1,
        Owner = 2,
        Schema = 4,
        Depends = 8,
        All = Rename | Owner | Schema,
    }

    /// <summary>RENAME TO name | OWNER TO role | SET SCHEMA name | [NO] DEPENDS ON EXTENSION name</summary>
    private Statement ParseAlterObject(int start, ObjectReference target, AlterForms forms, string? otherForms = null)
    {
        if ((forms & AlterForms.Rename) != 0 && Accept(Keyword.Rename))
        {
            Expect(Keyword.To);
            var name = ParseColumnId();
            return new RenameStatement(RangeFrom(start), target, name);
        }

        if ((forms & AlterForms.Owner) != 0 && Accept(Keyword.Owner))
        {
            Expect(Keyword.To);
            var owner = ParseRole();
            return new SetOwnerStatement(RangeFrom(start), target, owner);
        }

        if ((forms & AlterForms.Schema) != 0 && Accept(Keyword.Set))
        {
            Expect(Keyword.Schema);
            var schema = ParseColumnId();
            return new SetSchemaStatement(RangeFrom(start), target, schema);
        }

        if ((forms & AlterForms.Depends) != 0 && (At(Keyword.No) || At(Keyword.Depends)))
        {
            return ParseDependsOnExtension(start, target);
        }

        Fail(DescribeForms(forms, otherForms));
        return new SetOwnerStatement(RangeFrom(start), target, new RoleSpecification(RangeFrom(start), RoleSpecificationKind.Named, ""));
    }

    private DependsOnExtensionStatement ParseDependsOnExtension(int start, ObjectReference target)
    {
        var depends = !Accept(Keyword.No);
        Expect(Keyword.Depends, Keyword.On);
        Expect(Keyword.Extension);
        var extension = ParseColumnId();
        return new DependsOnExtensionStatement(RangeFrom(start), target, extension, depends);
    }

    private static string DescribeForms(AlterForms forms, string? others)
    {
        var words = new List<string>();
        if (others is not null)
        {
            words.Add(others);
        }

        if ((forms & AlterForms.Rename) != 0)
        {
            words.Add("RENAME TO");
        }

        if ((forms & AlterForms.Owner) != 0)
        {
            words.Add("OWNER TO");
        }

        if ((forms & AlterForms.Schema) != 0)
        {
            words.Add("SET SCHEMA");
        }

        var last = words[words.Count - 1];
        words.RemoveAt(words.Count - 1);
        return words.Count == 0 ? last : string.Join(", ", words) + " or " + last;
    }
}
