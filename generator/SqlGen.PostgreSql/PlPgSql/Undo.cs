namespace SqlGen.PostgreSql.PlPgSql;

/// <summary>
/// What a block with handlers did before one of its statements failed is undone by replaying all files without it: blocks are numbered as they
/// are entered, which is the same every time. Rare enough (all of a block's objects or none are there already) not to keep copies for.
/// </summary>
internal sealed class Undo
{
    private const int MaxReplays = 8;
    private const int MaxRounds = 20_000;

    private readonly Dictionary<int, string> _failures = [];
    private int _entered;
    private int _replays;
    private int _rounds;

    /// <summary>Grows with every statement that changed something.</summary>
    public int Changes { get; set; }

    /// <summary>False once a replay is due.</summary>
    public bool MayGoOn { get; private set; } = true;

    public void Start()
    {
        _entered = 0;
        _rounds = 0;
        Changes = 0;
        MayGoOn = true;
    }

    public int Enter() => _entered++;

    public string? FailureOf(int block) => _failures.TryGetValue(block, out var state) ? state : null;

    public void Replay(int block, string state)
    {
        _failures[block] = state;
        MayGoOn = ++_replays > MaxReplays;
    }

    /// <summary>Whether loops may still go round.</summary>
    public bool Spend() => ++_rounds <= MaxRounds;
}
