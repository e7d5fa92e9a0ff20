using System.Text.RegularExpressions;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Text;
using SqlGen.Tool.Docs.Page;
using SqlGen.Tool.Tests.Drift;

namespace SqlGen.Tool.Tests.Docs;

public sealed partial class SchemaPageTests
{
    private static readonly string[] Known =
    [
        "a", "abbr", "body", "br", "caption", "circle", "code", "dd", "defs", "details", "div", "dl", "dt", "g", "h1", "h2", "h3", "h4", "head", "html", "input",
        "label", "li", "main", "meta", "nav", "p", "path", "pre", "rect", "section", "span", "summary", "svg", "table", "tbody", "td", "text", "th",
        "thead", "title", "tr", "ul", "use",
    ];

    [Fact]
    public void What_a_schema_says_stays_text()
    {
        const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\" onload=\"alert(3)' & </style></title></svg>";
        var quoted = Hostile.Replace("'", "''", StringComparison.Ordinal);
        var name = "\"<img src=x onerror=alert(4)>\"\" onload=\"\"alert(5)\"";
        var page = Page(
            $"""
            create type {name} as enum ('{quoted}');
            create table {name} ({name} {name} default '{quoted}' check ({name} <> '{quoted}'), id int primary key);
            comment on table {name} is '{quoted}';
            comment on column {name}.{name} is '{quoted}';
            create index "</script><script>alert(6)" on {name} ({name}) where {name} = '{quoted}';
            create policy {name} on {name} to "<b>" using ({name} = '{quoted}');
            alter table {name} enable row level security;
            grant select on {name} to "<b>";
            create view v as select '{quoted}'::text as {name};
            create function {name}({name} text default '{quoted}') returns text language sql as $x$ select '{quoted}' $x$;
            comment on function {name} is '{quoted}';
            """,
            "</title><script>alert(7)</script>");

        var content = OwnParts().Replace(page, "", 3);
        var tags = Tags().Matches(content);
        Assert.Equal(content.Count(static c => c == '<'), tags.Count);
        Assert.Empty(tags.Select(static m => m.Groups["tag"].Value).Except(Known));
        Assert.DoesNotContain(tags.SelectMany(static m => m.Groups["attribute"].Captures), static a => a.Value.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page);
    }

    [Fact]
    public void A_type_is_called_the_same_in_the_diagram_and_in_the_table()
    {
        var page = Page("create table a (id int primary key, at timestamptz, days timestamp[], name varchar(80));");

        Assert.DoesNotMatch("time zone|character varying", OwnParts().Replace(page, "", 3));
        Assert.Equal(2, Regex.Count(page, ">timestamptz<"));
    }

    [Fact]
    public void The_page_loads_nothing_and_allows_nothing_to_be_loaded()
    {
        var page = Page(Testing.SqlScript.Schema.Text);

        Assert.DoesNotMatch("https?:|url\\(|@import| src=|<link|<iframe", page);
        Assert.Matches("content=\"default-src &#39;none&#39;; style-src &#39;sha256-[^&]+&#39;; script-src &#39;sha256-", page);
    }

    [Fact]
    public void Every_link_leads_to_one_place_of_the_page()
    {
        foreach (var schema in (string[])[DriftFixture.Schema, Testing.SqlScript.Schema.Text, Big(), "create type mood as enum ('happy');"])
        {
            var page = Page(schema);
            var ids = Ids().Matches(page).Select(static m => m.Groups[1].Value).ToList();
            var links = Links().Matches(page).Select(static m => m.Groups[1].Value).ToList();

            Assert.Equal(ids.Distinct(), ids);
            Assert.NotEmpty(links);
            Assert.Empty(links.Except(ids));
        }
    }

    [Fact]
    public void Functions_types_keys_and_comments_are_told()
    {
        var page = Page(DriftFixture.Schema);

        Assert.Contains("words(\n  n integer default 1\n)\nreturns integer", page);
        Assert.Contains("<span class=\"mark\">stable</span> <span class=\"mark\">security invoker</span>", page);
        Assert.Contains("<code>happy</code>", page);
        Assert.Contains("<code>amount_check: check (value &gt;= 0)</code>", page);
        Assert.Contains("<code>foreign key (owner_id) references <a href=\"#relation-public-owners\">owners</a> (id) on delete cascade</code>", page);
        Assert.Contains("<code>hnsw (embedding vector_cosine_ops) with (m = 8)</code>", page);
        Assert.Contains("Referenced by <a href=\"#relation-public-notes\">notes (owner_id)</a>", page);
        Assert.Contains(">What it is about</td>", page);
    }

    [Fact]
    public void What_is_gone_with_its_session_is_not_told() => Assert.DoesNotContain("scratch", Page("create temporary table scratch (id int primary key); grant select on scratch to public;"));

    [Fact]
    public void The_same_schema_makes_the_same_page() => Assert.Equal(Page(Big()), Page(Big()));

    private static string Page(string schema, string title = "schema.sql") =>
        SchemaPage.Write(CatalogBuilder.Build([SqlParser.Parse(new SourceFile("schema.sql", schema))]).Catalog, title);

    private static string Big() => Diagram.DiagramLayoutTests.Schema(60);

    [GeneratedRegex("<style>.*?</style>|<script>.*?</script>|<!DOCTYPE html>", RegexOptions.Singleline)]
    private static partial Regex OwnParts();

    [GeneratedRegex("<(?:/(?<tag>[^<>\\s]+)|(?<tag>[^<>\\s]+)(?: (?<attribute>[^\\s=\"'<>]+)=\"[^\"]*\")*)>")]
    private static partial Regex Tags();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Ids();

    [GeneratedRegex("<(?:a|use)[^>]* href=\"#([^\"]+)\"")]
    private static partial Regex Links();
}
