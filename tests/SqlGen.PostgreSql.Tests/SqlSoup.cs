using CsCheck;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Tests.Parsing;
using SqlGen.PostgreSql.Tests.Statements;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Tests;

/// <summary>Random text that looks more like SQL than random characters do.</summary>
internal static class SqlSoup
{
    private static readonly string[] Pieces =
    [
        .. Enum.GetValues<Keyword>().Where(keyword => keyword != Keyword.NotAKeyword).Select(Keywords.GetText),
        "a", "b.c", "\"Q\"", "1", "2.5", "1e", "0x", "'s'", "'", "E'\\'", "U&'\\00'", "$$", "$x$", "$1", "--c\n", "/*", "*/", "\\", "\\.", "\n",
        "(", ")", "[", "]", ",", ";", ".", "..", ":", "::", ":=", "=>", "=", "<", "<>", "+", "-", "*", "||", "@", "?", "!", "é", "\0", "\t",
    ];

    /// <summary>Statements to damage; each valid on its own.</summary>
    private static readonly string[] Statements =
    [
        "select a, count(*) filter (where b > 1) over (partition by c order by d rows between 1 preceding and current row) from t group by rollup (a)",
        "with recursive r (n) as (values (1) union all select n + 1 from r where n < 10) select * from r order by n desc nulls last limit 3",
        "insert into t (a, b[1]) values (1, default) on conflict (a) do update set b = excluded.b where t.a > 0 returning *",
        "merge into t using s on t.id = s.id when matched and s.x then update set y = 1 when not matched then insert (id) values (s.id)",
        "select x from a left join (b cross join c) using (k), lateral f(a.x) with ordinality as g (y, z), (select 1) q where not x between 1 and 2",
        "select json_object('a': 1, 'b': 2 absent on null), interval '1' day, timestamp with time zone 'now', (r).f[1:2], array[[1],[2]]",
        "create function f(a int default 1) returns int language sql begin atomic select case when a > 0 then 1 else 2 end; select 2; end",
        "create table public.t (id bigint generated always as identity primary key, v vector(3) not null, check (id > 0))",
    ];

    private static readonly Lazy<string[]> s_written = new(static () =>
    [
        .. from folder in new[] { "Valid", "Invalid", "Since18", "Invalid18" } from name in StatementFiles.Names(folder) from sql in StatementFiles.Statements(folder, name.Data) select sql,
    ]);

    public static readonly Gen<string> Tokens = OneOf(Pieces).Array[0, 40].Select(pieces => string.Join(" ", pieces));

    public static readonly Gen<string> GluedTokens = OneOf(Pieces).Array[0, 20].Select(pieces => string.Concat(pieces));

    /// <summary>A statement with a few pieces put in, taken out or cut off.</summary>
    public static readonly Gen<string> Damaged = Gen.Select(
        OneOf(Statements), OneOf(Pieces), Gen.Double[0, 1], Gen.Int[0, 8],
        (statement, piece, place, removed) =>
        {
            var at = (int)(place * statement.Length);
            return statement.Remove(at, Math.Min(removed, statement.Length - at)).Insert(at, removed % 3 == 0 ? " " + piece + " " : piece);
        });

    /// <summary>A statement of the files, or one made from the grammar, with a few of its words taken out, doubled, exchanged or replaced.</summary>
    public static readonly Gen<string> Mutated = Gen.Select(
        Gen.OneOf(Gen.Int[0, s_written.Value.Length - 1].Select(static index => s_written.Value[index]), Made(PostgresVersion.V18)),
        Gen.Select(Gen.Int[0, 4], Gen.Double[0, 1], Gen.Double[0, 1], OneOf(Pieces)).Array[1, 3],
        static (statement, changes) =>
        {
            var words = statement.Split(' ').ToList();
            foreach (var (change, at, other, piece) in changes)
            {
                var (i, j) = ((int)(at * (words.Count - 1)), (int)(other * (words.Count - 1)));
                switch (change)
                {
                    case 0: words.RemoveAt(i); break;
                    case 1: words.Insert(i, words[j]); break;
                    case 2: (words[i], words[j]) = (words[j], words[i]); break;
                    case 3: words[i] = piece; break;
                    default: words.RemoveRange(i, words.Count - i); break;
                }

                if (words.Count == 0)
                {
                    break;
                }
            }

            return string.Join(' ', words);
        });

    public static readonly Gen<string> Any = Gen.OneOf(Gen.String, Tokens, GluedTokens, Damaged, Made(PostgresVersion.V18), Mutated);

    public static Gen<string> Made(PostgresVersion version) => Gen.ULong.Select(seed => SqlGrammar.Make(seed, version));

    public static IReadOnlyList<string> ValidStatements => Statements;

    private static Gen<string> OneOf(string[] choices) => Gen.Int[0, choices.Length - 1].Select(index => choices[index]);
}
