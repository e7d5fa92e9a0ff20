using System.ComponentModel;

namespace SqlGen.Internal;

/// <summary>A part of a statement's text that may depend on a flag.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SqlPart
{
    private readonly string _text;
    private readonly string? _otherwise;
    private readonly int? _flag;
    private readonly bool _isItem;

    private SqlPart(string text, string? otherwise, int? flag, bool isItem)
    {
        _text = text;
        _otherwise = otherwise;
        _flag = flag;
        _isItem = isItem;
    }

    /// <summary>Text that is always there.</summary>
    public static implicit operator SqlPart(string text) => new(text, null, null, false);

    /// <summary>Text that is there when a flag is set, and another text, if any, when it is not.</summary>
    public static SqlPart When(int flag, string text, string? otherwise = null) => new(text, otherwise, flag, false);

    /// <summary>An item of a list, after a comma where it is not the first.</summary>
    public static SqlPart Item(string text) => new(text, null, null, true);

    /// <summary>An item of a list that is there when a flag is set.</summary>
    public static SqlPart Item(string text, int flag) => new(text, null, flag, true);

    internal int FlagCount => _flag + 1 ?? 0;
    internal bool IsItem => _isItem;

    internal string? TextFor(int flags) => _flag is not { } flag || (flags & (1 << flag)) != 0 ? _text : _otherwise;
}
