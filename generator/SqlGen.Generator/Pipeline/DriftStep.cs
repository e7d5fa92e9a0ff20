using SqlGen.Generator.Diagnostics;
using SqlGen.Generator.Inputs;
using SqlGen.Generator.Model;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Drift;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Generator.Pipeline;

/// <summary>Schema files against migrations and snapshots; runs only where there are some, and again only when one of the files changes.</summary>
public static class DriftStep
{
    public static EquatableArray<Finding> Run(EquatableArray<SchemaFile> schemaFiles, EquatableArray<DriftFile> driftFiles, GeneratorOptions options, CancellationToken cancellationToken)
    {
        var findings = new FindingList("");
        foreach (var database in driftFiles.GroupBy(static f => f.Database, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var schema = schemaFiles.Where(f => f.Text is not null && (f.Database == database.Key || database.Key is null || f.Database is null))
                .Select(f => SqlParser.Parse(new SourceFile(f.Path, f.Text!), options.Parsing)).ToList();
            if (schema.Count > 0 && schema.All(static s => FindInvalid(s) is null))
            {
                Compare(schema, [.. database], options.Parsing, findings);
            }
        }

        return EquatableArray.Create(findings.Items.ToArray().AsSpan());
    }

    private static void Compare(List<SqlScript> schema, List<DriftFile> files, ParseOptions parsing, FindingList findings)
    {
        var name = schema.Count == 1 ? TextDrift.NameOf(schema[0].File.Path) : "the schema";
        try
        {
            var migrations = MigrationFiles.InOrder(files.Where(static f => f is { IsSnapshot: false, Text: not null }).Select(static f => new SourceFile(f.Path, f.Text!)))
                .Select(f => SqlParser.Parse(f, parsing)).ToList();
            if (migrations.Count > 0 && AreReadable(migrations, findings))
            {
                Report(GeneratorRules.MigrationsDiffer, TextDrift.OfMigrations(schema, migrations), name, findings, migrations[migrations.Count - 1].File);
            }

            foreach (var snapshot in files.Where(static f => f is { IsSnapshot: true, Text: not null }).Select(f => SqlParser.Parse(new SourceFile(f.Path, f.Text!), parsing)))
            {
                if (AreReadable([snapshot], findings))
                {
                    Report(GeneratorRules.SnapshotDiffers, TextDrift.OfSnapshot(schema, snapshot), name, findings, snapshot.File);
                }
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            findings.Add(InternalErrors.Of(e, "while it compared the schema with its migrations", FilePlace.Of(schema[0].File, new TextRange(0, 0))));
        }
    }

    private static void Report(
        PostgreSql.Diagnostics.SqlDiagnosticDescriptor rule,
        IReadOnlyList<(SchemaDifference Difference, string FoundSide)> differences,
        string schemaName,
        FindingList findings,
        SourceFile other)
    {
        foreach (var (difference, foundSide) in differences)
        {
            var origin = difference.ExpectedOrigin ?? difference.FoundOrigin ?? new Origin(other, new TextRange(0, 0));
            findings.Add(rule, origin, difference.Describe("in " + schemaName, foundSide));
        }
    }

    // One statement that can't be read would show up as a dozen differences.
    private static bool AreReadable(IEnumerable<SqlScript> scripts, FindingList findings)
    {
        foreach (var script in scripts)
        {
            if (FindInvalid(script) is { } invalid)
            {
                findings.Add(GeneratorRules.DriftNotComparable, new Origin(script.File, invalid.Error.Range),
                    $"{TextDrift.NameOf(script.File.Path)} is not compared with the schema: {invalid.Error.Message}");
                return false;
            }
        }

        return true;
    }

    private static InvalidStatement? FindInvalid(SqlScript script) => script.Statements.OfType<InvalidStatement>().FirstOrDefault();
}
