using SqlGen.PostgreSql.Lexing;

namespace SqlGen.PostgreSql.PlPgSql;

/// <summary>What a statement could do if it ran.</summary>
internal sealed class PlEffects
{
    private static readonly Keyword[] Definitions =
        [Keyword.Create, Keyword.Alter, Keyword.Drop, Keyword.Grant, Keyword.Revoke, Keyword.Comment, Keyword.Import, Keyword.Call, Keyword.Do];

    private readonly HashSet<string> _targets = new(StringComparer.Ordinal);

    public IEnumerable<string> Targets => _targets;

    public bool ChangesCatalog { get; private set; }

    /// <summary>Whether it may end the block or the loop around it.</summary>
    public bool MayLeave { get; private set; }

    public static PlEffects Of(PlStatement statement, BodyText body)
    {
        var effects = new PlEffects();
        effects.Add(statement, body);
        return effects;
    }

    /// <summary>Whether a body could change the catalog, or rows that another one asks for.</summary>
    public static bool HasEffects(string text) => HasDefinitions(text)
        || text.IndexOf("insert", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("update", StringComparison.OrdinalIgnoreCase) >= 0
        || text.IndexOf("delete", StringComparison.OrdinalIgnoreCase) >= 0;

    public static bool HasDefinitions(string text) =>
        text.IndexOf("create", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("alter", StringComparison.OrdinalIgnoreCase) >= 0
        || text.IndexOf("drop", StringComparison.OrdinalIgnoreCase) >= 0;

    private void Add(PlStatement statement, BodyText body)
    {
        switch (statement)
        {
            case PlBlock s:
                AddAll(s.Body, body);
                AddAll(s.Handlers.SelectMany(static h => h.Body), body);
                break;
            case PlIf s:
                AddAll(s.Branches.SelectMany(static b => b.Body).Concat(s.Else), body);
                break;
            case PlLoop s:
                var leftBefore = MayLeave;
                AddAll(s.Body, body);
                MayLeave = leftBefore || s.Body.Any(HasReturn);
                break;
            case PlJump or PlReturn:
                MayLeave = true;
                break;
            case PlAssign s:
                _targets.Add(s.Target);
                break;
            case PlOther s:
                _targets.UnionWith(s.Targets);
                break;
            case PlExecute s:
                _targets.UnionWith(s.Into);
                ChangesCatalog |= s.Text.Tokens.All(static t => t.Kind is not (TokenKind.String or TokenKind.EscapeString or TokenKind.DollarString))
                    || HasDefinitions(body.File.Text.Substring(s.Range.Start, s.Range.Length));
                break;
            case PlSql s:
                _targets.UnionWith(s.Into);
                ChangesCatalog |= Definitions.Contains(s.Sql.Tokens[0].Keyword);
                break;
        }
    }

    private void AddAll(IEnumerable<PlStatement> statements, BodyText body)
    {
        foreach (var statement in statements)
        {
            Add(statement, body);
        }
    }

    private static bool HasReturn(PlStatement statement) => statement switch
    {
        PlReturn => true,
        PlIf s => s.Branches.SelectMany(static b => b.Body).Concat(s.Else).Any(HasReturn),
        PlBlock s => s.Body.Concat(s.Handlers.SelectMany(static h => h.Body)).Any(HasReturn),
        PlLoop s => s.Body.Any(HasReturn),
        _ => false,
    };
}
