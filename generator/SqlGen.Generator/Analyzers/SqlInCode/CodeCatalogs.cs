using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SqlGen.Generator.Diagnostics;
using SqlGen.Generator.Inputs;
using SqlGen.Generator.Pipeline;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Generator.Analyzers.SqlInCode;

/// <summary>The catalogs of a project's databases; built once, and again only when a schema file changes.</summary>
public static class CodeCatalogs
{
    // An edit of C# leaves the texts of additional files the same objects.
    private static readonly ConditionalWeakTable<SourceText, Entry> s_cache = new();

    /// <summary>One catalog for each database that schema files name; none where there are no schema files.</summary>
    public static ImmutableArray<CodeCatalog> Of(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var provider = options.AnalyzerConfigOptionsProvider;
        var files = new List<(SchemaFile File, SourceText Text)>();
        foreach (var additional in options.AdditionalFiles.Where(f => SchemaFileReader.IsSchema(f, provider)))
        {
            if (additional.GetText(cancellationToken) is { } text)
            {
                files.Add((SchemaFileReader.Read(additional, provider, cancellationToken), text));
            }
        }

        if (files.Count == 0)
        {
            return ImmutableArray<CodeCatalog>.Empty;
        }

        var generatorOptions = OptionsReader.Read(provider);
        var key = files.ConvertAll(static f => (f.File.Path, f.File.Database, f.Text));
        var entry = s_cache.GetValue(files[0].Text, static _ => new Entry());
        return entry.Get(key, generatorOptions, () => Build(files.ConvertAll(static f => f.File), generatorOptions, cancellationToken));
    }

    private static ImmutableArray<CodeCatalog> Build(List<SchemaFile> files, GeneratorOptions options, CancellationToken cancellationToken)
    {
        var catalogs = ImmutableArray.CreateBuilder<CodeCatalog>();
        foreach (var database in files.GroupBy(static f => f.Database ?? "", StringComparer.Ordinal))
        {
            var findings = new FindingList("");
            var sources = database.OrderBy(static f => f.Path, StringComparer.Ordinal).Where(static f => f.Text is not null)
                .Select(static f => new SourceFile(f.Path, f.Text!)).ToList();
            if (CatalogReader.Read(sources, options, findings, cancellationToken) is { } catalog)
            {
                var isComplete = !findings.HasErrors && !findings.Items.Any(static f => f.Rule == SqlRules.DynamicSql || f.Rule == SqlRules.MadeAtRunTime);
                catalogs.Add(new CodeCatalog(catalog, isComplete));
            }
        }

        return catalogs.ToImmutable();
    }

    /// <summary>What was built last for a set of files that starts with one text.</summary>
    private sealed class Entry
    {
        private readonly object _lock = new();
        private List<(string Path, string? Database, SourceText Text)> _key = [];
        private GeneratorOptions? _options;
        private ImmutableArray<CodeCatalog> _catalogs;

        public ImmutableArray<CodeCatalog> Get(
            List<(string Path, string? Database, SourceText Text)> key, GeneratorOptions options, Func<ImmutableArray<CodeCatalog>> build)
        {
            lock (_lock)
            {
                if (_catalogs.IsDefault || _options != options || !_key.SequenceEqual(key))
                {
                    (_catalogs, _options, _key) = (build(), options, key);
                }

                return _catalogs;
            }
        }
    }
}
