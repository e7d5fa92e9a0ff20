namespace SqlGen.Generator.Model.Building;

/// <summary>Names of the emitted files, which the compiler wants different even without regard to case.</summary>
public sealed class HintNames(string prefix)
{
    private readonly HashSet<string> _claimed = new(StringComparer.OrdinalIgnoreCase);

    public string Claim(string name)
    {
        var result = $"{prefix}.{name}.g.cs";
        for (var i = 2; !_claimed.Add(result); i++)
        {
            result = $"{prefix}.{name}_{i}.g.cs";
        }

        return result;
    }
}
