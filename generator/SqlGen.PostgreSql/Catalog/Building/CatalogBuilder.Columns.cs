using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Catalog;

// A column's definition: type, default, NOT NULL, identity, generated, serial.
public sealed partial class CatalogBuilder
{
    private Column DefineColumn(Relation relation, ColumnDefinition definition)
    {
        var serial = SerialType(definition.Type);
        var column = new Column
        {
            Name = definition.Name.Name,
            Type = serial is null ? ResolveColumnType(definition.Type, definition.Name) : TypeReference.BuiltIn(serial),
            Collation = definition.Collation?.Display(),
            Origin = OriginOf(definition.Name),
        };
        if (serial is not null)
        {
            SetNotNull(column);
            AddSerial(relation, column);
        }

        ApplyColumnConstraints(relation, column, definition.Constraints);
        return column;
    }

    /// <summary>serial isn't a type: an integer with a sequence of its own, and NOT NULL.</summary>
    private static string? SerialType(TypeName type) => type is { IsArray: false, Name.Parts.Count: 1 }
        ? type.Name.Name switch
        {
            "smallserial" or "serial2" => "int2",
            "serial" or "serial4" => "int4",
            "bigserial" or "serial8" => "int8",
            _ => null,
        }
        : null;

    private TypeReference? ResolveColumnType(TypeName type, Identifier column)
    {
        var resolved = ResolveType(type);
        if (resolved is { IsBuiltIn: true, IsArray: false } && BuiltInTypes.IsPseudo(resolved.Name))
        {
            Report(SqlRules.InvalidDefinition, type.Range, $"column \"{column.Name}\" has pseudo-type {resolved}; give it a type that can be stored");
            return null;
        }

        return resolved;
    }

    private void AddSerial(Relation relation, Column column)
    {
        var sequence = AddOwnedSequence(relation, column, []);
        column.Default = $"nextval('{QualifiedText(sequence)}'::regclass)";
    }

    private Sequence AddOwnedSequence(Relation relation, Column column, IReadOnlyList<SequenceOption> options)
    {
        var given = options.FirstOrDefault(static o => o.Kind == SequenceOptionKind.SequenceName)?.Name;
        var schema = given?.Schema ?? relation.Schema;
        var sequence = new Sequence
        {
            Schema = schema,
            Name = given?.Name
                ?? ObjectNames.Choose(relation.Name, column.Name, "seq", n => _names.FindRelation(schema, n) is not null),
            Type = column.Type ?? TypeReference.BuiltIn("int8"),
            OwnedBy = (relation.Schema, relation.Name, column.Name),
            IsTemporary = relation.IsTemporary,
        };
        ApplySequenceOptions(sequence, options);
        AddSequence(sequence);
        return sequence;
    }

    private static string QualifiedText(CatalogObject named) => SqlIdentifier.Quote(named.Schema) + "." + SqlIdentifier.Quote(named.Name);

    /// <summary>Those constraints of a column that are properties of it rather than objects.</summary>
    private void ApplyColumnConstraints(Relation relation, Column column, IReadOnlyList<ConstraintDefinition> constraints)
    {
        foreach (var constraint in constraints)
        {
            switch (constraint)
            {
                case NotNullConstraintDefinition notNull:
                    SetNotNull(column, notNull);
                    break;
                case DefaultDefinition @default:
                    SetDefault(column, @default.Value);
                    break;
                case GeneratedDefinition generated:
                    column.GeneratedExpression = TextOf(generated.Value);
                    column.IsVirtual = generated.IsVirtual;
                    break;
                case IdentityDefinition identity:
                    AddIdentity(relation, column, identity);
                    break;
            }
        }
    }

    private void AddIdentity(Relation relation, Column column, IdentityDefinition identity)
    {
        if (column.Type is not (null or { IsBuiltIn: true, IsArray: false, Name: "int2" or "int4" or "int8" }) && !IsIntegerDomain(column.Type))
        {
            Report(SqlRules.InvalidDefinition, identity.Range, "identity column type must be smallint, integer, or bigint");
            return;
        }

        column.Identity = identity.Always ? IdentityKind.Always : IdentityKind.ByDefault;
        SetNotNull(column);
        AddOwnedSequence(relation, column, identity.Options);
    }

    private bool IsIntegerDomain(TypeReference type) =>
        _names.FindType(type.Schema, type.Name) is DomainType { BaseType: { IsBuiltIn: true, Name: "int2" or "int4" or "int8" } };

    private void SetDefault(Column column, Expression? value) =>
        column.Default = value is null || (IsPlainNull(column.Type, value) && IsNullOf(column.Type, value)) ? null : TextOf(value);

    // A cast to another type than the column's makes an expression of it, too.
    private bool IsNullOf(TypeReference? type, Expression value) =>
        value is NullLiteral || (value is CastExpression { Operand: var operand, Type: var name } && IsNullOf(type, operand) && (type is null || ResolveType(name) == type));

    /// <summary>
    /// DEFAULT NULL is no default where it stays a mere null constant (heap.c); a length or a domain wraps it into an expression, which is kept.
    /// </summary>
    private bool IsPlainNull(TypeReference? type, Expression value) =>
        type is null or { IsArray: true, Modifier: null } || (value is NullLiteral && type is { IsBuiltIn: true, Name: "interval", IsArray: false }) || (type.Modifier is null && _names.FindType(type.Schema, type.Name) is not DomainType);

    /// <summary>Puts a column at the end, or into the one of the same name that came from a parent.</summary>
    private Column MergeColumn(Relation relation, Column column, SyntaxNode place)
    {
        if (relation.FindColumn(column.Name) is not { } inherited)
        {
            relation.Columns.Add(column);
            return column;
        }

        if (inherited.Type is not null && column.Type is not null && inherited.Type != column.Type)
        {
            Report(SqlRules.InvalidDefinition, place.Range,
                $"column \"{column.Name}\" has a type conflict: {inherited.Type} versus {column.Type}; give it the parent's type");
        }

        inherited.IsLocal = true;
        inherited.NotNull |= column.NotNull;
        if (column.NotNullConstraint is { } own)
        {
            (inherited.NotNullConstraint ??= own).IsLocal = true;
        }

        inherited.Default = column.Default ?? inherited.Default;
        inherited.Identity = column.Identity == IdentityKind.None ? inherited.Identity : column.Identity;
        inherited.IsVirtual = column.GeneratedExpression is null ? inherited.IsVirtual : column.IsVirtual;
        inherited.GeneratedExpression = column.GeneratedExpression ?? inherited.GeneratedExpression;
        inherited.Origin = column.Origin;
        return inherited;
    }
}
