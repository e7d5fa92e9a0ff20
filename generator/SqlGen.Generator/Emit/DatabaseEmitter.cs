using System.Globalization;
using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>The database class itself: what it is made of, its scopes, and what it tells the runtime.</summary>
public static class DatabaseEmitter
{
    // GeneratedCode.Contract of the runtime this code is written for.
    private const int Contract = 1;

    private const string DataSource = "global::Npgsql.NpgsqlDataSource";
    private const string Endpoint = KnownTypes.Internal + ".SqlEndpoint";
    private const string EndpointKind = KnownTypes.Internal + ".SqlEndpointKind";
    private const string Options = "global::SqlGen.SqlGenOptions";

    private static readonly string Version = typeof(DatabaseEmitter).Assembly.GetName().Version.ToString(3);

    public static string Emit(DatabaseContext context, DatabaseDescriptionModel description)
    {
        var writer = EmittedFile.Begin(context, origin: null);
        SchemaMark.Needs(writer, description.Features);
        using (writer.Block($"partial class {context.ClassName} : {KnownTypes.SqlScope}"))
        {
            writer.Line($"private static readonly {KnownTypes.Internal}.DatabaseDescription s_description = Describe();");
            if (context.HasRoles)
            {
                writer.Line($"private readonly {Endpoint} _users;");
                if (HasService(context))
                {
                    writer.Line($"private readonly {Endpoint}? _service;");
                }
            }

            writer.Gap();
            WriteConstructors(writer, context);
            writer.Gap();
            WriteDataSource(writer);
            writer.Gap();
            WriteVerification(writer);
            foreach (var scope in context.Scopes)
            {
                writer.Gap();
                ScopeEmitter.WriteMethod(writer, context, scope);
            }

            foreach (var scope in context.Scopes)
            {
                writer.Gap();
                ScopeEmitter.WriteTypes(writer, context, scope);
            }

            writer.Gap();
            WriteDescription(writer, context, description);
            writer.Gap();
            FactsWriter.Write(writer, description.Facts, "private const string s_otherFacts");
        }

        return writer.ToString();
    }

    public static bool HasService(DatabaseContext context) => context.Scopes.Any(static s => s.Kind == ScopeKind.Service);

    private static void WriteConstructors(CodeWriter writer, DatabaseContext context)
    {
        if (!context.HasRoles)
        {
            writer.Summary("The database behind a data source; nothing is opened before the first call.");
            writer.Param("dataSource", "Where calls go; <see cref=\"CreateDataSource(string)\"/> makes one that knows the schema's types.");
            writer.Param("options", "Choices; null for the defaults.");
            writer.Line($"public {context.ClassName}({DataSource} dataSource, {Options}? options = null)");
            writer.Line($"    : base(new {Endpoint}(s_description, dataSource, {EndpointKind}.Users, options).Direct())");
            writer.Line("{");
            writer.Line("}");
            return;
        }

        var hasService = HasService(context);
        writer.Summary("The database behind its data sources; nothing is opened before the first call.");
        writer.Param("users", "Where users' calls go: a login that owns nothing and may become the users' roles only. <see cref=\"CreateDataSource(string)\"/> makes one.");
        if (hasService)
        {
            writer.Param("service", "Where the service's calls go: a login that holds the service's rights itself; null where there are no such calls.");
        }

        writer.Param("options", "Choices; null for the defaults.");
        writer.Line(Signature.Of(
            $"public {context.ClassName}", [$"{DataSource} users", .. hasService ? [$"{DataSource}? service = null"] : Array.Empty<string>(), $"{Options}? options = null"]));
        using (writer.Indent())
        {
            writer.Line(": this(");
            writer.Line($"    new {Endpoint}(s_description, users, {EndpointKind}.Users, options){(hasService ? "," : ")")}");
            if (hasService)
            {
                writer.Line($"    service is null ? null : new {Endpoint}(s_description, service, {EndpointKind}.Service, options))");
            }
        }

        writer.Line("{");
        writer.Line("}");
        writer.Gap();
        writer.Line($"private {context.ClassName}({Endpoint} users{(hasService ? $", {Endpoint}? service" : "")})");
        using (writer.Block("    : base(users.Direct())"))
        {
            writer.Line("_users = users;");
            if (hasService)
            {
                writer.Line("_service = service;");
            }
        }
    }

    private static void WriteDataSource(CodeWriter writer)
    {
        writer.Summary("A data source that knows the schema's types, and nothing beyond them.");
        writer.Line($"public static {DataSource} CreateDataSource(string connectionString) =>");
        writer.Line("    global::SqlGen.SqlGenDataSource.Create(s_description, connectionString);");
        writer.Gap();
        writer.Summary("A data source that knows the schema's types, with further settings.");
        string[] parameters = ["string connectionString", "global::System.Action<global::Npgsql.NpgsqlDataSourceBuilder> configure"];
        writer.Line(Signature.Of($"public static {DataSource} CreateDataSource", parameters, " =>"));
        writer.Line("    global::SqlGen.SqlGenDataSource.Create(s_description, connectionString, configure);");
    }

    private static void WriteVerification(CodeWriter writer)
    {
        writer.Summary("Compares the live database with the schema that this class was compiled from, in one round trip.");
        writer.Param("cancellationToken", "Ends the wait.");
        writer.Line(Signature.Of($"public {KnownTypes.Task}<global::SqlGen.SchemaDrift> VerifySchemaAsync", [$"{KnownTypes.CancellationToken} cancellationToken = default"], " =>"));
        writer.Line($"    {KnownTypes.Internal}.GeneratedCode.VerifySchemaAsync(Session, cancellationToken);");
    }

    private static void WriteDescription(CodeWriter writer, DatabaseContext context, DatabaseDescriptionModel description)
    {
        using (writer.Block($"private static {KnownTypes.Internal}.DatabaseDescription Describe()"))
        {
            writer.Line($"{KnownTypes.Internal}.GeneratedCode.Require({Contract.ToString(CultureInfo.InvariantCulture)}, {Literal.Of(Version)});");
            using (writer.Block("return new()", "};"))
            {
                writer.Line($"Name = {Literal.Of(context.ClassName)},");
                writer.Line($"SearchPath = {Literal.Of(string.Join(", ", description.SearchPath))},");
                WriteNames(writer, "Extensions", description.Extensions);
                WriteNames(writer, "Roles", context.Scopes.Where(static s => s.Role is not null).Select(static s => s.Role!).Distinct());
                WriteNames(writer, "BypassingRoles", context.Scopes.Where(static s => s.BypassesRowSecurity && s.Role is not null).Select(static s => s.Role!));
                WriteNames(writer, "GuardedRelations", description.GuardedRelations);
                if (!description.Policies.IsEmpty)
                {
                    using (writer.Block("Policies =", "],"))
                    {
                        foreach (var fact in description.Policies)
                        {
                            writer.Line($"new({Literal.Of(fact.Relation)}, {Literal.Of(fact.Role)}, {Literal.Of(fact.Policies)}),");
                        }
                    }
                }

                writer.Line(description.FactClasses.IsEmpty ? "Facts = static () => [s_otherFacts]," : $"Facts = static () =>\n[\n    s_otherFacts,\n{string.Concat(description.FactClasses.Select(static c => $"    {c}.Facts,\n"))}],");
                TypesWriter.Write(writer, description.Features);
            }
        }
    }

    private static void WriteNames(CodeWriter writer, string property, IEnumerable<string> names)
    {
        if (names.Any())
        {
            writer.Line($"{property} = [{string.Join(", ", names.Select(Literal.Of))}],");
        }
    }
}
