using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Drift;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;
using SqlGen.Tool.Commands;

namespace SqlGen.Tool.Schema;

/// <summary>Schema files as every command needs them: parsed, planned, and as a catalog.</summary>
internal sealed class SchemaSource
{
    private SchemaSource(IReadOnlyList<SqlScript> scripts)
    {
        Plan = SchemaPlan.Of(scripts);
        RunsHiddenSql = scripts.Any(static s => s.Statements.Any(static x => x is DoStatement or QueryStatement or CallStatement or InvalidStatement));
        Items = CatalogItems.Of(CatalogBuilder.Build(scripts).Catalog);
        Name = scripts.Count == 1 ? Path.GetFileName(scripts[0].File.Path) : "the schema";
    }

    public SchemaPlan Plan { get; }

    /// <summary>Whether what runs at the server may make objects that the text doesn't show.</summary>
    public bool RunsHiddenSql { get; }

    public IReadOnlyList<SchemaItem> Items { get; }

    /// <summary>How a sentence calls it: <c>schema.sql</c>.</summary>
    public string Name { get; }

    /// <summary>Null, with the reasons on stderr, where a file can't be read or holds what can't be run.</summary>
    public static SchemaSource? Read(IEnumerable<string> paths, PostgresVersion version) => SchemaFiles.Read(paths) is { } files ? Of(files, version) : null;

    /// <summary>Null, with the reasons on stderr, where a file holds what can't be run.</summary>
    public static SchemaSource? Of(IReadOnlyList<SourceFile> files, PostgresVersion version)
    {
        var source = new SchemaSource([.. files.Select(f => SqlParser.Parse(f, ParseOptions.Default with { Version = version }))]);
        foreach (var refusal in source.Plan.Refusals)
        {
            Console.Error.WriteLine(refusal);
        }

        return source.Plan.Refusals.Count == 0 ? source : null;
    }
}
