using System.Globalization;
using System.Text;
using SqlGen.Generator.Pipeline;
using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Pipeline;

/// <summary>Editing a schema as large as a dump of a grown system: 60,000 lines.</summary>
public sealed class LargeSchemaTests
{
    private const int Tables = 2_400;
    private const string Edited = "  column_7 text,\n  edited_1200 text";

    private static readonly string Schema = Write();

    [Fact]
    public void One_changed_statement_among_sixty_thousand_lines_writes_only_its_own_file()
    {
        Assert.InRange(Schema.Count(static c => c == '\n'), 60_000, 70_000);
        Assert.Equal(1, Occurrences(Edited));

        var first = TestProject.WithSchema(Schema).Run();
        var second = first.AfterFile("/db/schema.sql", Schema.Replace(Edited, Edited + " not null", StringComparison.Ordinal));
        var third = second.AfterFile("/db/schema.sql", "-- a remark\n" + Schema.Replace(Edited, Edited + " not null", StringComparison.Ordinal));

        Assert.True(first.FilesWritten > Tables, $"{first.FilesWritten} files were written");
        Assert.Equal(1, second.FilesWritten);
        Assert.Equal(0, third.FilesWritten);
        Assert.DoesNotContain(Microsoft.CodeAnalysis.IncrementalStepRunReason.Modified, third.Reasons(TrackingNames.Relations));
    }

    private static int Occurrences(string text) => (Schema.Length - Schema.Replace(text, "", StringComparison.Ordinal).Length) / text.Length;

    private static string Write()
    {
        var sql = new StringBuilder();
        for (var table = 0; table < Tables; table++)
        {
            sql.Append(CultureInfo.InvariantCulture, $"--\n-- Name: table_{table}; Type: TABLE; Schema: public; Owner: -\n--\n\ncreate table public.table_{table} (\n  id bigint generated always as identity primary key,\n");
            for (var column = 0; column < 8; column++)
                sql.Append(CultureInfo.InvariantCulture, $"  column_{column} text,\n");
            sql.Append(CultureInfo.InvariantCulture, $"  edited_{table} text,\n  created_at timestamptz not null default now()\n);\n\n");
            sql.Append(CultureInfo.InvariantCulture, $"--\n-- Name: table_{table}_created; Type: INDEX; Schema: public; Owner: -\n--\n\ncreate index table_{table}_created on public.table_{table} (created_at);\n\n");
            sql.Append(CultureInfo.InvariantCulture, $"comment on table public.table_{table} is 'The table number {table}.';\n\n");
        }

        return sql.ToString();
    }
}
