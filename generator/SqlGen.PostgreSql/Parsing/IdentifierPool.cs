using SqlGen.PostgreSql.Lexing;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>The names of one parse: each distinct one is made a string once.</summary>
internal sealed class IdentifierPool(string text)
{
    private string?[] _slots = new string?[256];
    private int _count;

    /// <summary>The folded name of an unquoted identifier or keyword.</summary>
    public string GetFolded(Token token)
    {
        var hash = Keywords.HashSeed;
        for (var i = token.Start; i < token.End; i++)
        {
            hash = (hash ^ Fold(text[i])) * 16777619;
        }

        var mask = _slots.Length - 1;
        var slot = (int)(hash ^ (hash >> 15)) & mask;
        while (_slots[slot] is { } known)
        {
            if (EqualsFolded(known, token))
            {
                return known;
            }

            slot = (slot + 1) & mask;
        }

        var name = Materialize(token);
        var cut = TokenText.Truncate(name);
        if (cut.Length != name.Length)
        {
            // A cut name differs from its text, so it can't be found by it.
            return cut;
        }

        _slots[slot] = name;
        if (++_count * 2 > _slots.Length)
        {
            Grow();
        }

        return name;
    }

    private static char Fold(char c) => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;

    private string Materialize(Token token)
    {
        var plain = true;
        for (var i = token.Start; i < token.End && plain; i++)
        {
            plain = text[i] is not (>= 'A' and <= 'Z');
        }

        if (plain)
        {
            return text.Substring(token.Start, token.Length);
        }

        var folded = text.ToCharArray(token.Start, token.Length);
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = Fold(folded[i]);
        }

        return new string(folded);
    }

    private bool EqualsFolded(string known, Token token)
    {
        if (known.Length != token.Length)
        {
            return false;
        }

        for (var i = 0; i < known.Length; i++)
        {
            if (known[i] != Fold(text[token.Start + i]))
            {
                return false;
            }
        }

        return true;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new string?[old.Length * 2];
        foreach (var name in old)
        {
            if (name is not null)
            {
                var hash = Keywords.HashSeed;
                foreach (var c in name)
                {
                    hash = (hash ^ c) * 16777619;
                }

                var slot = (int)(hash ^ (hash >> 15)) & (_slots.Length - 1);
                while (_slots[slot] is not null)
                {
                    slot = (slot + 1) & (_slots.Length - 1);
                }

                _slots[slot] = name;
            }
        }
    }
}
