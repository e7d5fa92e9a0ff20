using System.Text.RegularExpressions;

namespace SqlGen.Generator.Emit;

/// <summary>What the live database is compared with, as a raw string that people can read and that costs nothing until somebody asks.</summary>
internal static class FactsWriter
{
    public static void Write(CodeWriter writer, string facts, string declaration = "internal const string Facts")
    {
        var quotes = new string('"', Math.Max(3, 1 + Regex.Matches(facts, "\"+").Cast<Match>().Select(static m => m.Length).DefaultIfEmpty().Max()));
        writer.Gap();
        if (facts.Length == 0)
        {
            writer.Line($"{declaration} = \"\";");
            return;
        }

        writer.Line($"{declaration} =");
        using (writer.Indent())
        {
            writer.Line($"{quotes}\n{facts}\n{quotes};");
        }
    }
}
