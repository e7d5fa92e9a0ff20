using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Rules;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Tool.Explain;

/// <summary>A search by distance that a function's body shows, in whatever language, and the indexes that could answer it.</summary>
/// <param name="Operators">The distances that the body computes.</param>
/// <param name="HasLimitedOrder">Whether the body orders by the distance and takes the first rows: without it no approximate index is used.</param>
internal sealed record VectorExpectation(Relation Table, string Column, IReadOnlyList<string> Operators, bool HasLimitedOrder)
{
    /// <summary>Approximate indexes on the column, whichever operator they answer.</summary>
    public List<RelationIndex> Candidates => Table.Indexes.FindAll(i => VectorSearch.IsApproximate(i) && i.Keys.Exists(k => k.Column == Column));

    public List<RelationIndex> Indexes => Candidates.FindAll(i => VectorSearch.OperatorOf(i) is { } symbol && Operators.Contains(symbol));

    /// <summary>The index there should be.</summary>
    public string CreateIndex =>
        $"create index on {SqlIdentifier.Quote(Table.Schema)}.{SqlIdentifier.Quote(Table.Name)} using hnsw ({SqlIdentifier.Quote(Column)} {VectorSearch.ClassFor(Table.FindColumn(Column)!.Type!.Name, Operators[0])})";

    public static VectorExpectation? Of(AdviceContext context, Function function)
    {
        if (VectorSearch.In(context, function).FirstOrDefault() is { } search)
        {
            return new VectorExpectation(search.Table, search.Column, [search.Operator], true);
        }

        // What can't be parsed as SQL still names its tables, columns and operators.
        var (words, operators) = Read(function.Body!);
        var distances = operators.Where(VectorSearch.IsDistance).Distinct().ToList();
        var found = distances.Count == 0 ? [] : (
            from table in context.Tables
            where words.Contains(table.Name)
            from column in table.Columns
            where column.Type is { Name: "vector" or "halfvec" or "sparsevec" or "bit" } && words.Contains(column.Name)
            select new VectorExpectation(table, column.Name, distances, function.Language != "sql" && words.Contains("order") && words.Contains("limit"))).ToList();
        return found.Find(static e => e.Candidates.Count > 0) ?? found.FirstOrDefault();
    }

    private static (HashSet<string> Words, List<string> Operators) Read(string body)
    {
        var tokens = TokenList.Read(body, new LexerOptions());
        var words = new HashSet<string>(StringComparer.Ordinal);
        var operators = new List<string>();
        foreach (var token in tokens.Items.Take(tokens.Count))
        {
            var text = body.Substring(token.Start, token.Length);
            switch (token.Kind)
            {
                case TokenKind.Operator: operators.Add(text); break;
                case TokenKind.QuotedIdentifier: words.Add(text.Trim('"')); break;
                case TokenKind.Identifier or TokenKind.Keyword: words.Add(text.ToLowerInvariant()); break;
            }
        }

        return (words, operators);
    }
}
