namespace SqlGen;

/// <summary>What of a live database is not as the schema was that the code was compiled from.</summary>
public sealed class SchemaDrift
{
    internal SchemaDrift(string database, IReadOnlyList<SchemaDifference> differences)
    {
        Database = database;
        Differences = differences;
    }

    /// <summary>The name of the database that was looked at.</summary>
    public string Database { get; }

    /// <summary>Every difference, those that break calls first; empty where there is none.</summary>
    public IReadOnlyList<SchemaDifference> Differences { get; }

    /// <summary>Whether the database is as it was when the code was compiled.</summary>
    public bool IsEmpty => Differences.Count == 0;

    /// <summary>Whether some call may fail, or answer differently.</summary>
    public bool BreaksCalls => Differences.Any(static d => d.Severity == DriftSeverity.BreaksCalls);

    /// <summary>A line for each difference, or that there is none; of values, it holds defaults and conditions of the schema, never data.</summary>
    public override string ToString() => IsEmpty ? $"database \"{Database}\" is as the code was compiled for" : string.Join(Environment.NewLine, Differences);
}
