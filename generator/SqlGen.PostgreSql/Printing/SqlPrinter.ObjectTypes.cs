using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Printing;

// Types and domains.
public sealed partial class SqlPrinter
{
    private bool TypeStatement(Statement statement)
    {
        switch (statement)
        {
            case CreateShellTypeStatement s: CreateType(s.Name); break;
            case CreateBaseTypeStatement s: CreateType(s.Name); Options(" ", s.Definition); break;
            case CreateRangeTypeStatement s: CreateType(s.Name); Options(" as range ", s.Definition); break;
            case CreateEnumStatement s: CreateType(s.Name); Write(" as enum "); Parenthesized(s.Labels, String); break;
            case CreateCompositeTypeStatement s: CreateType(s.Name); Write(" as "); Block(s.Attributes, Attribute); break;
            case AddEnumValueStatement s:
                Write("alter type ");
                Name(s.Name);
                Write(s.IfNotExists ? " add value if not exists " : " add value ");
                String(s.Label);
                Optional(" before ", s.Before, String);
                Optional(" after ", s.After, String);
                break;
            case RenameEnumValueStatement s:
                Write("alter type ");
                Name(s.Name);
                Write(" rename value ");
                String(s.OldLabel);
                Write(" to ");
                String(s.NewLabel);
                break;
            case AlterCompositeTypeStatement s: Write("alter type "); Name(s.Name); Write(" "); List(s.Actions, AttributeAction); break;
            case CreateDomainStatement s:
                Write("create domain ");
                Name(s.Name);
                Write(" as ");
                Type(s.BaseType);
                Optional(" collate ", s.Collation, Name);
                Constraints(s.Constraints);
                break;
            case AlterDomainStatement s: Write("alter domain "); Name(s.Name); Write(" "); DomainAction(s.Action); break;
            default: return false;
        }

        return true;
    }

    private void CreateType(QualifiedName name)
    {
        Write("create type ");
        Name(name);
    }

    private void Attribute(AttributeDefinition attribute)
    {
        Identifier(attribute.Name);
        Write(" ");
        Type(attribute.Type);
        Optional(" collate ", attribute.Collation, Name);
    }

    private void AttributeAction(AlterAttributeAction action)
    {
        switch (action)
        {
            case AddAttributeAction a: Write("add attribute "); Attribute(a.Attribute); break;
            case DropAttributeAction a: Write(a.IfExists ? "drop attribute if exists " : "drop attribute "); Identifier(a.Name); break;
            case AlterAttributeTypeAction a:
                Write("alter attribute ");
                Identifier(a.Attribute.Name);
                Write(" type ");
                Type(a.Attribute.Type);
                Optional(" collate ", a.Attribute.Collation, Name);
                break;
        }

        Behavior(action.Behavior);
    }

    private void DomainAction(AlterDomainAction action)
    {
        switch (action)
        {
            case AlterDomainDefault a:
                Write(a.Value is null ? "drop default" : "set default ");
                Optional("", a.Value, Expression);
                break;
            case AlterDomainNotNull a: Write(a.NotNull ? "set not null" : "drop not null"); break;
            case AddDomainConstraint a: Write("add "); Constraint(a.Constraint); break;
            case DropDomainConstraint a: Write(a.IfExists ? "drop constraint if exists " : "drop constraint "); Identifier(a.Name); Behavior(a.Behavior); break;
            case ValidateDomainConstraint a: Write("validate constraint "); Identifier(a.Name); break;
        }
    }
}
