using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Tests.Parsing;

/// <summary>
/// Statements made from a part of PostgreSQL's grammar: every one is such that a server's parser takes it. A line of the rules is a name and what it
/// may be, names begin with a capital letter; <c>X ,…</c> is one or more with commas; what begins with 18 is of that version.
/// </summary>
internal static class SqlGrammar
{
    private const int MaxDepth = 6;

    private const string Rules = """
        Statement: Query | Insert | Update | Delete | Merge | CreateTable | alter table if exists only Name Action ,… | CreateIndex | CreateView | CreateFunction | Security | Grant | Utility
        Query: Select | ( Select ) SetOperation ( Query ) | values ( A ,… ) | with Cte ,… Select | with recursive w ( n ) as ( values ( 1 ) union all select A ) search depth first by n set o cycle n set c using p Select | table Name
        Cte: w as ( Select ) | w as materialized ( Select ) | w ( id ) as ( Insert returning A ) | w as not materialized ( values ( 1 ) )
        SetOperation: union | union all | intersect | except all
        Select: select A | select Item ,… from Source ,… | select distinct on ( A ) Item ,… from Source where A order by Order ,… | select Item from Source where A group by Group ,… having A | select Item ,… from Source window x as ( Window ) order by Order limit A offset A | select Item into temp x from Source fetch first 3 rows only for no key update of x skip locked
        Item: A | A as name | A Label | * | Name . *
        Group: A | rollup ( A ,… ) | cube ( A , A ) | grouping sets ( ( A ) , ( ) )
        Order: A | A desc nulls last | A using < | A asc
        Source: Name | Name as x ( y , z ) | only Name x | ( Select ) x | lateral ( Select ) x | Source join Source on A | Source left join Source using ( id ) | ( Source cross join Source ) | generate_series ( A , A ) with ordinality g ( n , o ) | rows from ( f ( A ) , g ( ) ) r | Name tablesample bernoulli ( 10 ) repeatable ( 1 ) | JsonTable | XmlTable | unnest ( A ) as u ( v int , w text collate "C" )
        JsonTable: json_table ( A , '$[*]' as p passing A as v columns ( n for ordinality , v Type path '$.v' default 1 on empty null on error , nested path '$.x' columns ( e boolean exists ) ) ) j
        XmlTable: xmltable ( xmlnamespaces ( 'x' as y ) , '/r' passing C columns n for ordinality , v Type path '@v' default C not null ) x
        Window: order by Order | partition by A ,… order by Order ,… | x order by Order rows between unbounded preceding and current row exclude ties | range between '1' preceding and A following
        A: C | B | not A | A and A | A or A | C is null | C is not distinct from C | C between symmetric C and C | C not in ( A ,… ) | C in ( Select ) | C like C escape '!' | C ilike any ( A ) | C similar to C | exists ( Select ) | C is json object with unique keys | ( A , A ) overlaps ( A , A ) | C at time zone C | C collate "C" | C = any ( A ) | C <> all ( Select )
        B: C | C + C | C - C * C | C || C | C -> 'x' | C operator ( pg_catalog.+ ) C | - C | C ^ C | C = C | C <= C | C :: Type
        C: 1 | 2.5e1 | 0x1F | 1_000 | 'text' | E'\n' | U&'\0041' | $$x$$ | B'01' | null | true | $1 | Name . id | Id | ( A ) | ( Select ) | Call | Special | case when A then A else A end | case A when A then A end | cast ( A as Type ) | array [ A ,… ] | array ( Select ) | row ( A ,… ) | ( A , A ) | a1 [ A ] | ( A ) . f | ( A ) [ A : ] | interval '1' day to second ( 3 ) | date '2020-01-01' | current_timestamp | current_user | JsonCall | XmlCall
        Call: f ( ) | s.f ( A ,… ) | f ( A , x => A ) | count ( * ) filter ( where A ) over ( Window ) | sum ( distinct A ) over x | percentile_cont ( A ) within group ( order by Order ) | f ( variadic A ) | string_agg ( A , A order by Order )
        Special: coalesce ( A ,… ) | greatest ( A , A ) | nullif ( A , A ) | extract ( year from A ) | position ( C in C ) | substring ( A from A for A ) | trim ( both A from A ) | overlay ( A placing A from A ) | grouping ( A ) | normalize ( A , NFC ) | collation for ( A )
        JsonCall: json_object ( 'k' : A , 'l' value A absent on null ) | json_array ( A ,… null on null returning jsonb ) | json_value ( A , '$.x' returning int default 1 on empty error on error ) | json_query ( A , '$' with conditional wrapper keep quotes ) | json_exists ( A , '$ ? (@ > 1)' passing A as v ) | json_arrayagg ( A order by Order ) | json_scalar ( A ) | json ( A with unique keys )
        XmlCall: xmlelement ( name x , xmlattributes ( A as y ) , A ) | xmlforest ( A as b ) | xmlparse ( document A preserve whitespace ) | xmlserialize ( content A as text indent )
        Insert: insert into Name values ( A , default ) | insert into Name as x ( id , name ) Query | insert into Name overriding system value values ( A , default ) on conflict ( id ) where A do update set id = A , ( a1 , b ) = row ( A , A ) where A | insert into Name default values on conflict on constraint k do nothing
        Update: update Name set f [ 1 ] = default where current of cur | update only Name as x set id = A , ( b , c ) = ( Select ) from Source ,… where A Returning
        Delete: delete from Name | delete from Name x using Source ,… where A Returning
        Returning: returning * | returning A as z | 18 returning with ( old as o , new as n ) o.id , n.* , A
        Merge: merge into Name using ( Select ) s on A when matched then do nothing | merge into Name as x using Source on A when matched and A then update set id = A when not matched by source then delete when not matched then insert ( id ) values ( A ) returning merge_action ( ) , *
        Type: int | text | numeric ( 10 , 2 ) | varchar ( 20 ) [ ] | timestamp ( 3 ) with time zone | double precision | interval day to second ( 2 ) | s.t [ 3 ] | bit varying | "My Type" | char ( 3 ) array
        CreateTable: create table if not exists Name ( Element ,… ) inherits ( p ) with ( fillfactor = 70 ) | create unlogged table Name ( Element ,… , constraint k TableConstraint ) | create table Name partition of p for values from ( minvalue ) to ( A ) | create table Name ( Element ) partition by hash ( id , ( A ) text_ops ) | create temp table Name on commit drop as Query with no data | create table Name of t ( id with options default C )
        Element: id Type | id Type collate "C" ColumnConstraint | "Q" Type ColumnConstraint ColumnConstraint | TableConstraint | like Name including all excluding indexes
        ColumnConstraint: not null | default C | primary key | unique nulls not distinct | check ( A ) no inherit | references p ( id ) on delete cascade on update set null deferrable initially deferred | generated always as identity ( start with 1 ) | generated always as ( A ) stored | constraint k null | 18 generated always as ( A ) virtual | 18 check ( A ) not enforced | 18 not null no inherit
        TableConstraint: primary key ( id , b ) include ( c ) | unique ( id ) with ( fillfactor = 70 ) | check ( A ) not valid | foreign key ( id ) references p match full on delete set null ( id ) | exclude using gist ( id with = , ( A ) with && ) where ( A ) | 18 not null id no inherit | 18 primary key ( id , v without overlaps ) | 18 foreign key ( id , period v ) references p ( id , period v ) not enforced
        Action: add column if not exists id Type ColumnConstraint | drop id cascade | alter id type Type using A | alter id set default A | alter id set not null | add constraint k TableConstraint | enable row level security | drop constraint if exists k | set ( autovacuum_enabled = off ) | owner to current_user | validate constraint k | 18 alter constraint k not enforced | 18 alter constraint k inherit | 18 add not null id
        CreateIndex: create unique index concurrently if not exists i on only Name using btree ( id desc nulls last , ( A ) , lower ( A ) collate "C" text_pattern_ops ) include ( b ) nulls not distinct where A
        CreateView: create or replace view Name ( x , y ) with ( security_barrier ) as Query with local check option | create recursive view Name ( x ) as Select | create materialized view Name as Query
        CreateFunction: create or replace function s.f ( in a int default 1 , variadic b text [ ] ) returns setof Type language sql stable as 'select 1' | create function f ( ) returns table ( a int , b text ) language sql begin atomic Select ; end | create procedure p ( inout a Type ) language plpgsql as $$begin end$$ | create function f ( ) returns int return A
        Security: create policy k on Name as restrictive for update to public , current_user using ( A ) with check ( A ) | create trigger t before insert or update of id , b on Name referencing new table as n for each row when ( A ) execute function f ( 'x' ) | create rule r as on update to Name where A do instead ( Select ; Update )
        Grant: grant select ( id ) , insert on table Name , p to joe with grant option | revoke all on all functions in schema s from public cascade | alter default privileges in schema s grant execute on functions to joe | 18 alter default privileges revoke select on large objects from joe
        Utility: explain ( analyze , format json ) Query | declare c scroll cursor with hold for Query | prepare q ( int ) as Query | execute q ( A ,… ) | copy ( Query ) to stdout with ( format csv , header true ) | set local search_path to public , s | call p ( A ,… ) | vacuum ( analyze ) Name ( id ) | 18 vacuum only Name | comment on column Name . id is 'x' | do $$begin end$$ | lock table only Name in share mode nowait | begin isolation level serializable
        Name: t | s.t | "My Table" | public . u | Id
        Id: a1 | id | value | name | "Q" | year | text
        Label: x | over_ | "L" | and_ | "select"
        """;

