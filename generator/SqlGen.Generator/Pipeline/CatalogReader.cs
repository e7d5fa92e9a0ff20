using SqlGen.Generator.Diagnostics;
using SqlGen.Generator.Inputs;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Rules;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Generator.Pipeline;

/// <summary>Files in, catalog out, with what the front end has to say. A fault of ours is an error that names file and statement.</summary>
public static class CatalogReader
{
    // What Supabase gives to objects that the owner of public creates there, before any file runs.
    private const string SupabasePrivileges =
        """
        alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
        alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
        alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
        """;

    public static DatabaseCatalog? Read(IReadOnlyList<SourceFile> files, GeneratorOptions options, FindingList findings, CancellationToken cancellationToken)
    {
        var scripts = new List<SqlScript>();
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Parse(file, options, findings) is { } script)
            {
                scripts.Add(script);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (options.Platform == "supabase")
        {
            scripts.Insert(0, SqlParser.Parse(new SourceFile("supabase", SupabasePrivileges), options.Parsing));
        }

        var catalog = Build(scripts, findings);
        if (catalog is not null && options.Platform == "supabase")
        {
            AddSupabaseRoles(catalog);
        }

        return catalog;
    }

    private static SqlScript? Parse(SourceFile file, GeneratorOptions options, FindingList findings)
    {
        try
        {
            var script = SqlParser.Parse(file, options.Parsing);
            findings.AddRange(script.Diagnostics);
            UnreadStatements.Report(script, findings);
            return script;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            findings.Add(InternalErrors.Of(e, "while it parsed this file", FilePlace.Of(file, new TextRange(0, 0))));
            return null;
        }
    }

    private static DatabaseCatalog? Build(List<SqlScript> scripts, FindingList findings)
    {
        try
        {
            var (catalog, diagnostics) = CatalogBuilder.Build(scripts);
            findings.AddRange(diagnostics);
            findings.AddRange(Advisor.Check(catalog, scripts));
            return catalog;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            findings.Add(InternalErrors.Of(e, "while it applied this statement", FaultFinder.Find(scripts)));
            return null;
        }
    }

    private static void AddSupabaseRoles(DatabaseCatalog catalog)
    {
        foreach (var name in (string[])["anon", "authenticated", "service_role"])
        {
            var role = catalog.Roles.Find(r => r.Name == name);
            if (role is null)
            {
                catalog.Roles.Add(role = new Role { Name = name });
            }

            role.CanLogin ??= false;
            role.BypassRowSecurity ??= name == "service_role";
        }
    }
}
