using System.Text;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Text;
using SqlGen.Tool.Docs.Diagram;
using SqlGen.Tool.Docs.Page;

namespace SqlGen.Tool.Tests.Docs.Diagram;

public sealed class DiagramLayoutTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(60)]
    public void Boxes_stand_apart_and_lines_meet_them_at_their_columns(int count)
    {
        var (tables, edges) = Read(Schema(count));
        var layout = new DiagramLayout(tables, edges);

        Assert.Equal(count, tables.Count);
        foreach (var table in tables)
        {
            Assert.InRange(table.X, 0, layout.Width - table.Width);
            Assert.InRange(table.Y, 0, layout.Height - table.Height);
            Assert.DoesNotContain(tables, o => o != table && o.X < table.X + table.Width && table.X < o.X + o.Width && o.Y < table.Y + table.Height && table.Y < o.Y + o.Height);
        }

        foreach (var edge in edges)
        {
            Assert.True(IsBorder(edge.ChildEnd.X, edge.Child));
            Assert.Equal(edge.Child.Y + edge.Child.PortOf(edge.ChildColumn), edge.ChildEnd.Y, 1.0);
            Assert.True(IsBorder(edge.ParentEnd.X, edge.Parent));
            Assert.NotEqual("", edge.Path);
        }
    }

    [Fact]
    public void Straight_parts_of_lines_pass_over_no_box()
    {
        var (tables, edges) = Read(Schema(60));
        _ = new DiagramLayout(tables, edges);

        foreach (var edge in edges.Where(static e => e.Child != e.Parent))
        {
            var words = edge.Path.Split(' ');
            var (x, y) = (0.0, 0.0);
            for (var i = 0; i < words.Length; i += words[i] == "C" ? 7 : 3)
            {
                var (nextX, nextY) = (Number(words[i + (words[i] == "C" ? 5 : 1)]), Number(words[i + (words[i] == "C" ? 6 : 2)]));
                if (words[i] == "L")
                {
                    Assert.DoesNotContain(tables, t => t.Y < y && y < t.Y + t.Height && Math.Min(x, nextX) < t.X + t.Width - 0.2 && t.X + 0.2 < Math.Max(x, nextX));
                }

                (x, y) = (nextX, nextY);
            }
        }
    }

    [Fact]
    public void Ends_tell_many_or_one_and_whether_there_may_be_none()
    {
        var (_, edges) = Read("create table a (id int primary key); create table b (a int not null references a); create table c (a int unique references a); "
            + "create table d (a int primary key references a); alter table a add me int references a;");

        Assert.Equal([("a", false, true), ("b", false, false), ("c", true, true), ("d", true, false)],
            edges.Select(static e => (e.Child.Name, e.IsUnique, e.IsOptional)).Order());
    }

    /// <summary>Tables of which many refer to the first, some in chains, two to one another, one to itself, and some to nothing.</summary>
    internal static string Schema(int count)
    {
        var schema = new StringBuilder("create table t0 (id int primary key, name text not null, parent int references t0);\n");
        for (var i = 1; i < count; i++)
        {
            var references = i % 7 == 6 ? "" : $", a int not null references t0, b int references t{i / 2}{(i % 5 == 4 ? $", c int unique references t{i - 3}" : "")}";
            schema.Append($"create table t{i} (id int primary key, note text{references});\n");
        }

        return schema.Append("alter table t1 add back int references t2;\n").ToString();
    }

    private static bool IsBorder(double x, DiagramTable table) => Math.Abs(x - table.X) < 0.1 || Math.Abs(x - table.X - table.Width) < 0.1;

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static (IReadOnlyList<DiagramTable> Tables, IReadOnlyList<DiagramEdge> Edges) Read(string schema)
    {
        var catalog = CatalogBuilder.Build([SqlParser.Parse(new SourceFile("schema.sql", schema))]).Catalog;
        return new DiagramReader(catalog, new PageNames(catalog)).Read();
    }
}
