namespace SqlGen.Generator.Model.Building;

/// <summary>Parameters of methods.</summary>
public static class ParameterName
{
    /// <summary>From a Pascal-cased name, apart from those in the scope, keywords escaped.</summary>
    public static string Of(string pascal, NameScope scope)
    {
        var name = CSharpName.Camel(pascal);
        name = scope.IsFree(name) ? name : name + "Value";
        return CSharpName.Escape(scope.Claim(name, name, out _));
    }
}