    private static readonly Dictionary<string, string[][]> s_rules = Rules.ReplaceLineEndings("\n").Split('\n')
        .Select(static line => line.Split(": ", 2))
        .ToDictionary(static rule => rule[0], static rule => rule[1].Split(" | ").Select(static c => c.Split(' ')).ToArray(), StringComparer.Ordinal);

    public static string Make(ulong seed, PostgresVersion version)
    {
        var words = new List<string>();
        Make("Statement", new Random((int)seed), version, 0, words);
        return string.Join(' ', words);
    }

    private static void Make(string rule, Random random, PostgresVersion version, int depth, List<string> words)
    {
        var choices = s_rules[rule];
        string[] choice;
        do
        {
            // Deep down the first is taken, which ends soonest.
            choice = choices[depth > MaxDepth ? 0 : random.Next(choices.Length)];
        }
        while (choice[0] == "18" && version < PostgresVersion.V18);

        for (var i = choice[0] == "18" ? 1 : 0; i < choice.Length; i++)
        {
            var count = i + 1 < choice.Length && choice[i + 1] == ",…" ? 1 + (depth > MaxDepth ? 0 : random.Next(3)) : choice[i] == ",…" ? 0 : 1;
            for (var j = 0; j < count; j++)
            {
                if (j > 0)
                {
                    words.Add(",");
                }

                if (s_rules.ContainsKey(choice[i]))
                {
                    Make(choice[i], random, version, depth + 1, words);
                }
                else
                {
                    words.Add(choice[i]);
                }
            }
        }
    }
}
