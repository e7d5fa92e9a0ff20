namespace SqlGen.Generator.Model.Building;

/// <summary>The properties of a record from its columns.</summary>
public static class PropertyNames
{
    // What a record or object has already; Clone is forbidden to records altogether.
    private static readonly string[] Reserved =
    [
        "Clone", "Deconstruct", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers", "ReferenceEquals", "ToString",
    ];

    /// <summary>One name a column. <paramref name="taken"/> hears of a column that could not have its own name: column, name, what has it.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> columns, Action<string, string, string>? taken = null)
    {
        var scope = new NameScope(Reserved);
        var result = new List<string>();
        foreach (var column in columns)
        {
            var wanted = CSharpName.Pascal(column);

            // "ToString2" would say nothing; "ToStringColumn" says what it is.
            wanted = Reserved.Contains(wanted) ? wanted + "Column" : wanted;
            var name = scope.Claim(wanted, $"column \"{column}\"", out var takenBy);
            if (takenBy is not null)
            {
                taken?.Invoke(column, name, takenBy);
            }

            result.Add(name);
        }

        return result;
    }
}
