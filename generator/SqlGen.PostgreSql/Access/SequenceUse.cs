using System.Text.RegularExpressions;
using SqlGen.PostgreSql.Catalog;

namespace SqlGen.PostgreSql.Access;

/// <summary>Which sequences a column's default takes its values from. Those of identity columns ask for no right.</summary>
public static class SequenceUse
{
    private static readonly Regex Name = new("nextval\\s*\\(\\s*'((?:[^']|'')+)'", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A name without a schema is that of a sequence beside the relation.</summary>
    public static IEnumerable<Sequence> Of(Column column, Relation relation, DatabaseCatalog catalog) => column.Default is null
        ? []
        : from match in Name.Matches(column.Default).Cast<Match>()
          let name = match.Groups[1].Value.Replace("\"", "").Replace("''", "'")
          from sequence in catalog.Sequences
          where name == sequence.Schema + "." + sequence.Name || (name == sequence.Name && sequence.Schema == relation.Schema)
          select sequence;
}
