using System.Globalization;

namespace SqlGen.Generator.Model.Building;

/// <summary>The names already given in one place of C#: a record's properties, a namespace's types.</summary>
public sealed class NameScope
{
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);

    public NameScope(params string[] reserved)
    {
        foreach (var name in reserved)
        {
            _owners.Add(name, "a member that C# or SqlGen puts there");
        }
    }

    public bool IsFree(string name) => !_owners.ContainsKey(name);

    /// <summary>Gives the name to an owner (words for messages), with a number behind it where it is taken; then also by whom.</summary>
    public string Claim(string wanted, string owner, out string? takenBy)
    {
        var name = wanted;
        _owners.TryGetValue(wanted, out takenBy);
        for (var i = 2; _owners.ContainsKey(name); i++)
        {
            name = wanted + i.ToString(CultureInfo.InvariantCulture);
        }

        _owners.Add(name, owner);
        return name;
    }

    /// <summary>Takes the name without asking who has it.</summary>
    public void Reserve(string name, string owner) => _owners[name] = owner;
}
