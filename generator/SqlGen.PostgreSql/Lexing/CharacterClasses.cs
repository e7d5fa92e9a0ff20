namespace SqlGen.PostgreSql.Lexing;

/// <summary>scan.l's character classes; everything outside ASCII may start and continue an identifier.</summary>
internal static class CharacterClasses
{
    private const byte Space = 1;
    private const byte IdentifierStart = 2;
    private const byte IdentifierPart = 4;
    private const byte Digit = 8;
    private const byte Operator = 16;

    private static readonly byte[] Classes = Build();

    public static bool IsSpace(char c) => c < 128 && (Classes[c] & Space) != 0;

    public static bool IsIdentifierStart(char c) => c >= 128 || (Classes[c] & IdentifierStart) != 0;

    public static bool IsIdentifierPart(char c) => c >= 128 || (Classes[c] & IdentifierPart) != 0;

    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    public static bool IsOperator(char c) => c < 128 && (Classes[c] & Operator) != 0;

    public static bool IsHexDigit(char c) => c is >= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F';

    private static byte[] Build()
    {
        var classes = new byte[128];
        foreach (var c in " \t\n\r\f\v")
        {
            classes[c] |= Space;
        }

        foreach (var c in "~!@#^&|`?+-*/%<>=")
        {
            classes[c] |= Operator;
        }

        for (var c = 'a'; c <= 'z'; c++)
        {
            classes[c] |= IdentifierStart | IdentifierPart;
            classes[c - 32] |= IdentifierStart | IdentifierPart;
        }

        for (var c = '0'; c <= '9'; c++)
        {
            classes[c] |= Digit | IdentifierPart;
        }

        classes['_'] |= IdentifierStart | IdentifierPart;
        classes['$'] |= IdentifierPart;
        return classes;
    }
}
