using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Lexing;

/// <summary>Looks keywords up without allocating and tells what each may be used for.</summary>
public static class Keywords
{
    internal const uint HashSeed = 2166136261;

    // Four times the number of keywords, a power of two: most lookups end at the first slot.
    private const int SlotCount = 2048;

    private static readonly short[] Slots17 = BuildSlots(PostgresVersion.V17);

    private static readonly short[] Slots18 = BuildSlots(PostgresVersion.V18);

    public static KeywordCategory GetCategory(Keyword keyword) => KeywordTable.Rows[(int)keyword - 1].Category;

    /// <summary>Whether the keyword may follow an expression as its label without AS.</summary>
    public static bool IsBareLabel(Keyword keyword) => KeywordTable.Rows[(int)keyword - 1].BareLabel;

    /// <summary>The keyword in lower case.</summary>
    public static string GetText(Keyword keyword) => KeywordTable.Rows[(int)keyword - 1].Word;

    /// <summary>Whether a version has the keyword: kwlist.h of 18 has four more than that of 17, and one less.</summary>
    public static bool IsKeyword(Keyword keyword, PostgresVersion version) => keyword switch
    {
        Keyword.Enforced or Keyword.Objects or Keyword.Period or Keyword.Virtual => version >= PostgresVersion.V18,
        Keyword.Recheck => version < PostgresVersion.V18,
        _ => true,
    };

    /// <summary>The keyword a word is, in any case, or <see cref="Keyword.NotAKeyword"/>.</summary>
    public static Keyword Find(string word, PostgresVersion version = PostgresVersion.V17)
    {
        var hash = HashSeed;
        foreach (var c in word)
        {
            hash = AddToHash(hash, c);
        }

        return Find(SlotsOf(version), word, 0, word.Length, hash);
    }

    internal static uint AddToHash(uint hash, char c) => (hash ^ (c | 0x20u)) * 16777619;

    /// <summary>What <see cref="Find(short[], string, int, int, uint)"/> looks a version's keywords up in.</summary>
    internal static short[] SlotsOf(PostgresVersion version) => version >= PostgresVersion.V18 ? Slots18 : Slots17;

    internal static Keyword Find(short[] slots, string text, int start, int length, uint hash)
    {
        for (var slot = Slot(hash); slots[slot] != 0; slot = (slot + 1) & (SlotCount - 1))
        {
            var keyword = slots[slot];
            if (EqualsFolded(KeywordTable.Rows[keyword - 1].Word, text, start, length))
            {
                return (Keyword)keyword;
            }
        }

        return Keyword.NotAKeyword;
    }

    private static int Slot(uint hash) => (int)((hash ^ (hash >> 15)) & (SlotCount - 1));

    private static bool EqualsFolded(string word, string text, int start, int length)
    {
        if (word.Length != length)
        {
            return false;
        }

        for (var i = 0; i < length; i++)
        {
            var c = text[start + i];
            if (word[i] != (c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c))
            {
                return false;
            }
        }

        return true;
    }

    private static short[] BuildSlots(PostgresVersion version)
    {
        var slots = new short[SlotCount];
        for (var row = 0; row < KeywordTable.Rows.Length; row++)
        {
            if (!IsKeyword((Keyword)(row + 1), version))
            {
                continue;
            }

            var hash = HashSeed;
            foreach (var c in KeywordTable.Rows[row].Word)
            {
                hash = AddToHash(hash, c);
            }

            var slot = Slot(hash);
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & (SlotCount - 1);
            }

            slots[slot] = (short)(row + 1);
        }

        return slots;
    }
}
