using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Generator.Model.Building;

/// <summary>Which functions leave the session changed behind them, themselves or through functions that they call.</summary>
public sealed class SessionChanges
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<Function> _functions = [];
    private readonly HashSet<Function> _endTransaction = [];

    public SessionChanges(DatabaseCatalog catalog)
    {
        var bodies = new List<(Function Function, FunctionBody Body)>();
        foreach (var function in catalog.Functions.Where(static f => !f.IsExternal))
        {
            var body = FunctionBody.Read(function);
            bodies.Add((function, body));
            if (body.EndsTransaction)
            {
                _endTransaction.Add(function);
            }

            if (body.ChangesSession)
            {
                Add(function);
            }
        }

        // A caller of a function that changes the session changes it too, and so on.
        var count = -1;
        while (count != _functions.Count)
        {
            count = _functions.Count;
            foreach (var (function, body) in bodies)
            {
                if (body.Calls.Overlaps(_names))
                {
                    Add(function);
                }
            }
        }
    }

    public bool Has(Function function) => _functions.Contains(function);

    public bool Has(Trigger trigger) => _names.Contains(trigger.FunctionName);

    public bool EndsTransaction(Function function) => _endTransaction.Contains(function);

    private void Add(Function function)
    {
        _functions.Add(function);
        _names.Add(function.Name);
    }
}
