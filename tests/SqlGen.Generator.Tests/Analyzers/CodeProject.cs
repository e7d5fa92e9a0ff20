using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Analyzers;

/// <summary>A project with a small schema and some C#; findings as id, the C# that is underlined, and the message.</summary>
internal static class CodeProject
{
    public const string Schema = """
        create type mood as enum ('happy', 'sad');
        create table users (id int primary key, email text not null, name text, mood mood);
        create table orders (id int generated always as identity primary key, user_id int references users, total numeric not null);
        create function total_of(p_user int) returns numeric language sql as 'select 1.0';
        create role app;
        create table secrets (id int primary key, owner int);
        alter table secrets enable row level security;
        create policy own on secrets to app using (owner = 1);
        """;

    // Dapper's shape; the analyzer knows it by name.
    private const string Dapper = """
        namespace Dapper
        {
            public static class SqlMapper
            {
                public static System.Collections.Generic.IEnumerable<T> Query<T>(this System.Data.IDbConnection cnn, string sql, object? param = null, System.Data.CommandType? commandType = null) => [];
                public static int Execute(this System.Data.IDbConnection cnn, string sql, object? param = null) => 0;
            }
        }
        """;

    public static TestProject WithBody(string body, string schema = Schema) => WithMembers($$"""
        public static async Task Run(NpgsqlConnection connection, NpgsqlDataSource source, string input, int number, bool flag)
            {
        {{body}}
                await Task.CompletedTask;
            }
        """, schema);

    public static TestProject WithMembers(string members, string schema = Schema, string usings = "") => TestProject.WithSchema(schema)
        .Source("Dapper.cs", Dapper)
        .Source("Use.cs", $$"""
            using System;
            using System.Linq;
            using System.Threading.Tasks;
            using Dapper;
            using Npgsql;
            {{usings}}

            namespace App;

            internal static class Use
            {
                {{members}}
            }
            """);

    public static async Task<IReadOnlyList<(string Id, string Code, string Message)>> FindAsync(this TestProject project, DiagnosticAnalyzer analyzer) =>
        (await project.AnalyzeAsync(analyzer)).Select(static d => (d.Id, Code(d), d.GetMessage(CultureInfo.InvariantCulture))).ToList();

    private static string Code(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
}
