using SqlGen.Generator.Diagnostics;
using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Generator.Model.Building;

/// <summary>Says why a type has no C# type, and the way out.</summary>
public static class TypeProblems
{
    public static void Report(FindingList findings, TypeProblem problem, TypeReference type, Origin? origin, string subject, string ignorable)
    {
        if (problem == TypeProblem.CompositeArray)
        {
            findings.Add(GeneratorRules.CompositeArray, origin,
                $"{subject} is an array of the composite type {type.Element}, which SqlGen can't read; keep its values in a table or as jsonb, "
                + $"or leave it out with [SqlGenIgnore(\"{ignorable}\")]");
            return;
        }

        if (problem == TypeProblem.PartialRow)
        {
            findings.Add(GeneratorRules.TypeNotMapped, origin,
                $"{subject} is a row of type {type}, which has a column that is ignored, or none; give {type} all of its columns, or leave this out with [SqlGenIgnore(\"{ignorable}\")]");
            return;
        }

        var name = type.IsBuiltIn ? type.Name : type.Schema + "." + type.Name;
        findings.Add(GeneratorRules.TypeNotMapped, origin,
            $"{subject} has type {type}, for which SqlGen knows no C# type; map it with [SqlGenMap(\"{name}\", typeof(string))], "
            + $"or leave it out with [SqlGenIgnore(\"{ignorable}\")]");
    }
}
