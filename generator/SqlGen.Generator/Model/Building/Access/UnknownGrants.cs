using SqlGen.Generator.Diagnostics;
using SqlGen.PostgreSql.Access;
using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Generator.Model.Building;

/// <summary>What the files grant nothing on, so that scopes have verbs which a server may refuse: one finding for relations, for schemas and for sequences each.</summary>
public sealed class UnknownGrants(DatabaseCatalog catalog)
{
    private readonly List<Relation> _relations = [];
    private readonly List<(string Schema, Relation Relation)> _schemas = [];
    private readonly List<(Sequence Sequence, Column Column, Relation Relation)> _sequences = [];

    public void Add(Relation relation)
    {
        if (!RelationRights.KnowsGrants(relation, catalog))
        {
            _relations.Add(relation);
            return;
        }

        // Who grants on what is in a schema, and on the tables of a sequence, means to say everything.
        if (relation.Schema != "public" && !_schemas.Exists(s => s.Schema == relation.Schema) && !(catalog.SchemaRights.TryGetValue(relation.Schema, out var rights) && rights.AreKnown))
        {
            _schemas.Add((relation.Schema, relation));
        }

        if (relation.Grants.Exists(static g => g.Privilege == Privilege.Insert))
        {
            _sequences.AddRange(
                from column in relation.Columns
                from sequence in SequenceUse.Of(column, relation, catalog)
                where sequence.Grants.Count == 0
                select (sequence, column, relation));
        }
    }

    public void Report(FindingList findings)
    {
        if (_relations.Count > 0)
        {
            findings.Add(GeneratorRules.GrantsUnknown, _relations[0].Origin,
                $"the schema files grant nothing on relation \"{_relations[0].Name}\"{Others(_relations.Count)}, so every role has the verbs that policies allow; "
                + "add the GRANTs, or set SqlGenPlatform to supabase where that platform's default privileges hold");
        }

        if (_schemas.Count > 0)
        {
            findings.Add(GeneratorRules.GrantsUnknown, _schemas[0].Relation.Origin,
                $"the schema files grant nothing on schema \"{_schemas[0].Schema}\"{Others(_schemas.Count)}, so every role may name what is in it; add \"grant usage on schema {_schemas[0].Schema} to …\"");
        }

        if (_sequences.Count > 0)
        {
            var (sequence, column, relation) = _sequences[0];
            findings.Add(GeneratorRules.GrantsUnknown, column.Origin ?? relation.Origin,
                $"the schema files grant nothing on sequence \"{sequence.Name}\"{Others(_sequences.Count)}, so every role may leave \"{column.Name}\" of \"{relation.Name}\" to its default; "
                + $"add \"grant usage on sequence {SqlName.Qualify(sequence)} to …\", or make it an identity column, which needs none");
        }
    }

    private static string Others(int count) => count switch
    {
        1 => "",
        2 => " and one other",
        _ => $" and {count - 1} others",
    };
}
