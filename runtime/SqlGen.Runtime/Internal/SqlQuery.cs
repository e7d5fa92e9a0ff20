using System.ComponentModel;
using System.Text;

namespace SqlGen.Internal;

/// <summary>
/// A statement whose text depends on a few flags: conditions that were asked for, arguments that were given. Parameters have the same
/// numbers in all variants and are always bound; a variant leaves out the ones it has no use for.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SqlQuery
{
    private readonly string _name;
    private readonly SqlTraits _traits;
    private readonly SqlPart[] _parts;
    private readonly SqlStatement?[] _variants;

    /// <summary>A statement of parts.</summary>
    public SqlQuery(string name, SqlTraits traits, params SqlPart[] parts)
    {
        _name = name;
        _traits = traits;
        _parts = parts;
        var flags = 0;
        foreach (var part in parts)
            flags = Math.Max(flags, part.FlagCount);
        // A function may have many defaults; beyond a thousand variants they are made anew for each call.
        _variants = new SqlStatement?[flags <= 10 ? 1 << flags : 0];
    }

    /// <summary>The statement for these flags.</summary>
    public SqlStatement For(ReadOnlySpan<bool> flags)
    {
        var variant = 0;
        for (var i = 0; i < flags.Length; i++)
            if (flags[i])
                variant |= 1 << i;
        if (variant >= _variants.Length)
            return new(_name, Text(variant), _traits);
        // Two threads may make the same text; one of them stays.
        return _variants[variant] ??= new(_name, Text(variant), _traits);
    }

    private string Text(int variant)
    {
        var text = new StringBuilder();
        var hasItem = false;
        foreach (var part in _parts)
        {
            if (part.TextFor(variant) is not { } chosen)
                continue;
            if (part.IsItem)
            {
                text.Append(hasItem ? ", " : "");
                hasItem = true;
            }
            text.Append(chosen);
        }
        return text.ToString();
    }
}
