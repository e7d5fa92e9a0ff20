using System.Globalization;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// Sequences, their options and owners.
public sealed partial class CatalogBuilder
{
    private void CreateSequence(CreateSequenceStatement statement)
    {
        var isTemporary = statement.Persistence == Persistence.Temporary;
        if (ResolveNewName(statement.Name, isTemporary) is not var (schema, name)
            || ReportIfTaken(schema, name, statement.Name, isRelation: true, statement.IfNotExists))
        {
            return;
        }

        var sequence = new Sequence
        {
            Schema = schema,
            Name = name,
            Type = TypeReference.BuiltIn("int8"),
            IsTemporary = isTemporary,
            Origin = OriginOf(statement.Name),
        };
        ApplySequenceOptions(sequence, statement.Options);
        AddSequence(sequence);
    }

    private void AddSequence(Sequence sequence)
    {
        _catalog.Sequences.Add(sequence);
        _names.Add(sequence);
        ApplyDefaultPrivileges(sequence, sequence.Grants);
    }

    private void AlterSequence(AlterSequenceStatement statement)
    {
        switch (LookupRelation(statement.Name))
        {
            case Sequence sequence:
                ApplySequenceOptions(sequence, statement.Options, isNew: false);
                break;
            case null when !statement.IfExists && !IsForeign(statement.Name):
                ReportUnknownRelation(statement.Name, "relation");
                break;
        }
    }

    private bool IsForeign(QualifiedName name) => name.Schema is { } schema && (IsForeignSchema(schema) || IsSystemSchema(schema));

    private void ApplySequenceOptions(Sequence sequence, IReadOnlyList<SequenceOption> options, bool isNew = true)
    {
        long? start = null, minimum = null, maximum = null, increment = null;
        foreach (var option in options)
        {
            switch (option.Kind)
            {
                case SequenceOptionKind.As when option.Type is not null && ResolveType(option.Type) is { } type:
                    if (type is not { IsBuiltIn: true, Name: "int2" or "int4" or "int8" })
                    {
                        Report(SqlRules.InvalidDefinition, option.Type.Range, "sequence type must be smallint, integer, or bigint");
                        break;
                    }

                    sequence.Type = type;
                    break;
                case SequenceOptionKind.Start:
                    start = Number(option);
                    break;
                case SequenceOptionKind.IncrementBy:
                    increment = Number(option);
                    break;
                case SequenceOptionKind.MinValue:
                    minimum = Number(option);
                    break;
                case SequenceOptionKind.MaxValue:
                    maximum = Number(option);
                    break;
                case SequenceOptionKind.OwnedBy when option.Name is not null:
                    SetSequenceOwner(sequence, option.Name);
                    break;
            }
        }

        sequence.Increment = increment ?? sequence.Increment;
        if (start is not null)
        {
            sequence.Start = start.Value;
        }
        else if (isNew)
        {
            // sequence.c: an ascending sequence starts at its minimum, a descending one at its maximum.
            sequence.Start = sequence.Increment > 0 ? minimum ?? 1 : maximum ?? -1;
        }
    }

    private static long? Number(SequenceOption option) =>
        long.TryParse(option.Number?.Text.Replace("_", ""), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    private void SetSequenceOwner(Sequence sequence, QualifiedName name)
    {
        if (name.Parts.Count == 1)
        {
            sequence.OwnedBy = null;
            return;
        }

        if (ResolveRelation(name.Owner()) is not { } relation)
        {
            return;
        }

        if (relation.FindColumn(name.Name) is null && !relation.IsExternal)
        {
            ReportUnknownColumn(relation, name.Parts[name.Parts.Count - 1]);
            return;
        }

        sequence.OwnedBy = (relation.Schema, relation.Name, name.Name);
    }
}
