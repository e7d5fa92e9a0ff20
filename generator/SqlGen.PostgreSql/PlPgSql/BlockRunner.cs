using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.PlPgSql;

/// <summary>Walks a block and runs what it is sure to run.</summary>
internal sealed partial class BlockRunner
{
    private readonly IBlockHost _host;
    private readonly Evaluator _evaluator;
    private readonly Undo _undo;
    private readonly BodyText _body;
    private readonly List<Dictionary<string, SqlValue>> _variables = [];
    private readonly Dictionary<string, SqlFragment> _cursors = new(StringComparer.Ordinal);
    private readonly List<PlBlock> _protected = [];
    private string? _label;
    private string? _error;

    public BlockRunner(IBlockHost host, Evaluator evaluator, Undo undo, BodyText body)
    {
        _host = host;
        _evaluator = evaluator;
        _undo = undo;
        _body = body;
    }

    private enum Flow
    {
        Next,
        Exit,
        Continue,
        Return,
        Failed,
    }

    /// <summary>A variable of the innermost block that has it.</summary>
    public SqlValue? Find(string name)
    {
        for (var i = _variables.Count - 1; i >= 0; i--)
        {
            if (_variables[i].TryGetValue(name, out var value))
            {
                return value;
            }
        }

        return null;
    }

    public void Run(PlBlock block, Dictionary<string, SqlValue> arguments)
    {
        _variables.Add(arguments);
        RunBlock(block);
    }

    private Flow RunAll(IReadOnlyList<PlStatement> statements)
    {
        foreach (var statement in statements)
        {
            if (!_undo.MayGoOn)
            {
                return Flow.Return;
            }

            var flow = Run(statement);
            if (flow != Flow.Next)
            {
                return flow;
            }
        }

        return Flow.Next;
    }

    private Flow Run(PlStatement statement) => statement switch
    {
        PlBlock s => RunBlock(s),
        PlIf s => RunIf(s),
        PlLoop s => RunLoop(s),
        PlJump s => Jump(s),
        PlReturn => Flow.Return,
        PlRaise s => Raise(s),
        PlAssign s => Assign(s),
        PlSql s => RunSql(s),
        PlExecute s => Execute(s),
        PlOther s => Forget(s.Targets),
        _ => Flow.Next,
    };

    private Flow RunBlock(PlBlock block)
    {
        var variables = new Dictionary<string, SqlValue>(StringComparer.Ordinal);
        _variables.Add(variables);
        foreach (var declaration in block.Declarations)
        {
            if (declaration is { IsCursor: true, Value: { } query })
            {
                _cursors[declaration.Name] = query;
            }
            else
            {
                variables[declaration.Name] = declaration.Value is { } value ? Evaluate(value) : SqlValue.Null;
            }
        }

        var flow = block.Handlers.Count == 0 ? RunAll(block.Body) : RunProtected(block);
        _variables.RemoveAt(_variables.Count - 1);
        return flow == Flow.Exit && _label is not null && _label == block.Label ? Flow.Next : flow;
    }

    private Flow RunProtected(PlBlock block)
    {
        var id = _undo.Enter();
        _error = _undo.FailureOf(id);
        if (_error is null)
        {
            var before = _undo.Changes;
            _protected.Add(block);
            var flow = RunAll(block.Body);
            _protected.RemoveAt(_protected.Count - 1);
            if (flow != Flow.Failed || HandlerOf(block, _error!) is null)
            {
                return flow;
            }

            if (_undo.Changes != before)
            {
                // What it did so far must be undone: everything is replayed, without it.
                _undo.Replay(id, _error!);
                return Flow.Return;
            }
        }

        var handler = HandlerOf(block, _error!);
        return handler is null ? Flow.Next : RunAll(handler.Body);
    }

    private static PlHandler? HandlerOf(PlBlock block, string state) => block.Handlers.FirstOrDefault(h => h.Conditions.Any(c => Conditions.Includes(c, state)));

    private bool IsCaught(string state) => _protected.Exists(b => HandlerOf(b, state) is not null);

    private Flow Fail(string state)
    {
        _error = state;
        return Flow.Failed;
    }

    private Flow Raise(PlRaise raise) => IsCaught(raise.IsAgain ? _error ?? "P0001" : "P0001") ? Fail(raise.IsAgain ? _error ?? "P0001" : "P0001") : Flow.Return;

    private Flow RunIf(PlIf statement)
    {
        foreach (var branch in statement.Branches)
        {
            var condition = Evaluate(branch.Condition);
            if (TakeError() is { } state)
            {
                return IsCaught(state) ? Fail(state) : Leave(statement, statement.Range);
            }

            if (condition.IsUnknown)
            {
                return Leave(statement, branch.Condition.Range);
            }

            if (condition.AsBoolean == true)
            {
                return RunAll(branch.Body);
            }
        }

        return RunAll(statement.Else);
    }

    private string? TakeError()
    {
        var error = _evaluator.Error;
        _evaluator.Error = null;
        return error;
    }

    /// <summary>A statement of which isn't known whether it runs: its variables are unknown after it, its objects may be touched.</summary>
    private Flow Leave(PlStatement statement, TextRange place)
    {
        var effects = PlEffects.Of(statement, _body);
        Forget(effects.Targets);
        if (effects.ChangesCatalog)
        {
            _host.Undecided(place, "whether this runs is only known at the server; what it creates or changes is not known here", TextOf(statement.Range));
        }

        // After a jump that may or may not happen nothing is sure to run any more.
        if (!effects.MayLeave)
        {
            return Flow.Next;
        }

        var rest = TextRange.FromBounds(statement.Range.End, _body.Tokens[_body.Tokens.Length - 1].End);
        if (PlEffects.HasDefinitions(TextOf(rest)))
        {
            _host.Undecided(place, "whether the block goes on from here is only known at the server; what follows in it is not known here", TextOf(rest));
        }

        return Flow.Return;
    }

    private string TextOf(TextRange range) => _body.File.Text.Substring(range.Start, range.Length);

    private Flow Jump(PlJump jump)
    {
        if (jump.Condition is { } condition)
        {
            var value = Evaluate(condition);
            if (value.IsUnknown)
            {
                return Leave(jump, jump.Range);
            }

            if (value.AsBoolean != true)
            {
                return Flow.Next;
            }
        }

        _label = jump.Label;
        return jump.IsExit ? Flow.Exit : Flow.Continue;
    }

    private Flow Assign(PlAssign statement)
    {
        Set(statement.Target, Evaluate(statement.Value));
        return TakeError() is { } state && IsCaught(state) ? Fail(state) : Flow.Next;
    }

    private Flow Forget(IEnumerable<string> targets)
    {
        foreach (var target in targets)
        {
            Set(target, SqlValue.Unknown);
        }

        return Flow.Next;
    }

    private void Set(string name, SqlValue value)
    {
        for (var i = _variables.Count - 1; i >= 0; i--)
        {
            if (_variables[i].ContainsKey(name))
            {
                _variables[i][name] = value;
                return;
            }
        }

        _variables[0][name] = value;
    }

    private SqlValue Evaluate(SqlFragment fragment) => _evaluator.EvaluateSelect(StatementOf(fragment));

    private Statement? StatementOf(SqlFragment fragment) => _body.Parse(fragment).Statements is [var statement] ? statement : null;
}
