using System.Text;

namespace SqlGen.PostgreSql.Drift;

/// <summary>
/// Items as lines, which compiled code carries with it:
/// <code>
/// relation public.notes | row level security: on
///   column id | type: uuid | nullability: NOT NULL
/// </code>
/// What belongs to an object stands indented under it; what is as most are is left out.
/// </summary>
static class FactText
{
    private const string Separator = " | ";
    private const string OwnerAspect = "owner";

    public static string Write(IEnumerable<SchemaItem> items)
    {
        var text = new StringBuilder();
        var current = "";
        foreach (var item in items)
        {
            var isPart = item.Owner.Length > 0 && item.Owner == current;
            text.Append(text.Length == 0 ? "" : "\n").Append(isPart ? "  " : "").Append(item.Kind.ToString().ToLowerInvariant()).Append(' ').Append(Escape(item.Name));
            current = isPart ? current : item.Name;
            if (!isPart && item.Owner.Length > 0)
            {
                Append(text, OwnerAspect, item.Owner);
            }

            foreach (var aspect in item.Aspects)
            {
                if (Usual(item.Kind, aspect.Key) != aspect.Value)
                {
                    Append(text, aspect.Key, aspect.Value);
                }
            }
        }

        return text.ToString();
    }

    public static IEnumerable<SchemaItem> Read(string text)
    {
        var current = "";
        foreach (var line in text.Split(['\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.TrimStart(' ').TrimEnd('\r').Split([Separator], StringSplitOptions.None);
            var space = parts[0].IndexOf(' ');
            var kind = (SchemaItemKind)Enum.Parse(typeof(SchemaItemKind), parts[0].Substring(0, space), ignoreCase: true);
            var name = Unescape(parts[0].Substring(space + 1));
            var aspects = parts.Skip(1).Select(static p => (Name: p.Substring(0, p.IndexOf(": ", StringComparison.Ordinal)), Value: Unescape(p.Substring(p.IndexOf(": ", StringComparison.Ordinal) + 2)))).ToList();
            var isPart = line[0] == ' ';
            var owner = isPart ? current : aspects.Find(static a => a.Name == OwnerAspect).Value ?? "";
            current = isPart ? current : name;
            var item = new SchemaItem(kind, owner, name);
            foreach (var (aspect, value) in UsualAspects(kind))
            {
                item.Aspects[aspect] = value;
            }

            foreach (var (aspect, value) in aspects.Where(static a => a.Name != OwnerAspect))
            {
                item.Aspects[aspect] = value;
            }

            yield return item;
        }
    }

    private static void Append(StringBuilder text, string aspect, string value) => text.Append(Separator).Append(aspect).Append(": ").Append(Escape(value));

    private static string Escape(string value) => value.Replace("\\", "\\\\").Replace("\r", "\\r").Replace("\n", "\\n").Replace("|", "\\p");

    private static string Unescape(string value)
    {
        if (value.IndexOf('\\') < 0)
        {
            return value;
        }

        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            text.Append(value[i] != '\\' ? value[i] : value[++i] switch { 'n' => '\n', 'r' => '\r', 'p' => '|', var other => other });
        }

        return text.ToString();
    }

    private static string? Usual(SchemaItemKind kind, string aspect) => Array.Find(UsualAspects(kind), u => u.Aspect == aspect).Value;

    // Only aspects that text always knows: for the others, absent means unknown.
    private static (string Aspect, string Value)[] UsualAspects(SchemaItemKind kind) => kind switch
    {
        SchemaItemKind.Relation => s_relation,
        SchemaItemKind.Column => s_column,
        SchemaItemKind.Constraint => s_constraint,
        SchemaItemKind.Index => s_index,
        SchemaItemKind.Policy => s_policy,
        SchemaItemKind.Trigger => s_trigger,
        SchemaItemKind.Function => s_function,
        SchemaItemKind.Domain => s_domain,
        SchemaItemKind.Sequence => s_sequence,
        _ => [],
    };

    private static readonly (string Aspect, string Value)[] s_relation =
        [(AspectNames.Kind, "table"), ("persistence", "permanent"), (AspectNames.RowSecurity, "off"), ("parents", ""), (AspectNames.Options, ""), ("grants", "known")];

    private static readonly (string Aspect, string Value)[] s_column =
        [(AspectNames.Nullability, "nullable"), (AspectNames.Default, ""), (AspectNames.Identity, ""), (AspectNames.Generated, ""), (AspectNames.GeneratedValues, "stored")];

    private static readonly (string Aspect, string Value)[] s_constraint =
    [
        ("deferrability", "not deferrable"), ("validation", "valid"), ("period", ""), ("included columns", ""), ("reference", ""), ("delete action", ""),
        ("update action", ""), ("treatment of nulls", "distinct"), (AspectNames.Check, ""),
    ];

    private static readonly (string Aspect, string Value)[] s_index =
    [
        ("method", "btree"), ("uniqueness", "not unique"), (AspectNames.Expressions, ""), ("order", "asc"), (AspectNames.OperatorClasses, "-"), ("included columns", ""),
        ("treatment of nulls", "distinct"), (AspectNames.Predicate, ""), (AspectNames.Options, ""),
    ];

    private static readonly (string Aspect, string Value)[] s_policy =
        [("command", "ALL"), ("mode", "permissive"), (AspectNames.Roles, "public"), (AspectNames.Using, ""), (AspectNames.WithCheck, "")];

    private static readonly (string Aspect, string Value)[] s_trigger = [("level", "row"), (AspectNames.Columns, "")];

    private static readonly (string Aspect, string Value)[] s_function =
    [
        (AspectNames.Kind, "function"), ("form", "a quoted body"), (AspectNames.Parameters, ""), (AspectNames.Defaults, ""), ("volatility", "volatile"), ("strictness", "called on null input"),
        ("security", "invoker"), ("leakproofness", "not leakproof"), ("parallel safety", "unsafe"), ("settings", ""), ("grants", "known"),
    ];

    private static readonly (string Aspect, string Value)[] s_domain = [(AspectNames.Nullability, "nullable"), (AspectNames.Default, ""), (AspectNames.Check, "")];

    private static readonly (string Aspect, string Value)[] s_sequence = [("start", "1"), ("increment", "1"), ("grants", "known")];
}
